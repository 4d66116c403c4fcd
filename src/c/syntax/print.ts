// SPDX-License-Identifier: GPL-2.0-or-later
import { printExpression } from './print-expression';
import type { Expression, FunctionSyntax, TypeSyntax } from './syntax';

/** A type as C writes it around a name: `type before NAME after`. */
export interface PrintedType {
  /** What stands left of the declarator, pointers of the whole included: `struct lid *`. */
  type: string;
  /** What opens before the name and closes behind it: `(*` and `)(int)`, or nothing and `[4]`. */
  before: string;
  after: string;
}

export interface PrintOptions {
  /** How a length is written; as in the source without. */
  lengthOf?: (length: Expression) => string;
}

/** What a type hangs on a declarator, the nearest to the name first. */
type Layer = { kind: 'pointer'; qualifiers: readonly string[] } | { kind: 'behind'; text: string };

/**
 * A type as C spells it around a name, in the words of its source. Attributes are left out, and bodies of structs, unions
 * and enums are `{ ... }`.
 */
export function printAround(type: TypeSyntax, options: PrintOptions = {}): PrintedType {
  const layers: Layer[] = [];
  let qualifiers: readonly string[] = [];
  let one = type;
  for (;;) {
    if (one.kind === 'qualified') {
      qualifiers = [...qualifiers, ...one.qualifiers];
      one = one.of;
    } else if (one.kind === 'attributed') one = one.of;
    else if (one.kind === 'pointer') {
      layers.push({ kind: 'pointer', qualifiers });
      qualifiers = [];
      one = one.to;
    } else if (one.kind === 'array') {
      const { length } = one;
      const text = length === null ? '' : (options.lengthOf ?? printExpression)(length);
      layers.push({ kind: 'behind', text: `[${text}]` });
      one = one.of;
    } else if (one.kind === 'function') {
      layers.push({ kind: 'behind', text: `(${parametersOf(one, options)})` });
      one = one.result;
    } else break;
  }
  return assembled([...qualifiers, nameOf(one, options)].join(' '), layers);
}

/** A type without a name, as in a cast: `void (*)(int)`. */
export function printType(type: TypeSyntax, options: PrintOptions = {}): string {
  return abstract(printAround(type, options));
}

/** What `printAround` has, without a name in it. */
export function abstract({ type, before, after }: PrintedType): string {
  return before + after === '' ? type : `${type} ${before.trimEnd()}${after}`;
}

function assembled(base: string, layers: readonly Layer[]): PrintedType {
  const before: string[] = [];
  let after = '';
  let pointers: string[] = [];
  for (const layer of layers) {
    if (layer.kind === 'pointer') {
      pointers.push(`*${layer.qualifiers.map((word) => `${word} `).join('')}`);
      continue;
    }
    if (pointers.length > 0) {
      before.push(...pointers, '(');
      after += ')';
      pointers = [];
    }
    after += layer.text;
  }
  const type = [base, ...pointers.reverse().map((pointer) => pointer.trimEnd())].join(' ');
  return { type, before: before.reverse().join(''), after };
}

function parametersOf(
  { parameters, isVariadic, isPrototype }: FunctionSyntax,
  options: PrintOptions,
): string {
  const given = parameters.map(({ type }) => printType(type, options));
  if (isVariadic) given.push('...');
  return given.length === 0 && isPrototype ? 'void' : given.join(', ');
}

function nameOf(type: TypeSyntax, options: PrintOptions): string {
  switch (type.kind) {
    case 'base':
    case 'typedef':
      return type.name;
    case 'complex':
      return `${printType(type.of, options)} _Complex`;
    case 'vector':
      return `${printType(type.of, options)} __attribute__((vector_size(${printExpression(type.size)})))`;
    case 'tag':
      return `${type.tag} ${type.name}`;
    case 'record':
      return type.name === null ? `${type.tag} { ... }` : `${type.tag} ${type.name}`;
    case 'enum':
      return type.name === null ? 'enum { ... }' : `enum ${type.name}`;
    case 'typeof':
      return `typeof(${type.isType ? printType(type.of as TypeSyntax, options) : printExpression(type.of as Expression)})`;
    default:
      return printType(type, options);
  }
}
