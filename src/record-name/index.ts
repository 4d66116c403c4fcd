// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `record-name`: the name of a declaration's record, as a value. In symtypes files it is spelt `s#pot`: a mark for
 * what is declared, and the name itself. People and C spell the same name `struct pot`.
 */

/** What a record declares: struct, union, enum, typedef or enumerator. An export's own declaration has no mark. */
export type Mark = 's' | 'u' | 'e' | 't' | 'E' | '';

/** The word that says the same to people. */
export type Keyword = 'struct' | 'union' | 'enum' | 'typedef' | 'enumerator';

const KEYWORDS: Readonly<Record<Exclude<Mark, ''>, Keyword>> = {
  s: 'struct',
  u: 'union',
  e: 'enum',
  t: 'typedef',
  E: 'enumerator',
};
const MARKS = new Map<string, Mark>(
  Object.entries(KEYWORDS).map(([mark, keyword]) => [keyword, mark as Mark]),
);

/** The beginning of a marked name, for patterns that find such names in a text. */
export const MARK_PATTERN = '[suetE]#';
const MARKED = new RegExp(`^${MARK_PATTERN}`);
const WRITTEN = /^(struct|union|enum|typedef|enumerator)\s+(\S+)$/;

/** Whether a word is the name of a type or an enumerator. In a record such a word refers to another one. */
export function isMarked(word: string): boolean {
  return MARKED.test(word);
}

/** `s#pot`, or the name itself where there is no mark. */
export function markedName(mark: Mark, bare: string): string {
  return mark === '' ? bare : `${mark}#${bare}`;
}

/** The name of a record. */
export class RecordName {
  private constructor(
    readonly mark: Mark,
    /** The name without its mark. */
    readonly bare: string,
  ) {}

  /** Reads `s#pot`. All else is the name of an export's own declaration. */
  static parse(spelling: string): RecordName {
    return isMarked(spelling)
      ? new RecordName(spelling[0] as Mark, spelling.slice(2))
      : new RecordName('', spelling);
  }

  static of(keyword: Keyword, bare: string): RecordName {
    return new RecordName(MARKS.get(keyword)!, bare);
  }

  /** Reads what people write, `struct pot`; null for anything else. */
  static written(text: string): RecordName | null {
    const [, keyword, bare] = WRITTEN.exec(text) ?? [];
    return keyword === undefined ? null : RecordName.of(keyword as Keyword, bare!);
  }

  /** Every type and the enumerator that may have this name. */
  static allOf(bare: string): RecordName[] {
    return [...MARKS.values()].map((mark) => new RecordName(mark, bare));
  }

  /** As symtypes files have it: `s#pot`. */
  get spelling(): string {
    return markedName(this.mark, this.bare);
  }

  /** As people are told it: `struct pot`, `typedef tea`; an export's own declaration by its name. */
  get title(): string {
    return this.mark === '' ? this.bare : `${KEYWORDS[this.mark]} ${this.bare}`;
  }

  /** As C refers to it: `struct pot`, and a typedef or an enumerator by its bare name. */
  get inC(): string {
    return this.isTag ? this.title : this.bare;
  }

  /** Null for an export's own declaration. */
  get keyword(): Keyword | null {
    return this.mark === '' ? null : KEYWORDS[this.mark];
  }

  /** Whether it is an export's own declaration. */
  get isExport(): boolean {
    return this.mark === '';
  }

  /** Whether it is a struct, a union or an enum: C keeps their names apart from all others. */
  get isTag(): boolean {
    return this.mark === 's' || this.mark === 'u' || this.mark === 'e';
  }

  /** Whether it is a type: a struct, a union, an enum or a typedef. */
  get isType(): boolean {
    return this.isTag || this.mark === 't';
  }
}
