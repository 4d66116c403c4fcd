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

/** All that a word may be the name of. */
const WHAT = ['struct', 'union', 'enum', 'typedef', 'enumerator', 'object'] as const;

/** The names in the texts of one kernel's declarations. */
export class SideNames {
  private readonly references: (readonly number[] | undefined)[];
  private readonly numbers: NameNumbers;

  /**
   * @param names by their numbers
   * @param identities by declaration
   */
  constructor(
    names: readonly string[],
    private readonly declarations: readonly Declaration[],
    private readonly identities: Int32Array,
    private readonly texts: TextNames,
  ) {
    this.numbers = new NameNumbers(names, texts);
    this.references = new Array<undefined>(declarations.length);
  }

  /** Whether a declaration has expressions of types, of which words alone do not tell what they lead to. */
  hasExpressions(declaration: number): boolean {
    return this.texts.hasExpressions(this.identities[declaration]!, this.text(declaration));
  }

  /** Numbers of the types that a declaration's text names. */
  referencesIn(declaration: number): readonly number[] {
    return (this.references[declaration] ??= this.findReferences(declaration));
  }

  /**
   * Calls `take` with whatever the layout of a declaration may hang on, by words alone; with some names more than once.
   * @param numbers of the names to take
   */
  forEachHeld(declaration: number, numbers: NameNumbers, take: (name: number) => void): void {
    const add = (number: number): void => {
      if (number >= 0) take(number);
    };
    const [typedefs, enumerators] = [numbers.by('typedef'), numbers.by('enumerator')];
    const objects = this.hasExpressions(declaration) ? numbers.by('object') : null;
    this.texts.forEachUse(this.identities[declaration]!, this.text(declaration), (word, role) => {
      if (role <= Role.TYPE) {
        add(typedefs[word]!);
        add(enumerators[word]!);
        for (const tag of this.texts.enumsWith(word)) add(numbers.of('enum', tag));
        if (objects) add(objects[word]!);
      } else if (role <= Role.ENUM) add(numbers.of(TAGS[role]!, word));
      else if (objects) add(numbers.of(TAGS[(role - POINTED) as Role]!, word));
    });
  }

  /**
   * Calls `take` with everything that a declaration's words may name, whatever that is to it; with some names more than once.
   * @param numbers of the names to take
   */
  forEachNamed(declaration: number, numbers: NameNumbers, take: (name: number) => void): void {
    const add = (what: Keyword | 'object', word: number): void => {
      const number = numbers.of(what, word);
      if (number >= 0) take(number);
    };
    this.texts.forEachUse(this.identities[declaration]!, this.text(declaration), (word, role) => {
      const tag = TAGS[role] ?? TAGS[(role - POINTED) as Role];
      if (tag) {
        add(tag, word);
        return;
      }
      for (const what of ['typedef', 'enumerator', 'object'] as const) add(what, word);
      for (const one of this.texts.enumsWith(word)) add('enum', one);
    });
  }

  /** What a declaration hangs on, by the numbers of the kernel's own names. */
  hangsOn(declaration: number): number[] {
    const found = new Set<number>();
    this.forEachHeld(declaration, this.numbers, (name) => found.add(name));
    return [...found];
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
  private named: ReadonlyMap<Keyword | 'object', Int32Array> | undefined;

  /** @param names by their numbers */
  constructor(
    private readonly names: readonly string[],
    private readonly texts: TextNames,
  ) {}

  /** The number of a name; -1 where there is none of it. */
  of(what: Keyword | 'object', word: number): number {
    return this.by(what)[word]!;
  }

  /** By word: the number of its name. @param what the word is */
  by(what: Keyword | 'object'): Int32Array {
    this.named ??= this.read();
    return this.named.get(what)!;
  }

  private read(): Map<Keyword | 'object', Int32Array> {
    const { texts } = this;
    const named = new Map(WHAT.map((what) => [what, new Int32Array(texts.wordCount).fill(-1)]));
    this.names.forEach((text, number) => {
      const { keyword, bare } = RecordName.parse(text);
      const word = texts.numberOf(bare);
      if (word !== undefined) named.get(keyword ?? 'object')![word] = number;
    });
    return named;
  }
}
