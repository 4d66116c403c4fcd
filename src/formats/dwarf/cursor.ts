// SPDX-License-Identifier: GPL-2.0-or-later
import type { Fields } from '../elf';

/** The data contradict themselves, or have something that is not known here; its text says what, in a few words. */
export class Unreadable extends Error {}

/** A place in a section that moves on as it is read; every step is checked against the end. */
export class Cursor {
  constructor(
    private readonly fields: Fields,
    public at: number,
    public end: number,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  u8(): number {
    return this.fields.bytes[this.take(1)]!;
  }

  u16(): number {
    return this.fields.u16(this.take(2));
  }

  u32(): number {
    return this.fields.u32(this.take(4));
  }

  /** A number of 64 bits; one of more than 53 is not exact, and too large for any file. */
  u64(): number {
    return this.fields.u64(this.take(8));
  }

  /** An offset into a section. */
  offset(size: 4 | 8): number {
    return size === 8 ? this.u64() : this.u32();
  }

  /** The length of a unit, which also says how wide its offsets are. */
  length(): { length: number; offsetSize: 4 | 8 } {
    const length = this.u32();
    return length === 0xffffffff ? { length: this.u64(), offsetSize: 8 } : { length, offsetSize: 4 };
  }

  /** Seven bits a byte; what is beyond 53 bits is not exact, which no code or length here has. */
  leb128(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      if (shift < 28) value += (byte & 0x7f) << shift;
      else if (shift < 56) value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  /** The same of a signed number, exact in 64 bits. */
  signedLeb128(): bigint {
    const start = this.at;
    while (this.u8() >= 0x80);
    return signedAt(this.fields.bytes, start);
  }

  /** The bytes of a text that ends with NUL. */
  text(): string {
    const end = this.fields.bytes.subarray(this.at, this.end).indexOf(0);
    if (end < 0) throw new Unreadable('is cut off');
    return this.fields.bytes.toString('latin1', this.at, this.take(end + 1) + end);
  }

  skip(bytes: number): void {
    this.take(bytes);
  }

  private take(bytes: number): number {
    const at = this.at;
    if (bytes > this.end - at) throw new Unreadable('is cut off');
    this.at = at + bytes;
    return at;
  }
}

/** A signed number of seven bits a byte; the caller knows that it ends. */
export function signedAt(bytes: Uint8Array, at: number): bigint {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n, at++) {
    const byte = bytes[at]!;
    if (shift < 70n) value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) {
      const signed = byte & 0x40 ? value - (1n << (shift < 70n ? shift + 7n : 70n)) : value;
      return BigInt.asIntN(64, signed);
    }
  }
}

/** The same of a number without a sign, in 64 bits. */
export function unsignedAt(bytes: Uint8Array, at: number): number | bigint {
  let value = 0;
  for (let shift = 0; shift < 49; shift += 7, at++) {
    const byte = bytes[at]!;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  let wide = BigInt(value);
  for (let shift = 49n; ; shift += 7n, at++) {
    const byte = bytes[at]!;
    if (shift < 70n) wide |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return narrow(BigInt.asUintN(64, wide));
  }
}

/** A number of 64 bits as the plain kind where that is exact. */
export const narrow = (value: bigint): number | bigint =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
