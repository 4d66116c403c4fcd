// SPDX-License-Identifier: GPL-2.0-or-later

/** What something asked of the macros, and what it made of them, in pairs of a name and the id of its definition, 0 for none. */
export interface Effect {
  /** First the names that it asked for before it wrote them, in the order in which it asked; then its last write of each name. */
  readonly numbers: Int32Array;
  /** Where the first one stands. */
  readonly at: number;
  /** How many pairs. */
  readonly asks: number;
  readonly writes: number;
}

const CHUNK = 1 << 18;

/** An effect in an array of its own. */
export function effectOf(asked: readonly number[], written: readonly number[]): Effect {
  return effectIn(new Int32Array(asked.length + written.length), 0, asked, written);
}

function effectIn(
  numbers: Int32Array,
  at: number,
  asked: readonly number[],
  written: readonly number[],
): Effect {
  numbers.set(asked, at);
  numbers.set(written, at + asked.length);
  return { numbers, at, asks: asked.length / 2, writes: written.length / 2 };
}

/** Many small effects one behind the other, and not in arrays of their own: walking through them is mostly waiting for memory. */
export class Effects {
  private chunk = new Int32Array(CHUNK);
  private length = 0;

  add(asked: readonly number[], written: readonly number[]): Effect {
    const size = asked.length + written.length;
    if (size > CHUNK / 4) return effectOf(asked, written);
    if (this.length + size > CHUNK) {
      this.chunk = new Int32Array(CHUNK);
      this.length = 0;
    }
    const at = this.length;
    this.length += size;
    return effectIn(this.chunk, at, asked, written);
  }
}

/** Bytes that an effect takes. */
export const sizeOf = ({ asks, writes }: Effect): number => 8 * (asks + writes);
