// SPDX-License-Identifier: GPL-2.0-or-later
import { ScopedTypes, type DataModel } from '../../c/layout';
import type { ParseC } from '../../genksyms/parse';
import { CodeReader, type Uses } from '../body';
import { UnitText, type Definition } from '../unit';

/** The code that a unit's object is made of: what it defines, and what that refers to in headers. */
export interface Reached {
  /** By name; in no order that tells anything. */
  uses: ReadonlyMap<string, Uses>;
  definitions: ReadonlyMap<string, Definition>;
  /** What is compiled whether anything refers to it or not. */
  roots: readonly string[];
}

const HEADER = /\.h$/;

/** Reads a unit's code from what a compiler has to keep to all that it reaches. */
export function reachedIn(text: Buffer, model: DataModel, parseC: ParseC): Reached {
  const unit = new UnitText(text);
  const reader = new CodeReader(unit, new ScopedTypes(unit, model), parseC);
  const roots = [...unit.definitions.values()].filter(isRoot).map(({ name }) => name);
  const uses = new Map<string, Uses>();
  const left = [...roots];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const definition = unit.definitions.get(name);
    if (!definition || uses.has(name)) continue;
    const found = reader.usesOf(definition);
    uses.set(name, found);
    left.push(...found.refersTo);
  }
  return { uses, definitions: unit.definitions, roots };
}

/** What is static in a header is compiled where something refers to it. */
function isRoot({ isInline, isStatic, file }: Definition): boolean {
  return !isInline && !(isStatic && HEADER.test(file));
}
