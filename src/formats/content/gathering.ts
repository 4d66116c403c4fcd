// SPDX-License-Identifier: GPL-2.0-or-later
import { TooMuch } from './damaged';

/** Chunks on their way to one buffer of a bounded size. */
export class Gathering {
  private readonly chunks: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly limit: number) {}

  /** @throws TooMuch as soon as the limit is passed */
  add(chunk: Uint8Array): void {
    this.length += chunk.length;
    if (this.length > this.limit) throw new TooMuch();
    if (chunk.length > 0) this.chunks.push(chunk);
  }

  /** How many bytes may still come. */
  get left(): number {
    return this.limit - this.length;
  }

  whole(): Buffer {
    const [only, ...others] = this.chunks;
    if (only && others.length === 0) return Buffer.from(only.buffer, only.byteOffset, only.length);
    return Buffer.concat(this.chunks, this.length);
  }
}
