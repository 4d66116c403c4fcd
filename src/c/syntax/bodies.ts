// SPDX-License-Identifier: GPL-2.0-or-later
import { joined, noAttributes, readAttributes } from './attributes';
import type { Cursor } from './cursor';
import { readDeclarator } from './declarator';
import { readExpression } from './expression';
import { readSpecifiers } from './specifiers';
import type { Enumerator, Member, TypeSyntax } from './syntax';

/** Reads the members of a struct or union, braces included. */
export function readMembers(cursor: Cursor): Member[] {
  cursor.expect('{');
  const members: Member[] = [];
  while (!cursor.accept('}')) {
    if (cursor.accept(';')) continue;
    if (cursor.peek() === '_Static_assert') {
      cursor.next();
      cursor.skipBalanced();
    } else readMemberDeclaration(cursor, members);
    if (cursor.peek() !== '}') cursor.expect(';');
  }
  return members;
}

function readMemberDeclaration(cursor: Cursor, members: Member[]): void {
  const { type, attributes } = readSpecifiers(cursor);
  if (cursor.peek() === ';' || cursor.peek() === '}') {
    const bare = bareType(type);
    if (bare.kind === 'record' && bare.name === null) {
      // GCC drops attributes that are not the type's own; to Clang they are the member's.
      const counting =
        cursor.compiler === 'gcc' ? { ...noAttributes(), alignas: attributes.alignas } : attributes;
      members.push({ name: null, type, width: null, attributes: counting });
    } else if (bare.kind !== 'enum' && bare.kind !== 'base') {
      // Qualifiers and attributes of a reference do nothing here.
      members.push({ name: null, type: bare, width: null, attributes: noAttributes(), isBare: true });
    }
    return;
  }
  do {
    const declarator =
      cursor.peek() === ':'
        ? { name: null, type, attributes: noAttributes() }
        : readDeclarator(cursor, type, true);
    const width = cursor.accept(':') ? readExpression(cursor, true) : null;
    members.push({
      name: declarator.name,
      type: declarator.type,
      width,
      attributes: joined(joined(attributes, declarator.attributes), readAttributes(cursor)),
    });
  } while (cursor.accept(','));
}

function bareType(type: TypeSyntax): TypeSyntax {
  return type.kind === 'qualified' || type.kind === 'attributed' ? bareType(type.of) : type;
}

/** Reads the enumerators of an enum, braces included. */
export function readEnumerators(cursor: Cursor): Enumerator[] {
  cursor.expect('{');
  const enumerators: Enumerator[] = [];
  while (!cursor.accept('}')) {
    const name = cursor.name();
    const attributes = readAttributes(cursor);
    const value = cursor.accept('=') ? readExpression(cursor, true) : null;
    enumerators.push({ name, value, attributes });
    if (cursor.peek() !== '}') cursor.expect(',');
  }
  return enumerators;
}
