// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelScopes } from '../types';
import { RecordName, type Keyword } from '../../record-name';
import { Role, type TextNames } from './text-names';

/** What a tag's word is, by its role where no pointer leads to it. */
const TAGS: Readonly<Partial<Record<Role, Keyword>>> = {
  [Role.STRUCT]: 'struct',
  [Role.UNION]: 'union',
  [Role.ENUM]: 'enum',
};

/** The names in the texts of one kernel's declarations, by their numbers in that kernel. */
export class SideNames {
  private readonly references: (readonly number[] | undefined)[] = [];
  /** By what a word may be: by its number, the number of the name and one, or -1 for none. */
  private readonly named = new Map<Keyword | 'object', number[]>();

  /** @param identities by declaration */
  constructor(
    private readonly scopes: KernelScopes,
    private readonly identities: Int32Array,
    private readonly texts: TextNames,
  ) {}

  /** Whether a declaration has expressions of types, of which words alone do not tell what they lead to. */
  hasExpressions(declaration: number): boolean {
    return this.texts.hasExpressions(this.identities[declaration]!, this.text(declaration));
  }

  /** Numbers of the types that a declaration's text names. */
  referencesIn(declaration: number): readonly number[] {
    return (this.references[declaration] ??= this.findReferences(declaration));
  }

  /** Numbers of whatever the layout of a declaration may hang on, by words alone. */
  hangsOn(declaration: number): number[] {
    const found = new Set<number>();
    const add = (number: number): void => {
      if (number >= 0) found.add(number);
    };
    const hasExpressions = this.hasExpressions(declaration);
    this.texts.forEachUse(this.identities[declaration]!, this.text(declaration), (word, role) => {
      if (role <= Role.TYPE) {
        add(this.numberOf('typedef', word));
        add(this.numberOf('enumerator', word));
        if (hasExpressions) add(this.numberOf('object', word));
      } else if (role <= Role.ENUM) add(this.numberOf(TAGS[role]!, word));
      else if (hasExpressions) add(this.numberOf(TAGS[(role - Role.POINTED) as Role]!, word));
    });
    return [...found];
  }

  private findReferences(declaration: number): number[] {
    const found = new Set<number>();
    this.texts.forEachUse(this.identities[declaration]!, this.text(declaration), (word, role) => {
      if (role === Role.OTHER) return;
      const keyword = role === Role.TYPE ? 'typedef' : (TAGS[role] ?? TAGS[(role - Role.POINTED) as Role]!);
      const number = this.numberOf(keyword, word);
      if (number >= 0) found.add(number);
    });
    return [...found];
  }

  private text(declaration: number): string {
    return this.scopes.corpus.declarations[declaration]!.text;
  }

  /** The number of a name; -1 where the kernel has none of it. */
  private numberOf(what: Keyword | 'object', word: number): number {
    let known = this.named.get(what);
    if (!known) this.named.set(what, (known = []));
    const found = known[word];
    if (found !== undefined) return found;
    const bare = this.texts.words[word]!;
    const name = what === 'object' ? bare : RecordName.of(what, bare).spelling;
    return (known[word] = this.scopes.numberOf(name) ?? -1);
  }
}
