import { isTypeName, nameOf, referencesOf, shortened, slotOf } from './words';

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
  private readonly nameNumbers = new Map<string, number>();
  private readonly slotNumbers = new Map<string, number>();

  /** The number of a record, which becomes known. */
  add(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.numbers.set(text, number);
      this.names.push(this.nameNumber(nameOf(text)));
      this.refersTo.push(Int32Array.from(referencesOf(text), (name) => this.nameNumber(name)));
      this.short.push(shortened(text));
    }
    return number;
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
      this.isType.push(isTypeName(text));
      this.slots.push(this.slotNumber(slotOf(text)));
    }
    return number;
  }

  private slotNumber(key: string): number {
    let number = this.slotNumbers.get(key);
    if (number === undefined) this.slotNumbers.set(key, (number = this.slotCount++));
    return number;
  }
}
