// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type Expression, type ReadDeclaration, type TypeSyntax } from '../../c/syntax';
import type { Types } from '../../c/layout';

/** A type that an expression comes to, and what it is asked for: `typeof`, or its size or alignment. */
export interface Expressed {
  type: TypeSyntax;
  use: 'typeof' | 'size';
}

/** Words without which a text has no such expression. */
export const EXPRESSES = /typeof|sizeof|lignof/;

/**
 * The types that expressions of a declaration come to: `typeof(*one)`, `sizeof(table[0])`. Their text may name none of
 * the tags that are meant. What is not known here is left out.
 * @param types those of the file that holds the declaration
 */
export function expressedIn(read: ReadDeclaration, types: Types): Expressed[] {
  const found: Expressed[] = [];
  const add = (use: Expressed['use'], of: TypeSyntax): void => {
    try {
      found.push({ use, type: elementOf(types.core(of)) });
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
    }
  };
  eachPart([...read.definitions.values(), ...read.enumerators.values(), ...read.declared], (part) => {
    if (part.kind === 'typeof') add('typeof', part);
    else if (part.kind === 'size of type' || part.kind === 'alignment of type') add('size', part.of);
    else if (part.kind === 'size of' || part.kind === 'alignment of') {
      add('size', { kind: 'typeof', of: part.of, isType: false });
    }
  });
  return found;
}

/** What an array holds; any other type as it is. */
export function elementOf(type: TypeSyntax): TypeSyntax {
  return type.kind === 'array' ? elementOf(type.of) : type;
}

/** Visits every type and expression, however deep it stands in others. */
function eachPart(value: unknown, visit: (part: TypeSyntax | Expression) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value) visit(value as TypeSyntax | Expression);
  for (const one of Object.values(value)) eachPart(one, visit);
}
