// SPDX-License-Identifier: GPL-2.0-or-later
import { bearsOnLayout, joined, noAttributes, readAttributes, saying, startsAttributes } from './attributes';
import type { Cursor } from './cursor';
import { readExpression } from './expression';
import { isSpecifierWord, qualifierOf, readSpecifiers } from './specifiers';
import type { Attributes, FunctionSyntax, TypeSyntax } from './syntax';
import { isWord } from './tokens';
import { Unknown } from './unknown';

/** What a declarator makes of the type before it. */
export interface Declarator {
  /** Null for an abstract one. */
  name: string | null;
  type: TypeSyntax;
  attributes: Attributes;
}

/** A part of a declarator around the name: what it makes of a type. */
type Wrapping = (type: TypeSyntax) => TypeSyntax;

/**
 * Reads a declarator with or without a name; `asm` labels and attributes behind it are read with it.
 * @param isNamed whether it has a name for certain, so that `(pot)` is one and no parameter
 */
export function readDeclarator(cursor: Cursor, base: TypeSyntax, isNamed = false): Declarator {
  return cursor.nested(() => {
    const { name, wrap, attributes } = readPart(cursor, isNamed);
    let all = attributes;
    for (;;) {
      if (startsAttributes(cursor.peek())) all = joined(all, readAttributes(cursor));
      else if (/^(?:asm|__asm|__asm__)$/.test(cursor.peek() ?? '')) {
        cursor.next();
        // The name that the linker knows it by.
        all = joined(all, saying([`asm ${cursor.skipBalanced().join(' ')}`]));
      } else return { name, type: wrap(base), attributes: all };
    }
  });
}

function readPart(
  cursor: Cursor,
  isNamed: boolean,
): { name: string | null; wrap: Wrapping; attributes: Attributes } {
  const pointers: Wrapping[] = [];
  let attributes = noAttributes();
  for (;;) {
    if (startsAttributes(cursor.peek())) {
      const read = readAttributes(cursor);
      // Clang takes all attributes behind a `*` for those of what is declared.
      if (pointers.length > 0 && cursor.compiler === 'gcc' && bearsOnLayout(read)) {
        pointers.push((type) => ({ kind: 'attributed', of: type, attributes: read }));
      } else attributes = joined(attributes, read);
      continue;
    }
    const qualifier = qualifierOf(cursor.peek());
    if (qualifier !== undefined && pointers.length > 0) {
      cursor.next();
      pointers.push((type) => withQualifier(type, qualifier));
    } else if (cursor.accept('*')) pointers.push((type) => ({ kind: 'pointer', to: type }));
    else if (cursor.peek() === '__extension__') cursor.next();
    else break;
  }
  const inner = readInner(cursor, isNamed);
  const behind = readBehind(cursor);
  if (cursor.compiler === 'gcc' && behind.length > 0 && bearsOnLayout(inner.attributes)) {
    throw new Unknown('attributes within the parentheses of a declarator');
  }
  return {
    name: inner.name,
    attributes: joined(attributes, inner.attributes),
    wrap: (type) => {
      const pointed = pointers.reduce((made, wrap) => wrap(made), type);
      return inner.wrap(behind.reduceRight((made, wrap) => wrap(made), pointed));
    },
  };
}

/** The name, or a declarator in parentheses, or nothing. */
function readInner(
  cursor: Cursor,
  isNamed: boolean,
): { name: string | null; wrap: Wrapping; attributes: Attributes } {
  const same: Wrapping = (type) => type;
  const token = cursor.peek();
  if (token === '(' && isInnerDeclarator(cursor, isNamed)) {
    cursor.next();
    const part = cursor.nested(() => readPart(cursor, isNamed));
    const attributes = joined(part.attributes, readAttributes(cursor));
    cursor.expect(')');
    return { ...part, attributes };
  }
  if (isWord(token) && !isSpecifierWord(token))
    return { name: cursor.next(), wrap: same, attributes: noAttributes() };
  return { name: null, wrap: same, attributes: noAttributes() };
}

/** Whether a parenthesis holds a declarator, and not parameters. */
function isInnerDeclarator(cursor: Cursor, isNamed: boolean): boolean {
  const token = cursor.peek(1);
  if (token === '*' || token === '(' || token === '[') return true;
  if (startsAttributes(token)) return true;
  return isWord(token) && !isSpecifierWord(token) && (isNamed || !cursor.isTypeName(token));
}

/** Arrays and parameters behind the name, the first outermost. */
function readBehind(cursor: Cursor): Wrapping[] {
  const found: Wrapping[] = [];
  for (;;) {
    if (cursor.peek() === '[' && cursor.peek(1) !== '[') {
      cursor.next();
      while (qualifierOf(cursor.peek()) !== undefined || cursor.peek() === 'static') cursor.next();
      const isOpen =
        cursor.peek() === ']' || (cursor.peek() === '*' && cursor.peek(1) === ']' && cursor.accept('*'));
      const length = isOpen ? null : readExpression(cursor);
      cursor.expect(']');
      found.push((of) => ({ kind: 'array', of, length }));
    } else if (cursor.peek() === '(') {
      const parameters = cursor.nested(() => readParameters(cursor));
      found.push((result) => ({ kind: 'function', result, ...parameters }));
    } else return found;
  }
}

function readParameters(cursor: Cursor): Pick<FunctionSyntax, 'parameters' | 'isVariadic' | 'isPrototype'> {
  cursor.expect('(');
  const parameters: FunctionSyntax['parameters'] = [];
  let isVariadic = false;
  if (cursor.accept(')')) return { parameters, isVariadic, isPrototype: false };
  do {
    if (cursor.accept('...')) {
      isVariadic = true;
      break;
    }
    const { type, attributes } = readSpecifiers(cursor);
    const declarator = readDeclarator(cursor, type);
    parameters.push({
      name: declarator.name,
      type: attributedBy(declarator.type, joined(attributes, declarator.attributes)),
    });
  } while (cursor.accept(','));
  cursor.expect(')');
  const [only] = parameters;
  const isVoid =
    parameters.length === 1 &&
    only!.name === null &&
    only!.type.kind === 'base' &&
    only!.type.name === 'void';
  return { parameters: isVoid ? [] : parameters, isVariadic, isPrototype: true };
}

/** A type with what attributes say of it; the type itself where they say nothing. */
export function attributedBy(type: TypeSyntax, attributes: Attributes): TypeSyntax {
  return attributes.words.length === 0 ? type : { kind: 'attributed', of: type, attributes };
}

function withQualifier(type: TypeSyntax, qualifier: string): TypeSyntax {
  if (type.kind !== 'qualified') return { kind: 'qualified', of: type, qualifiers: [qualifier] };
  return { ...type, qualifiers: [...new Set([...type.qualifiers, qualifier])].sort() };
}
