// SPDX-License-Identifier: GPL-2.0-or-later
import {
  readDeclaration,
  Unknown,
  type Declared,
  type Compiler,
  type ReadDeclaration,
  type TypeSyntax,
} from '../../../src/c/syntax';
import {
  modelOf,
  ScopedTypes,
  type Machine,
  type ModelOptions,
  type Scope,
  type Types,
} from '../../../src/c/layout';
import type { Answer } from './answers';
import type { MadeDeclaration, MadeUnit } from './random';

/** The scope of some declarations, in which a name means what the last of them says. */
export function scopeOf(declarations: readonly MadeDeclaration[], compiler?: Compiler): Scope {
  const typedefs = new Map<string, Declared>();
  const objects = new Map<string, Declared>();
  const definitions: ReadDeclaration['definitions'] = new Map();
  const enumerators: ReadDeclaration['enumerators'] = new Map();
  for (const { text, pack } of declarations) {
    const read = readDeclaration(text, pack, (name) => typedefs.has(name), compiler);
    for (const [name, definition] of read.definitions) definitions.set(name, definition);
    for (const [name, definition] of read.enumerators) enumerators.set(name, definition);
    for (const one of read.declared) (one.storage === 'typedef' ? typedefs : objects).set(one.name, one);
  }
  return {
    definition: ((tag: string, name: string) => definitions.get(`${tag} ${name}`)) as Scope['definition'],
    typedef: (name) => typedefs.get(name),
    enumerator: (name) => enumerators.get(name),
    object: (name) => objects.get(name),
  };
}

/** Sizes and layouts of some declarations, on a machine. */
export function typesOf(
  declarations: readonly (MadeDeclaration | string)[],
  machine: Machine = 'x86_64',
  options: ModelOptions = {},
): Types {
  const all = declarations.map((one) => (typeof one === 'string' ? { text: one, pack: 0 } : one));
  const model = modelOf(machine, options);
  return new ScopedTypes(scopeOf(all, model.compiler), model);
}

/** What we say of the types of a made-up unit; of what we do not know, why. */
export function ourAnswers(
  machine: Machine,
  { declarations, types: made }: MadeUnit,
  options: ModelOptions = {},
): Answer[] {
  const types = typesOf(declarations, machine, options);
  return made.map(({ name, members }) => {
    try {
      const [tag, tagged] = name.split(' ') as [string, string | undefined];
      const type = (
        tagged === undefined ? { kind: 'typedef', name } : { kind: 'tag', tag, name: tagged }
      ) as TypeSyntax;
      const { size } = types.extentOf(type);
      const placed = members.length > 0 ? placesIn(types, type) : new Map<string, string>();
      return [
        `${size} ${types.alignmentOf(type, true)} ${types.alignmentOf(type, false)}`,
        ...members.map(({ path }) => placed.get(path) ?? 'not placed'),
      ].join(' ');
    } catch (error) {
      if (error instanceof Unknown) return `not known: ${error.reason}`;
      throw error;
    }
  });
}

/** Places of all members of a type and of what is within them, by their paths. */
function placesIn(types: Types, type: TypeSyntax): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (of: TypeSyntax, path: string, start: number): void => {
    for (const { syntax, bits, size, width } of types.layoutOf(types.recordOf(of)).members) {
      const at = start + bits;
      const name = `${path}${syntax.name ?? ''}`;
      if (syntax.name !== null) found.set(name, width === null ? `${at}+${size}` : `${at}:${width}`);
      const core = width === null ? types.core(syntax.type) : null;
      if (core?.kind === 'record') walk(core, syntax.name === null ? path : `${name}.`, at);
    }
  };
  walk(type, '', 0);
  return found;
}
