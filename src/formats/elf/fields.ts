// SPDX-License-Identifier: GPL-2.0-or-later
/** Bytes of the longest name that is read; the kernel's own are of 511 at most. */
const LONGEST_NAME = 1023;

/** Reads numbers of one byte order and, where the class decides, of 32 or 64 bits. Nothing is checked here. */
export class Fields {
  constructor(
    readonly bytes: Buffer,
    readonly isLittle: boolean,
    readonly is64: boolean,
  ) {}

  u16(at: number): number {
    return this.isLittle ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  u32(at: number): number {
    return this.isLittle ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  /** A number of more than 53 bits is not exact, and too large for any file. */
  u64(at: number): number {
    const [low, high] = this.isLittle ? [at, at + 4] : [at + 4, at];
    return this.u32(high) * 2 ** 32 + this.u32(low);
  }

  /** An address, offset or size. */
  word(at: number): number {
    return this.is64 ? this.u64(at) : this.u32(at);
  }

  /** Bytes up to a NUL, one character each; null where there is none before `end`, or only far behind. */
  text(at: number, end: number): string | null {
    // A search without a bound, for each of many names, could take for ever.
    const length = this.bytes.subarray(at, Math.min(end, at + LONGEST_NAME + 1)).indexOf(0);
    return length < 0 ? null : this.bytes.toString('latin1', at, at + length);
  }
}
