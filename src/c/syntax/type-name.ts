// SPDX-License-Identifier: GPL-2.0-or-later
import type { Cursor } from './cursor';
import { joined } from './attributes';
import { attributedBy, readDeclarator } from './declarator';
import { isSpecifierWord, readSpecifiers } from './specifiers';
import type { TypeSyntax } from './syntax';
import { isWord } from './tokens';

/** Whether a type begins at the cursor; a plain name counts if it is a typedef's. */
export function startsType(cursor: Cursor): boolean {
  let ahead = 0;
  // Stands before types and before expressions alike.
  while (cursor.peek(ahead) === '__extension__') ahead++;
  const token = cursor.peek(ahead);
  if (!isWord(token)) return false;
  return isSpecifierWord(token) || cursor.isTypeName(token);
}

/** Reads a type without a name, as in a cast. */
export function readTypeName(cursor: Cursor): TypeSyntax {
  return cursor.nested(() => {
    const specifiers = readSpecifiers(cursor);
    const { type, attributes } = readDeclarator(cursor, specifiers.type);
    const all = joined(specifiers.attributes, attributes);
    // Clang gives them to what is declared, which is nothing here.
    const counting = cursor.compiler === 'gcc' ? all : { ...all, packed: false, aligned: [], mode: null };
    return attributedBy(type, counting);
  });
}
