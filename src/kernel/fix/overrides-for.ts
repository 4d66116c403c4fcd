// SPDX-License-Identifier: GPL-2.0-or-later
import { onBoth, type Both } from '../../c/abi';
import { byBytes, type Corpus } from '../../formats/corpus';
import { judgeKernels, worst, type JudgedCause, type JudgedComparison } from '../judge';
import { notForFixes, readSides, type FixOrder, type PatchedScan } from './fixes-for';
import type { Fix, Fixes, Refused } from './result';
import { crcChanges } from './prove';

/** Two kernels, and who gives genksyms reference files for units of the new one. */
export interface OverrideOrder extends Pick<FixOrder, 'kernels' | 'records' | 'wanted'> {
  /** Hashes units as genksyms does with -p and these reference files, by unit. */
  hash(references: ReadonlyMap<string, string>): Promise<PatchedScan>;
}

/** Override records of the base, by unit: the record's name with its line. */
type Overrides = Map<string, Map<string, string>>;

/**
 * Reference files that make genksyms keep the base's text of what is proved compatible, each given to genksyms. A change that
 * is safe under a condition gets none: nothing in the sources would tell of it.
 * @throws ModversionsError for sides without declarations
 */
export async function overridesFor(order: OverrideOrder): Promise<Fixes> {
  const { kernels, types } = readSides(order);
  const before = judgeKernels(kernels.base, kernels.new, {}, order.records);
  const corpora = onBoth(types, ({ source }) => source!.corpus);
  if (corpora.base.variants.length === 0) throw notForFixes(kernels);
  const refused: Refused[] = [];
  const names = compatible(before, order.wanted(before), refused);
  const without = crcChanges(before).size;
  for (;;) {
    const overrides = overridesOf(names, corpora);
    const references = new Map(
      [...overrides].map(([unit, lines]) => [unit, [...lines.values()].sort(byBytes).join('')] as const),
    );
    if (references.size === 0) return told([], refused, 0, { without, with: without }, references);
    const { corpus, failed } = await order.hash(references);
    const faults = faultsIn(before, names, corpus, overrides, failed);
    if (faults.size === 0) {
      const fixes = [...names].map((name) => fixOf(name, before, names, overrides));
      const restored = restoredBy(before, names);
      return told(fixes, refused, references.size, { without, with: without - restored.size }, references);
    }
    for (const [name, reason] of faults) {
      names.delete(name);
      refused.push({ name, why: 'unproved', verdict: 'compatible', reason });
    }
  }
}

/** Names all of whose causes are proved compatible, wherever units see them. */
function compatible(
  { causes, missed, beyond }: JudgedComparison,
  wanted: ReadonlySet<string>,
  refused: Refused[],
): Set<string> {
  const byName = new Map<string, JudgedCause[]>();
  for (const cause of [...causes, ...missed, ...(beyond.definitions ?? [])])
    if (wanted.has(cause.name)) byName.set(cause.name, [...(byName.get(cause.name) ?? []), cause]);
  const found = new Set<string>();
  for (const [name, own] of byName) {
    const verdict = worst(own.map(({ judgement }) => judgement.verdict));
    const { reason } = own.find(({ judgement }) => judgement.verdict === verdict)!.judgement;
    if (verdict === 'compatible') found.add(name);
    else refused.push({ name, why: verdict, verdict, reason });
  }
  return found;
}

/** In each unit that both kernels have: the base's record where the new one differs. */
function overridesOf(names: ReadonlySet<string>, corpora: Both<Corpus>): Overrides {
  const records = onBoth(corpora, (corpus) => recordsByUnit(names, corpus));
  const overrides: Overrides = new Map();
  for (const [unit, now] of records.new) {
    const lines = new Map<string, string>();
    for (const [name, record] of records.base.get(unit) ?? [])
      if (now.has(name) && now.get(name) !== record) lines.set(name, `override ${record} \n`);
    if (lines.size > 0) overrides.set(unit, lines);
  }
  return overrides;
}

function recordsByUnit(
  names: ReadonlySet<string>,
  { units, variants }: Corpus,
): Map<string, Map<string, string>> {
  const named = variants.map(({ record }) => {
    const name = record.slice(0, record.indexOf(' '));
    return names.has(name) ? name : null;
  });
  return new Map(
    units.map((unit) => {
      const own = [...unit.variants].filter((variant) => named[variant] !== null);
      return [unit.name, new Map(own.map((variant) => [named[variant]!, variants[variant]!.record]))];
    }),
  );
}

/** Names whose overrides do not give what they should, with the reason. */
function faultsIn(
  { causes, changes }: JudgedComparison,
  names: ReadonlySet<string>,
  { units }: Corpus,
  overrides: Overrides,
  failed: PatchedScan['failed'],
): Map<string, string> {
  const faults = new Map<string, string>();
  for (const { unit, message } of failed)
    for (const name of overrides.get(unit)?.keys() ?? names)
      faults.set(name, `genksyms refuses ${unit}: ${message}`);
  const others = new Set(causes.filter(({ name }) => !names.has(name)).flatMap((cause) => cause.exports));
  const hashed = new Map(
    units.flatMap(({ exports }) => exports.map(({ name, crc }) => [name, crc] as const)),
  );
  const wanted = new Map(
    changes.filter(({ kind }) => kind === 'crc').map(({ name, base }) => [name, base?.crc ?? null]),
  );
  for (const { name, exports } of causes) {
    if (!names.has(name)) continue;
    const odd = exports.find(
      (one) => !others.has(one) && wanted.has(one) && hashed.get(one) !== wanted.get(one),
    );
    if (odd !== undefined) faults.set(name, `${odd} still has another CRC`);
  }
  return faults;
}

/** Exports whose causes are all overridden. */
function restoredBy({ causes }: JudgedComparison, names: ReadonlySet<string>): Set<string> {
  const others = new Set(causes.filter(({ name }) => !names.has(name)).flatMap((cause) => cause.exports));
  const reached = causes.filter(({ name }) => names.has(name)).flatMap((cause) => cause.exports);
  return new Set(reached.filter((name) => !others.has(name)));
}

function fixOf(
  name: string,
  before: JudgedComparison,
  names: ReadonlySet<string>,
  overrides: Overrides,
): Fix {
  const restored = restoredBy(before, names);
  const reached = new Set(
    before.causes.filter((cause) => cause.name === name).flatMap((cause) => cause.exports),
  );
  const own = [...reached].filter((one) => restored.has(one)).length;
  const units = [...overrides].filter(([, lines]) => lines.has(name)).map(([unit]) => unit);
  return {
    names: [name],
    way: 'override',
    what: "reference files make genksyms keep the base's text",
    files: units.map((unit) => `${unit}.symref`).sort(byBytes),
    verdict: 'compatible',
    conditions: [],
    restored: own,
    others: reached.size - own,
  };
}

function told(
  fixes: Fix[],
  refused: Refused[],
  units: number,
  changed: Fixes['changed'],
  references: ReadonlyMap<string, string>,
): Fixes {
  return {
    fixes: fixes.sort((a, b) => byBytes(a.names[0]!, b.names[0]!)),
    refused: refused.sort((a, b) => byBytes(a.name, b.name)),
    units,
    changed,
    patch: '',
    overrides: [...references]
      .map(([unit, text]) => ({ unit, text }))
      .sort((a, b) => byBytes(a.unit, b.unit)),
  };
}
