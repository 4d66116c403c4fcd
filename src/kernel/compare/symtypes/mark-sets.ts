// SPDX-License-Identifier: GPL-2.0-or-later
import { IntList } from './int-list';

/** The set without marks. */
export const NO_MARKS = 0;

/**
 * Sets of marks, as rows of bits. Most nodes of a graph reach what another one reaches, so they share a set: it is copied
 * only where something is added to it.
 */
export class MarkSets {
  private readonly words: number;
  private readonly bits = new IntList();
  private count = 0;
  /** The set that is being made and that nobody shares yet; `NO_MARKS` for none. */
  private own = NO_MARKS;

  /** @param marks how many marks there are */
  constructor(marks: number) {
    this.words = (marks + 31) >>> 5;
    this.add();
  }

  /** @returns the set with a mark added to it: itself, if it is still being made */
  withMark(set: number, mark: number): number {
    const own = this.owned(set);
    this.bits.items[own * this.words + (mark >>> 5)]! |= 1 << (mark & 31);
    return own;
  }

  /** @returns a set with the marks of both */
  union(set: number, other: number): number {
    if (set === other || other === NO_MARKS) return set;
    if (set === NO_MARKS) return other;
    const { words } = this;
    let { items } = this.bits;
    const from = other * words;
    let word = 0;
    while (word < words && (items[from + word]! & ~items[set * words + word]!) === 0) word++;
    if (word === words) return set;
    const own = this.owned(set);
    ({ items } = this.bits);
    for (; word < words; word++) items[own * words + word]! |= items[from + word]!;
    return own;
  }

  /** Ends the making of a set: from now on others may share it. */
  finish(): void {
    this.own = NO_MARKS;
  }

  /** Calls `take` with each mark of a set, ascending. */
  forEach(set: number, take: (mark: number) => void): void {
    const { words, bits } = this;
    for (let word = 0; word < words; word++) {
      for (let left = bits.items[set * words + word]!; left !== 0; left &= left - 1) {
        take(32 * word + 31 - Math.clz32(left & -left));
      }
    }
  }

  /** A set with the same marks that only its maker has. */
  private owned(set: number): number {
    if (this.own !== NO_MARKS && this.own === set) return set;
    const { words } = this;
    const own = this.add();
    const { items } = this.bits;
    items.copyWithin(own * words, set * words, (set + 1) * words);
    return (this.own = own);
  }

  /** A set without marks. */
  private add(): number {
    const { words, bits } = this;
    bits.makeRoom((this.count + 1) * words);
    return this.count++;
  }
}
