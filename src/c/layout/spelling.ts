// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type Attributes, type Expression, type FunctionSyntax, type TypeSyntax } from '../syntax';
import { declaredType } from './expression-types';
import type { Types } from './types';

/** Types in types that are spelt; see the same of `Types`. */
const DEEPEST = 200;

/** How a type is to be spelt. */
export interface SpellingOptions {
  /** Whether `const`, `volatile` and `restrict` count. */
  withQualifiers: boolean;
}

/**
 * A type in one spelling for all that mean it: typedefs, `typeof` and constant lengths worked out; structs, unions and
 * enums by their tags, or member by member where they have none.
 * @throws Unknown for what cannot be worked out
 */
export function spell(
  type: TypeSyntax,
  types: Types,
  options: SpellingOptions = { withQualifiers: true },
): string {
  return spelled(type, types, options, 0);
}

/**
 * Whether two types are the same to the compiler, qualifiers of the whole aside.
 * @throws Unknown where spellings differ and types may still be compatible: enums with integers, arrays and functions
 * that say less
 */
export function typesAlike(one: TypeSyntax, other: TypeSyntax, types: Types): boolean {
  const spellings = [one, other].map((type) => spell(unqualified(type, types), types));
  if (spellings[0] === spellings[1]) return true;
  const [first, second] = [classOf(one, types), classOf(other, types)];
  if (first !== second && first !== 'enum' && second !== 'enum') return false;
  if (spellings.some((text) => /\benum\b|array \[\]|function \(\?\)/.test(text))) {
    throw new Unknown('whether two types are compatible');
  }
  return false;
}

function classOf(type: TypeSyntax, types: Types): string {
  const core = types.core(type);
  return core.kind === 'tag' ? (core.tag === 'enum' ? 'enum' : 'record') : core.kind;
}

/** A type without its own qualifiers, which for an array are those of its elements. */
function unqualified(type: TypeSyntax, types: Types): TypeSyntax {
  const core = types.core(type);
  return core.kind === 'array' ? { ...core, of: unqualified(core.of, types) } : core;
}

function spelled(type: TypeSyntax, types: Types, options: SpellingOptions, depth: number): string {
  if (depth > DEEPEST) throw new Unknown('it is nested too deeply');
  const inner = (one: TypeSyntax): string => spelled(one, types, options, depth + 1);
  const qualifiers = options.withQualifiers ? qualifiersOf(type, types) : [];
  const before = qualifiers.length > 0 ? `${qualifiers.join(' ')} ` : '';
  const core = types.core(type);
  switch (core.kind) {
    case 'base':
      return before + core.name;
    case 'complex':
      return `${before}complex ${inner(core.of)}`;
    case 'tag':
      return `${before}${core.tag} ${core.name}`;
    case 'pointer':
      return `${before}pointer to ${inner(core.to)}`;
    case 'array':
      return `array [${core.length === null ? '' : types.countOf(core.length)}] of ${before}${inner(core.of)}`;
    case 'vector':
      return `${before}vector [${types.countOf(core.size)}] of ${inner(core.of)}`;
    case 'function':
      return signature(core, inner);
    case 'enum':
      if (core.name !== null) return `${before}enum ${core.name}`;
      return `${before}enum { ${[...types.enumOf(core).values].map(([name, value]) => `${name} = ${value}`).join(', ')} }`;
    case 'record':
      if (core.name !== null) return `${before}${core.tag} ${core.name}`;
      return `${before}${core.tag} { ${core.members
        .map((member) => {
          const { name, width, attributes } = member;
          const bits = width === null ? '' : ` : ${types.countOf(width)}`;
          return `${name ?? ''}${bits} ${inner(declaredType(member))}${asked(attributes)};`;
        })
        .join(' ')} }${asked(core.attributes)}${core.pack > 0 ? ` pack ${core.pack}` : ''}`;
  }
}

/** Attributes that bear on where members lie, as they are written. */
function asked({ packed, aligned, alignas, words }: Attributes): string {
  if (!packed && aligned.length === 0 && alignas.length === 0) return '';
  return ` (${words.filter((word) => /^_*(?:packed|align)/i.test(word)).join(', ')})`;
}

function signature(
  { result, parameters, isVariadic, isPrototype }: FunctionSyntax,
  inner: (type: TypeSyntax) => string,
): string {
  const given = parameters.map(({ type }) => inner(adjusted(type)));
  if (isVariadic) given.push('...');
  return `function (${isPrototype ? given.join(', ') : '?'}) returning ${inner(result)}`;
}

/** A parameter as the call sees it, apart from typedefs: arrays and functions are pointers. */
function adjusted(type: TypeSyntax): TypeSyntax {
  if (type.kind === 'array') return { kind: 'pointer', to: type.of };
  if (type.kind === 'function') return { kind: 'pointer', to: type };
  // What a qualifier says of a parameter itself is the callee's affair.
  return type.kind === 'qualified' ? adjusted(type.of) : type;
}

/** Qualifiers of a type and of the typedefs it goes through. */
function qualifiersOf(type: TypeSyntax, types: Types): string[] {
  const found = new Set<string>();
  for (let one: TypeSyntax | undefined = type, steps = 0; one && steps < 100; steps++) {
    switch (one.kind) {
      case 'qualified':
        for (const qualifier of one.qualifiers) found.add(qualifier);
        one = one.of;
        break;
      case 'attributed':
        one = one.of;
        break;
      case 'typedef':
        one = types.scope.typedef(one.name)?.type;
        break;
      case 'typeof':
        one = one.isType ? (one.of as TypeSyntax) : types.typeOf(one.of as Expression);
        break;
      default:
        one = undefined;
    }
  }
  return [...found].sort();
}
