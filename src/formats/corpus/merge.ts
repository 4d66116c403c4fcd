// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import type { Corpus } from './corpus';
import { readScan, type Scan } from './read-scan';
import { renumberedUnit, renumberedVariant, type NewNumbers } from './renumber';
import { EXPORTED_TWICE, factsOf, type ScanFacts } from './summary';

/** What `writeScan` takes to write the scan of the whole plan. */
export interface Merged {
  corpus: Corpus;
  facts: ScanFacts;
}

/** What all shards of one plan have in common. */
const COMMON = [
  'plan',
  'release',
  'architecture',
  'compiler',
  'target',
  'generation',
  'commands',
  'rows',
  'only',
  'assumedModversions',
  'configuration',
  'planned',
] as const satisfies readonly (keyof ScanFacts)[];

/**
 * Joins the shards of one plan, in any order. Written, they are byte for byte the scan of the whole plan.
 * @throws ModversionsError where a directory is no whole shard, shards are of different plans, missing or doubled
 */
export function mergeScans(directories: readonly string[]): Merged {
  const scans = directories.map(readScan);
  checkComplete(scans);
  const all = scans.map(({ summary }) => factsOf(summary));
  checkCommon(directories, all);
  const facts = {
    ...all[0]!,
    shard: undefined,
    otherTargets: all.flatMap(({ otherTargets = [] }) => otherTargets),
    generated: all.flatMap(({ generated }) => generated),
    // Only the whole plan tells which export of a name is the first; writing finds the others again.
    problems: all.flatMap(({ problems }) => problems).filter(({ kind }) => kind !== EXPORTED_TWICE),
  };
  return { corpus: joined(scans.map((scan) => scan.readCorpus())), facts };
}

function checkComplete(scans: readonly Scan[]): void {
  const fail = (message: string): never => {
    throw new ModversionsError(message, 'give each shard of one plan once, as scan --shard K/N wrote them');
  };
  if (scans.length === 0) fail('no shards to merge');
  const places = new Map<number, string>();
  const of = scans[0]!.summary.shard?.of;
  for (const { directory, summary } of scans) {
    const shard = summary.shard ?? fail(`${directory}: is no shard, but a whole scan`);
    if (shard.of !== of) fail(`${directory}: is a shard of ${shard.of}, ${scans[0]!.directory} one of ${of}`);
    const other = places.get(shard.index);
    if (other !== undefined) fail(`${directory}: is shard ${shard.index} of ${of}, and so is ${other}`);
    places.set(shard.index, directory);
  }
  // No list of all shards is made: a hostile `of` may be large.
  if (places.size === of) return;
  const missing: number[] = [];
  for (let index = 1; missing.length < MOST_NAMED && index <= of!; index++) {
    if (!places.has(index)) missing.push(index);
  }
  const more = of! - places.size - missing.length;
  fail(`missing of ${of} shards: ${missing.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
}

/** Missing shards that a message names. */
const MOST_NAMED = 10;

function checkCommon(directories: readonly string[], all: readonly ScanFacts[]): void {
  const [first, ...others] = all;
  others.forEach((other, index) => {
    for (const field of COMMON) {
      const [a, b] = [first![field], other[field]].map((value) => JSON.stringify(value) ?? 'absent');
      if (a === b) continue;
      throw new ModversionsError(
        `${directories[index + 1]}: ${field} is ${b}, and ${a} in ${directories[0]}`,
        'scan all shards with the same tree, compiler and options',
      );
    }
  });
}

/** One corpus of many. What they share is there more than once until it is written. */
export function joined(corpora: readonly Corpus[]): Corpus {
  const whole: Corpus = { declarations: [], variants: [], inclusions: [], units: [], definitions: [] };
  // Of shards some of which were scanned before headers were read, these are not known.
  const headers = corpora.map((one) => one.headers);
  if (headers.every((one) => one !== undefined)) whole.headers = headers.flat();
  const conditions = corpora.map((one) => one.conditions);
  if (conditions.every((one) => one !== undefined)) whole.conditions = conditions.flat();
  for (const { declarations, variants, inclusions, units, definitions } of corpora) {
    const numbers: NewNumbers = {
      declaration: behind(whole.declarations.length),
      variant: behind(whole.variants.length),
      inclusion: behind(whole.inclusions.length),
    };
    for (const declaration of declarations) whole.declarations.push(declaration);
    for (const variant of variants) whole.variants.push(renumberedVariant(variant, numbers));
    for (const definition of definitions)
      whole.definitions.push({ ...definition, declaration: numbers.declaration(definition.declaration) });
    for (const inclusion of inclusions) whole.inclusions.push(inclusion);
    for (const unit of units) whole.units.push({ ...unit, ...renumberedUnit(unit, numbers) });
  }
  return whole;
}

const behind =
  (count: number) =>
  (number: number): number =>
    number + count;
