// SPDX-License-Identifier: GPL-2.0-or-later
import { joined, readAttributes } from './attributes';
import { Cursor, type IsTypeName } from './cursor';
import { readDeclarator } from './declarator';
import { readExpression } from './expression';
import { readSpecifiers } from './specifiers';
import type { Compiler, Declared, Expression, ReadDeclaration, TypeSyntax } from './syntax';
import { tokensOf } from './tokens';
import { readTypeName } from './type-name';
import { Unknown } from './unknown';

/**
 * Reads a top-level declaration as a compiler does.
 * @param text one character a byte, without line markers; a function's body is `;` or is left out, an initialiser is `{}`
 * @param pack the `#pragma pack` in force, in bytes; 0 for none
 * @param isTypeName decides where a name could be a typedef's or not, which is rare
 * @param compiler whose rules hold: which pragmas and attributes count
 * @throws Unknown with what cannot be read
 */
export function readDeclaration(
  text: string,
  pack: number,
  isTypeName: IsTypeName,
  compiler: Compiler = 'gcc',
): ReadDeclaration {
  const cursor = new Cursor(tokensOf(text), isTypeName, pack, compiler);
  const declared: Declared[] = [];
  while (!cursor.isAtEnd) {
    if (cursor.accept(';')) continue;
    if (cursor.accept('_Static_assert')) cursor.skipBalanced();
    else readOne(cursor, declared);
  }
  return {
    declared: withoutRepeated(declared),
    definitions: cursor.definitions,
    enumerators: cursor.enumerators,
  };
}

/** Declarations without typedefs that say the same again. @throws Unknown where a later one says something else */
export function withoutRepeated(declared: readonly Declared[]): Declared[] {
  const first = new Map<string, Declared>();
  return declared.filter((one) => {
    if (one.storage !== 'typedef') return true;
    const before = first.get(one.name);
    if (!before) return first.set(one.name, one);
    // GCC and Clang join alignments by rules of their own.
    if (spelled(before) !== spelled(one))
      throw new Unknown(`the typedef '${one.name}' is declared again in other words`);
    return false;
  });
}

/** Reads an expression by itself. @throws Unknown for what is none, or more */
export function readExpressionText(text: string): Expression {
  const cursor = new Cursor(tokensOf(text), () => false, 0, 'gcc');
  const expression = readExpression(cursor);
  if (!cursor.isAtEnd) throw new Unknown('more than an expression');
  return expression;
}

/** Reads a type without a name, as in a cast. @throws Unknown for what is none, or more */
export function readTypeText(text: string, isTypeName: IsTypeName): TypeSyntax {
  const cursor = new Cursor(tokensOf(text), isTypeName, 0, 'gcc');
  const type = readTypeName(cursor);
  if (!cursor.isAtEnd) throw new Unknown('more than a type');
  return type;
}

function readOne(cursor: Cursor, declared: Declared[]): void {
  const { storage, type, attributes } = readSpecifiers(cursor);
  if (cursor.isAtEnd || cursor.peek() === ';') return;
  do {
    const declarator = readDeclarator(cursor, type, true);
    const all = joined(joined(attributes, declarator.attributes), readAttributes(cursor));
    if (declarator.name !== null) {
      declared.push({ name: declarator.name, storage, type: declarator.type, attributes: all });
    }
    if (cursor.accept('=')) skipInitialiser(cursor);
  } while (cursor.accept(','));
  if (cursor.peek() === '{') {
    cursor.skipBalanced();
    return;
  }
  if (!cursor.isAtEnd) cursor.expect(';');
}

/** The type and attributes of a declaration in one text; of types with a tag the tag alone. */
function spelled({ type, attributes }: Declared): string {
  return JSON.stringify([type, attributes], (_, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    const { kind, tag = 'enum', name } = (value ?? {}) as { kind?: unknown; tag?: unknown; name?: unknown };
    const isTagged = (kind === 'record' || kind === 'enum') && typeof name === 'string';
    return isTagged ? { kind: 'tag', tag, name } : value;
  });
}

function skipInitialiser(cursor: Cursor): void {
  for (
    let token = cursor.peek();
    token !== undefined && token !== ',' && token !== ';';
    token = cursor.peek()
  ) {
    if (token === '{' || token === '(' || token === '[') cursor.skipBalanced();
    else cursor.next();
  }
}
