// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declaration } from '../../formats/corpus';
import { RecordName, type Keyword } from '../../record-name';
import { POINTED, Role, type TextNames } from './text-names';

/** What a tag's word is, by its role where no pointer leads to it. */
const TAGS: Readonly<Partial<Record<Role, Keyword>>> = {
  [Role.STRUCT]: 'struct',
  [Role.UNION]: 'union',
  [Role.ENUM]: 'enum',
};

/** The names in the texts of one kernel's declarations. */
export class SideNames {
  private readonly references: (readonly number[] | undefined)[] = [];
  private readonly numbers: NameNumbers;

  /**
   * @param names by their numbers
   * @param identities by declaration
   * @param enumsOf names of the enums with tags that have an enumerator, by the enumerator's name
   */
  constructor(
    names: readonly string[],
    private readonly declarations: readonly Declaration[],
    private readonly identities: Int32Array,
    private readonly texts: TextNames,
    enumsOf: (enumerator: string) => readonly string[],
  ) {
    this.numbers = new NameNumbers(names, texts, enumsOf);
  }

  /** Whether a declaration has expressions of types, of which words alone do not tell what they lead to. */
  hasExpressions(declaration: number): boolean {
    return this.texts.hasExpressions(this.identities[declaration]!, this.text(declaration));
  }

  /** Numbers of the types that a declaration's text names. */
  referencesIn(declaration: number): readonly number[] {
    return (this.references[declaration] ??= this.findReferences(declaration));
  }

  /** By this kernel's numbers, whatever the layout of a declaration may hang on, by words alone. */
  hangsOn(declaration: number): readonly number[] {
    const found = new Set<number>();
    this.forEachHeld(declaration, this.numbers, (name) => found.add(name));
    return [...found];
  }

  /**
   * Calls `take` with whatever the layout of a declaration may hang on, by words alone; with some names more than once.
   * @param numbers of the names to take
   */
  forEachHeld(declaration: number, numbers: NameNumbers, take: (name: number) => void): void {
    const add = (what: Keyword | 'object', word: number): void => {
      const number = numbers.of(what, word);
      if (number >= 0) take(number);
    };
    const hasExpressions = this.hasExpressions(declaration);
    this.texts.forEachUse(this.identities[declaration]!, this.text(declaration), (word, role) => {
      if (role <= Role.TYPE) {
        add('typedef', word);
        add('enumerator', word);
        for (const owner of numbers.enumsWith(word)) take(owner);
        if (hasExpressions) add('object', word);
      } else if (role <= Role.ENUM) add(TAGS[role]!, word);
      else if (hasExpressions) add(TAGS[(role - POINTED) as Role]!, word);
    });
  }

  private findReferences(declaration: number): number[] {
    const found = new Set<number>();
    this.texts.forEachUse(this.identities[declaration]!, this.text(declaration), (word, role) => {
      if (role === Role.OTHER) return;
      const keyword = role === Role.TYPE ? 'typedef' : (TAGS[role] ?? TAGS[(role - POINTED) as Role]!);
      const number = this.numbers.of(keyword, word);
      if (number >= 0) found.add(number);
    });
    return [...found];
  }

  private text(declaration: number): string {
    return this.declarations[declaration]!.text;
  }
}

/** Numbers of names, by words. */
export class NameNumbers {
  /** By what a word may be: numbers of names by the word's. */
  private readonly named = new Map<Keyword | 'object', number[]>();

  /** By the word's number. */
  private readonly enums: (readonly number[] | undefined)[] = [];

  /**
   * @param names by their numbers
   * @param enumsOf names of the enums with tags that have an enumerator, by the enumerator's name
   */
  constructor(
    private readonly names: readonly string[],
    private readonly texts: TextNames,
    private readonly enumsOf: (enumerator: string) => readonly string[],
  ) {}

  /** Numbers of the enums with tags that have an enumerator of this word. */
  enumsWith(word: number): readonly number[] {
    return (this.enums[word] ??= this.enumsOf(RecordName.of('enumerator', this.texts.words[word]!).spelling)
      .map((name) => this.of('enum', this.texts.numberOf(RecordName.parse(name).bare) ?? -1))
      .filter((number) => number >= 0));
  }

  /** The number of a name; -1 where there is none of it. */
  of(what: Keyword | 'object', word: number): number {
    if (this.named.size === 0) this.read();
    return this.named.get(what)?.[word] ?? -1;
  }

  private read(): void {
    this.names.forEach((text, number) => {
      const { keyword, bare } = RecordName.parse(text);
      const word = this.texts.numberOf(bare);
      if (word === undefined) return;
      let known = this.named.get(keyword ?? 'object');
      if (!known) this.named.set(keyword ?? 'object', (known = []));
      known[word] = number;
    });
  }
}
