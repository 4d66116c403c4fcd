// SPDX-License-Identifier: GPL-2.0-or-later

/** A text in pieces, which other texts share: one character is one byte. */
export class Rope {
  /** In bytes. */
  readonly length: number;

  constructor(private readonly pieces: readonly (Buffer | Rope)[]) {
    this.length = pieces.reduce((sum, { length }) => sum + length, 0);
  }

  /** Puts the text into a buffer that has room for it. Gives the place behind it. */
  copyInto(bytes: Buffer, from = 0): number {
    let at = from;
    for (const piece of this.pieces) {
      if (piece instanceof Rope) at = piece.copyInto(bytes, at);
      else {
        bytes.set(piece, at);
        at += piece.length;
      }
    }
    return at;
  }

  /** The text in a buffer of its own. */
  whole(): Buffer {
    const bytes = Buffer.allocUnsafe(this.length);
    this.copyInto(bytes);
    return bytes;
  }
}
