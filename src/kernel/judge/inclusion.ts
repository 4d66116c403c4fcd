// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, type CorpusUnit } from '../../formats/corpus';
import type { LaidOutKernel } from './laid-out-kernel';
import type { Inclusion } from './result';

/** How the definition of a name comes into units, from the line markers: units in which it is the same way together. */
export function inclusionsOf(name: string, kernel: LaidOutKernel, units: Iterable<CorpusUnit>): Inclusion[] {
  const found = new Map<string, Inclusion>();
  for (const unit of new Set(units)) {
    const chain = chainIn(unit, name, kernel);
    if (!chain) continue;
    const key = chain.join('\0');
    const known = found.get(key);
    if (known) known.units.push(unit.name);
    else found.set(key, { chain, units: [unit.name] });
  }
  for (const { units: names } of found.values()) names.sort(byBytes);
  return [...found.values()].sort(
    (a, b) => b.units.length - a.units.length || byBytes(a.chain.join('\0'), b.chain.join('\0')),
  );
}

/** Null where it is not known. */
function chainIn(unit: CorpusUnit, name: string, kernel: LaidOutKernel): string[] | null {
  const { corpus } = kernel.scopes;
  const declaration = corpus.declarations[kernel.meaning(unit, name)];
  if (!declaration) return null;
  const parents = new Map<string, string>();
  for (const number of unit.inclusions) {
    const { file, parent } = corpus.inclusions[number]!;
    parents.set(file, parent);
  }
  const chain = [declaration.file];
  // Empty is the unit's own source.
  for (let file = parents.get(declaration.file); file && !chain.includes(file); file = parents.get(file)) {
    chain.unshift(file);
  }
  return chain;
}
