// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declared, EnumSyntax, ReadDeclaration, RecordSyntax, Tag } from '../../c/syntax';
import type { TracedScope } from '../../c/layout';
import { RecordName } from '../../record-name';

/** Declarations by their numbers, and numbers of names. */
export interface Declarations {
  numberOf(name: string): number | undefined;
  /** @throws Unknown where it cannot be read */
  declaration(number: number): ReadDeclaration;
  /** Whether a name means the same wherever it is asked for. */
  isSettled(number: number): boolean;
}

/** A scope that finds the declaration of a name by the name's number. */
export abstract class NamedScope implements TracedScope {
  trace: Set<number> | null = null;

  constructor(private readonly declarations: Declarations) {}

  abstract meaningOf(name: number): number;

  definition(tag: 'enum', name: string): EnumSyntax | undefined;
  definition(tag: Tag, name: string): RecordSyntax & EnumSyntax;
  definition(tag: Tag, name: string): RecordSyntax | EnumSyntax | undefined {
    return this.lookUp(RecordName.of(tag, name).spelling)?.definitions.get(`${tag} ${name}`);
  }

  typedef(name: string): Declared | undefined {
    return this.lookUp(RecordName.of('typedef', name).spelling)?.declared.find((one) => one.name === name);
  }

  enumerator(name: string): EnumSyntax | undefined {
    return this.lookUp(RecordName.of('enumerator', name).spelling)?.enumerators.get(name);
  }

  object(name: string): Declared | undefined {
    return this.lookUp(name)?.declared.find((one) => one.name === name);
  }

  /** Takes a name for looked up. Nothing can hang on one that means the same everywhere. */
  protected note(number: number): void {
    if (this.trace && !this.declarations.isSettled(number)) this.trace.add(number);
  }

  private lookUp(name: string): ReadDeclaration | undefined {
    const number = this.declarations.numberOf(name);
    // What no unit knows has no number, and means nothing anywhere.
    if (number === undefined) return undefined;
    this.note(number);
    const declaration = this.meaningOf(number);
    return declaration < 0 ? undefined : this.declarations.declaration(declaration);
  }
}
