// SPDX-License-Identifier: GPL-2.0-or-later
import { Char, rawText, type RawText } from '../../text';

/** Bytes of a chunk of kept lines; no line is longer. */
const CHUNK = 1 << 24;
/** Most bytes of a line: some twenty times what any kernel has. */
export const LONGEST_LINE = 1 << 22;
const FIRST_ROOM = 1 << 16;

/**
 * Every distinct line of many files, kept once and numbered. Dumps of one kernel hold a line in hundreds of
 * files, and mostly before the same next line. That one is tried first, which costs no more than comparing its
 * bytes.
 */
export class LineTable {
  count = 0;
  private readonly chunks: Buffer[] = [];
  /** Free bytes of the last chunk begin here; there is none at first. */
  private used = CHUNK + 1;
  // By line.
  private chunkOf = new Int32Array(FIRST_ROOM);
  private starts = new Int32Array(FIRST_ROOM);
  private lengths = new Int32Array(FIRST_ROOM);
  private hashes = new Int32Array(FIRST_ROOM);
  /** The line that followed last time; 0 at first, for any guess will do. */
  private following = new Int32Array(FIRST_ROOM);
  /** By hash, open addressing: number + 1, 0 for none. */
  private cells = new Int32Array(2 * FIRST_ROOM);
  private last = 0;

  /**
   * The number of the line that begins at `at`; it ends before a line feed or at `end`.
   * @returns -1 for a line that is longer than any, which is not kept
   */
  numberAt(bytes: Buffer, at: number, end: number): number {
    const guess = this.following[this.last]!;
    if (guess < this.count && this.isAt(guess, bytes, at, end)) return (this.last = guess);
    const feed = bytes.indexOf(10, at);
    const stop = feed < 0 || feed > end ? end : feed;
    if (stop - at > LONGEST_LINE) return -1;
    const number = this.find(bytes, at, stop);
    this.following[this.last] = number;
    return (this.last = number);
  }

  lengthOf(number: number): number {
    return this.lengths[number]!;
  }

  textOf(number: number): RawText {
    const start = this.starts[number]!;
    return rawText(this.chunks[this.chunkOf[number]!]!, start, start + this.lengths[number]!);
  }

  private isAt(number: number, bytes: Buffer, at: number, end: number): boolean {
    const stop = at + this.lengths[number]!;
    if (stop > end || (stop < end && bytes[stop] !== Char.NEWLINE)) return false;
    return this.equals(number, bytes, at, stop);
  }

  private equals(number: number, bytes: Buffer, at: number, stop: number): boolean {
    const start = this.starts[number]!;
    const chunk = this.chunks[this.chunkOf[number]!]!;
    return chunk.compare(bytes, at, stop, start, start + stop - at) === 0;
  }

  private find(bytes: Buffer, at: number, stop: number): number {
    const hash = hashOf(bytes, at, stop);
    const mask = this.cells.length - 1;
    let cell = hash & mask;
    for (let known = this.cells[cell]!; known !== 0; known = this.cells[cell]!) {
      const number = known - 1;
      const isAlike = this.hashes[number] === hash && this.lengths[number] === stop - at;
      if (isAlike && this.equals(number, bytes, at, stop)) return number;
      cell = (cell + 1) & mask;
    }
    this.cells[cell] = this.count + 1;
    return this.keep(bytes, at, stop, hash);
  }

  private keep(bytes: Buffer, at: number, stop: number, hash: number): number {
    if (this.used + stop - at > CHUNK) {
      this.chunks.push(Buffer.allocUnsafeSlow(CHUNK));
      this.used = 0;
    }
    const number = this.count++;
    if (number === this.starts.length) this.widen();
    bytes.copy(this.chunks[this.chunks.length - 1]!, this.used, at, stop);
    this.chunkOf[number] = this.chunks.length - 1;
    this.starts[number] = this.used;
    this.lengths[number] = stop - at;
    this.hashes[number] = hash;
    this.used += stop - at;
    if (2 * this.count > this.cells.length) this.spread();
    return number;
  }

  private widen(): void {
    this.chunkOf = doubled(this.chunkOf);
    this.starts = doubled(this.starts);
    this.lengths = doubled(this.lengths);
    this.hashes = doubled(this.hashes);
    this.following = doubled(this.following);
  }

  private spread(): void {
    this.cells = new Int32Array(2 * this.cells.length);
    const mask = this.cells.length - 1;
    for (let number = 0; number < this.count; number++) {
      let cell = this.hashes[number]! & mask;
      while (this.cells[cell] !== 0) cell = (cell + 1) & mask;
      this.cells[cell] = number + 1;
    }
  }
}

/** Twice the room, the same numbers in its first half. */
export function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * numbers.length);
  wider.set(numbers);
  return wider;
}

/** FNV-1a over two interleaved halves, which keeps a processor busier than one. */
function hashOf(bytes: Buffer, at: number, stop: number): number {
  let even = 0x811c9dc5 ^ (stop - at);
  let odd = 0x2f0b4c47;
  let i = at;
  for (; i + 1 < stop; i += 2) {
    even = Math.imul(even ^ bytes[i]!, 0x01000193);
    odd = Math.imul(odd ^ bytes[i + 1]!, 0x01000193);
  }
  if (i < stop) even = Math.imul(even ^ bytes[i]!, 0x01000193);
  const mixed = Math.imul(even ^ (even >>> 15) ^ (odd << 7), 0x85ebca6b) ^ odd;
  return mixed ^ (mixed >>> 13);
}
