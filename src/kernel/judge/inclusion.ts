import { byBytes, type CorpusUnit } from '../../formats/corpus';
import type { Inclusion } from './judgement';
import type { JudgedSide } from './side';

/** How the definition of a name comes into units, from the line markers: units in which it is the same way together. */
export function inclusionsOf(name: string, side: JudgedSide, units: Iterable<CorpusUnit>): Inclusion[] {
  const found = new Map<string, Inclusion>();
  for (const unit of new Set(units)) {
    const chain = chainIn(unit, name, side);
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
function chainIn(unit: CorpusUnit, name: string, side: JudgedSide): string[] | null {
  const { corpus } = side.scopes;
  const declaration = corpus.declarations[side.meaning(unit, name)];
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
