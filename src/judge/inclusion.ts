import type { Sight } from './cause';
import type { Inclusion } from './judgement';

/** How the definition of a name comes into a unit, from the line markers; null where that is not known. */
export function inclusionOf(name: string, { side, unit }: Sight): Inclusion | null {
  const { corpus } = side.scopes;
  const declaration = corpus.declarations[side.meaning(unit, name)];
  if (!declaration) return null;
  const parents = new Map<string, string>();
  for (const number of unit.inclusions) {
    const { file, parent } = corpus.inclusions[number]!;
    parents.set(file, parent);
  }
  const chain = [declaration.file];
  const seen = new Set(chain);
  for (let file = parents.get(declaration.file); file !== undefined; file = parents.get(file)) {
    // Empty for the unit's own source.
    const next = file === '' ? unit.source : file;
    if (seen.has(next)) break;
    seen.add(next);
    chain.unshift(next);
    if (file === '') break;
  }
  return { chain, unit: unit.name };
}
