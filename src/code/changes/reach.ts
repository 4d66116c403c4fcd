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
  const unit = new UnitText(text, model.compiler);
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
  return withoutCounts({ uses, definitions: unit.definitions, roots });
}

/** What is static in a header is compiled where something refers to it. */
function isRoot({ isInline, isStatic, file }: Definition): boolean {
  return !isInline && !(isStatic && HEADER.test(file));
}

/** A name that counts declarations of the unit, those of headers among them. */
const COUNTED = /^(__UNIQUE_ID_\w*?)\d+$/;

/** Things whose names are counted are told by their order instead: a header that declares more counts on. */
function withoutCounts({ uses, definitions, roots }: Reached): Reached {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const name of definitions.keys()) {
    const bare = COUNTED.exec(name)?.[1];
    if (bare === undefined) continue;
    const count = (counts.get(bare) ?? 0) + 1;
    counts.set(bare, count);
    names.set(name, `${bare}#${count}`);
  }
  const named = (name: string): string => names.get(name) ?? name;
  return {
    uses: new Map(
      [...uses].map(([name, one]) => [
        named(name),
        { ...one, refersTo: new Set([...one.refersTo].map(named)) },
      ]),
    ),
    definitions: new Map([...definitions].map(([name, one]) => [named(name), one])),
    roots: roots.map(named),
  };
}
