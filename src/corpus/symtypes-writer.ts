import type { CanonicalCorpus } from './canonical';
import { Graph } from './graph';
import { byBytes } from './order';
import { isTypeName, shortened } from './words';

/**
 * The consolidated symtypes file, a section at a time: `/* path.symtypes *\/`, the types by name, then the exports'
 * own declarations by name. Between two sections is a blank line.
 *
 * A type is left out where its latest definition before is the same *and* a reader that walks from the section's
 * exports, by the names as they are spelt, comes to it. A forward declaration is always told, as `s##pot`: it
 * holds for its section only.
 */
export function* symtypesSections({ units, variants, names }: CanonicalCorpus): Generator<string> {
  const graph = new Graph(variants, names);
  const short = variants.map(({ record }) => shortened(record));
  const latest = new Map<string, number>();
  let separator = '';
  for (const unit of units) {
    const lines = [`${separator}/* ${unit.name}.symtypes */\n`];
    separator = '\n';
    const isFound = graph.foundIn(unit.variants);
    const sorted = Array.from(unit.variants).sort((a, b) => byBytes(names[a]!, names[b]!));
    for (const variant of sorted.filter((one) => isTypeName(names[one]!))) {
      const name = names[variant]!;
      const { record } = variants[variant]!;
      if (short[variant] !== undefined) {
        lines.push(`${short[variant]}\n`);
        continue;
      }
      const before = latest.get(name);
      if (before !== undefined && variants[before]!.record === record && isFound(variant)) continue;
      latest.set(name, variant);
      lines.push(`${record}\n`);
    }
    for (const variant of sorted) {
      if (!isTypeName(names[variant]!)) lines.push(`${variants[variant]!.record}\n`);
    }
    yield lines.join('');
  }
}
