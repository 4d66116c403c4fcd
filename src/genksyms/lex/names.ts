// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';

/** The offsets are 32-bit numbers. */
const MOST_BYTES = 0x7fffffff;

/**
 * Every distinct word of all units read so far, numbered from 0 in the order of first sight.
 *
 * The bytes of all words lie in one arena, each followed by one space: the form in which an expansion is
 * hashed, so that hashing copies bytes and never builds strings.
 */
export class Names {
  /** Number of words. */
  count = 0;
  /** Arena of all words, each followed by a space. */
  bytes = new Uint8Array(1 << 20);
  /** Start of word `id` in the arena; `offset[id + 1] - 1` is its end. */
  offset = new Int32Array((1 << 16) + 1);
  private hashes = new Int32Array(this.offset.length);
  private slots = new Int32Array(1 << 18).fill(-1);

  /** The number of the word at `source[start, end)`; `hash` must be what `hashOf` gives for it. */
  intern(source: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    const length = end - start;
    let slot = hash & mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id < 0) break;
      if (this.hashes[id] === hash) {
        const at = this.offset[id]!;
        if (this.offset[id + 1]! - at - 1 === length) {
          let i = 0;
          while (i < length && this.bytes[at + i] === source[start + i]) i++;
          if (i === length) return id;
        }
      }
      slot = (slot + 1) & mask;
    }
    return this.add(source, start, end, hash, slot);
  }

  /** The number of a word given as a string of one byte a character. */
  of(text: string): number {
    const bytes = Buffer.from(text, 'latin1');
    return this.intern(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
  }

  /** The word as a string of one byte a character. */
  text(id: number): string {
    const start = this.offset[id]!;
    const end = this.offset[id + 1]! - 1;
    return Buffer.from(this.bytes.buffer, start, end - start).toString('latin1');
  }

  private add(source: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.count++;
    const at = this.offset[id]!;
    const next = at + (end - start) + 1;
    if (next > MOST_BYTES)
      throw new ModversionsError('too many different words', 'give fewer files at a time');
    if (next > this.bytes.length) {
      const grown = new Uint8Array(Math.min(MOST_BYTES, Math.max(next, this.bytes.length * 2)));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes.set(source.subarray(start, end), at);
    this.bytes[next - 1] = 0x20;
    if (id + 2 > this.offset.length) {
      const offset = new Int32Array(this.offset.length * 2);
      offset.set(this.offset);
      this.offset = offset;
      const hashes = new Int32Array(offset.length);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
    this.offset[id + 1] = next;
    this.hashes[id] = hash;
    this.slots[slot] = id;
    if (this.count * 2 > this.slots.length) this.rehash();
    return id;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      let slot = this.hashes[id]! & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.slots = slots;
  }
}

/** The step of the word hash; the lexer takes it byte by byte while it looks for the end of a word. */
export function hashOf(source: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + source[i]!) | 0;
  return finishHash(hash);
}

/** Spreads the sum of `hashOf` over all bits. */
export function finishHash(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
