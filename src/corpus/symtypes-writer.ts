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
  const isType = names.map(isTypeName);
  const order = Int32Array.from(names.keys()).sort(
    (a, b) => Number(isType[b]) - Number(isType[a]) || byBytes(names[a]!, names[b]!),
  );
  const rank = new Int32Array(order.length);
  order.forEach((variant, place) => (rank[variant] = place));
  const latest = new Map<string, string>();
  let separator = '';
  for (const unit of units) {
    const lines = [`${separator}/* ${unit.name}.symtypes */`];
    separator = '\n';
    const isFound = graph.foundIn(unit.variants);
    for (const place of unit.variants.map((variant) => rank[variant]!).sort()) {
      const variant = order[place]!;
      const { record } = variants[variant]!;
      if (isType[variant] && short[variant] === undefined) {
        const name = names[variant]!;
        if (latest.get(name) === record && isFound(variant)) continue;
        latest.set(name, record);
      }
      lines.push(short[variant] ?? record);
    }
    yield `${lines.join('\n')}\n`;
  }
}
