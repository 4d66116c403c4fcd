// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type TypeSyntax } from '../syntax';
import type { Types } from '../layout';
import { peeled } from './type-text';

/**
 * How much of an object has a qualifier. Of one that is const its compiler may put even a part into memory that is read-only;
 * what is volatile is read anew each time, by code that knows so.
 */
export type Qualified = 'no' | 'partly' | 'whole';

/** Structs in structs that are looked into. */
const DEEPEST = 20;

/** @throws Unknown for a type that cannot be followed */
export function qualifiedBy(
  qualifier: 'const' | 'volatile',
  type: TypeSyntax,
  types: Types,
  depth = 0,
): Qualified {
  if (depth > DEEPEST) throw new Unknown('it is nested too deeply');
  if (peeled(type, types).qualifiers.has(qualifier)) return 'whole';
  const core = types.core(type);
  if (core.kind === 'array') return qualifiedBy(qualifier, core.of, types, depth + 1);
  if (core.kind !== 'record' && (core.kind !== 'tag' || core.tag === 'enum')) return 'no';
  const record = core.kind === 'record' ? core : types.scope.definition(core.tag as 'struct', core.name);
  const isAny = record?.members.some(
    (member) => qualifiedBy(qualifier, member.type, types, depth + 1) !== 'no',
  );
  return isAny ? 'partly' : 'no';
}
