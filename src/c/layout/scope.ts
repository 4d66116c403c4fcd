// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declared, EnumSyntax, RecordSyntax, RecordTag, Tag } from '../syntax';

/**
 * What names mean in a unit. Of a name it does not know a scope gives undefined; of one whose declaration cannot be
 * read it throws Unknown.
 */
export interface Scope {
  /** The definition of a struct, union or enum. */
  definition(tag: RecordTag, name: string): RecordSyntax | undefined;
  definition(tag: 'enum', name: string): EnumSyntax | undefined;
  definition(tag: Tag, name: string): RecordSyntax | EnumSyntax | undefined;
  typedef(name: string): Declared | undefined;
  /** The enum that has this enumerator. */
  enumerator(name: string): EnumSyntax | undefined;
  /** A function or variable. */
  object(name: string): Declared | undefined;
}
