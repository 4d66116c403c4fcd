// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, wordsOf, type Records } from '../../../formats/corpus';
import { isMarked } from '../../../record-name';
import type { TypeChange, TypeChangeKind } from './comparison';
import type { Difference } from './pair-graph';

/** Gathers what differs, with the exports it reaches. Units that saw the same change share it. */
export class ChangeSet {
  private readonly differences: Difference[] = [];
  private readonly exports: number[][] = [];
  private readonly numbers = new Map<number | string, number>();

  constructor(private readonly records: Records) {}

  /** The number of a difference, which becomes known. */
  numberOf(difference: Difference): number {
    const { name, base, new: newRecord } = difference;
    // A record has one name, but a reference of another kind than the record has another.
    const isOwnName = this.records.names[base] === name;
    const key = isOwnName ? base * this.records.texts.length + newRecord : `${name} ${base} ${newRecord}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.differences.push(difference) - 1;
      this.numbers.set(key, number);
      this.exports.push([]);
    }
    return number;
  }

  /** @param position of an export that reaches the difference, and was not added to it yet */
  add(number: number, position: number): void {
    this.exports[number]!.push(position);
  }

  /** All differences that an export reaches, by their numbers. */
  all(): TypeChange[] {
    const { records } = this;
    const textOf = (record: number): string =>
      records.texts[record]!.slice(records.nameOf(record).length + 1);
    return this.differences.map((difference, number) => ({
      name: records.nameTexts[difference.name]!,
      kind: this.kindOf(difference),
      baseText: textOf(difference.base),
      newText: textOf(difference.new),
      exports: this.exports[number]!.sort((a, b) => a - b),
    }));
  }

  /** The same by name, then by the words of both texts. */
  inOrder(): TypeChange[] {
    return this.all().sort(
      (a, b) => byBytes(a.name, b.name) || byWords(a.baseText, b.baseText) || byWords(a.newText, b.newText),
    );
  }

  private kindOf({ base, new: newRecord }: Difference): TypeChangeKind {
    const wasForward = this.records.short[base] !== undefined;
    const isForward = this.records.short[newRecord] !== undefined;
    if (wasForward === isForward) return 'changed';
    return wasForward ? 'defined' : 'hidden';
  }
}

/** Word by word; a reference comes before any other word, and the end before all. */
function byWords(a: string, b: string): number {
  if (a === b) return 0;
  const [ours, theirs] = [wordsOf(a), wordsOf(b)];
  for (let i = 0; i < ours.length && i < theirs.length; i++) {
    const [one, other] = [ours[i]!, theirs[i]!];
    if (one !== other) {
      return Number(isMarked(other)) - Number(isMarked(one)) || byBytes(one, other);
    }
  }
  return ours.length - theirs.length;
}
