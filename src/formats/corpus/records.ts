// SPDX-License-Identifier: GPL-2.0-or-later
import { isMarked } from '../../record-name';
import { nameOf, referencesOf, shortened, slotMates } from './words';

const NOTHING = new Int32Array(0);

/**
 * Distinct records of one or more kernels, numbered, with what refers to what: two records are the same text if and
 * only if they have one number. Names and slots have numbers of their own. All texts are one character a byte.
 */
export class Records {
  /** By record: its line in a symtypes file. */
  readonly texts: string[] = [];
  /** By record: the number of its name. */
  readonly names: number[] = [];
  /** By record: the numbers of the names it refers to, each once, in the order of their first mention. */
  readonly refersTo: Int32Array[] = [];
  /** By record: `s##pot` for a forward declaration, undefined for all else. */
  readonly short: (string | undefined)[] = [];
  /** By name: as it is spelt, mark included. */
  readonly nameTexts: string[] = [];
  /** By name: whether it is a type or an enumerator; all others are exports. */
  readonly isType: boolean[] = [];
  /** By name: the number of its slot. */
  readonly slots: number[] = [];
  slotCount = 0;

  private readonly numbers = new Map<string, number>();
  private readonly sources = new Map<string, string>();
  private readonly nameNumbers = new Map<string, number>();

  /** The number of a record, which becomes known. */
  add(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.numbers.set(text, number);
      const name = nameOf(text);
      this.names.push(this.nameNumber(name));
      // Most records of a file of millions refer to nothing.
      const refersTo = text.includes('#', name.length) ? referencesOf(text) : [];
      this.refersTo.push(
        refersTo.length === 0 ? NOTHING : Int32Array.from(refersTo, (one) => this.nameNumber(one)),
      );
      this.short.push(shortened(text));
    }
    return number;
  }

  /** An equal text that is kept already: most of what the one kernel declares the other declares in the same words. */
  sourceText(text: string): string {
    const known = this.sources.get(text);
    if (known !== undefined) return known;
    this.sources.set(text, text);
    return text;
  }

  /** The name of a record, mark included. */
  nameOf(record: number): string {
    return this.nameTexts[this.names[record]!]!;
  }

  isExport(record: number): boolean {
    return !this.isType[this.names[record]!];
  }

  private nameNumber(text: string): number {
    let number = this.nameNumbers.get(text);
    if (number === undefined) {
      number = this.nameTexts.push(text) - 1;
      this.nameNumbers.set(text, number);
      this.isType.push(isMarked(text));
      this.slots.push(this.slotOf(text));
    }
    return number;
  }

  /** The slot of a new name: that of another in it, which has one already, or one of its own. */
  private slotOf(name: string): number {
    for (const other of slotMates(name)) {
      const number = this.nameNumbers.get(other);
      if (number !== undefined && other !== name) return this.slots[number]!;
    }
    return this.slotCount++;
  }
}
