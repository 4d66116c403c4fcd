// SPDX-License-Identifier: GPL-2.0-or-later
import { CUT_OFF, Damaged } from './damaged';
import { Gathering } from './gathering';

const CHUNK = 1 << 16;

/** Bytes for decoders that ask for one after the other; one that asks for more than there are is told so. */
export class ByteSource {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** @throws Damaged behind the end */
  readByte(): number {
    if (this.at >= this.bytes.length) throw new Damaged(CUT_OFF);
    return this.bytes[this.at++]!;
  }

  /** @returns how many bytes there were */
  read(into: Uint8Array, start: number, length: number): number {
    const end = Math.min(this.at + length, this.bytes.length);
    into.set(this.bytes.subarray(this.at, end), start);
    const count = end - this.at;
    this.at = end;
    return count;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }
}

/** What such decoders write, up to a limit. */
export class ByteSink {
  private readonly content: Gathering;
  private chunk = Buffer.allocUnsafe(CHUNK);
  private used = 0;

  constructor(limit: number) {
    this.content = new Gathering(limit);
  }

  /** @throws TooMuch */
  writeByte(byte: number): void {
    if (this.used === CHUNK) {
      this.content.add(this.chunk);
      this.chunk = Buffer.allocUnsafe(CHUNK);
      this.used = 0;
    }
    this.chunk[this.used++] = byte;
  }

  /** @throws TooMuch */
  whole(): Buffer {
    this.content.add(this.chunk.subarray(0, this.used));
    return this.content.whole();
  }
}
