import { reachMarked, unitPairs, type KernelCause, type Marks, type Sighting } from '../compare';
import type { Both, Verdict } from '../../c/abi';
import type { CorpusUnit, KernelTypes } from '../../formats/corpus';
import type { SymbolList } from '../rules';
import { RecordName } from '../../record-name';
import type { LaidOutKernel } from './laid-out-kernel';
import type { LaidOutPair } from './laid-out-pair';
import type { JudgedCause } from './result';
import type { SharedNames } from './shared-names';

/** A declaration that may have changed without its record, and where. */
interface Candidate {
  name: string;
  change: 'changed' | 'elsewhere';
  /** Numbers of its declarations; -1 where units do not see it. */
  base: number;
  new: number;
  sightings: Sighting[];
}

/** Which of it is looked for. */
export interface MissedChoice {
  /** Which declarations, by their marked names; all without. */
  isWanted?: (name: string) => boolean;
  /** Whether a verdict tells anything new of an export. */
  matters: (verdict: Verdict, name: string) => boolean;
}

/**
 * What changed under exports without a change of any record: attributes and packing, texts that genksyms takes for
 * phrases, types that the exporting unit knows by name only, prototypes after the first.
 * @returns what is not compatible, each with the exports that reach it and to which it matters
 */
export function findMissed(
  types: Both<KernelTypes>,
  { kernels, shared, judge }: LaidOutPair,
  symbols: SymbolList | undefined,
  { isWanted, matters }: MissedChoice,
): JudgedCause[] {
  const candidates = new Map<string, Candidate>();
  const bySighting = new Map<Sighting['base'], Map<Sighting['new'], Candidate[]>>();
  for (const pair of unitPairs(types.base, types.new, symbols)) {
    const found = candidatesIn(pair, kernels, shared).filter(({ name }) => isWanted?.(name) ?? true);
    if (found.length === 0) continue;
    const ofPair = found.map((one) => {
      const key = `${one.change} ${one.name} ${one.base} ${one.new}`;
      let candidate = candidates.get(key);
      if (!candidate) candidates.set(key, (candidate = one));
      candidate.sightings.push(pair);
      return candidate;
    });
    let ofBase = bySighting.get(pair.base);
    if (!ofBase) bySighting.set(pair.base, (ofBase = new Map()));
    ofBase.set(pair.new, ofPair);
  }
  const kept = [...candidates.values()].flatMap((candidate) => {
    const judgement = judge.judgeMissed(candidate.name, candidate.change, candidate.sightings);
    return judgement.verdict === 'compatible' ? [] : [{ candidate, judgement }];
  });
  if (kept.length === 0) return [];
  const numbers = new Map(kept.map(({ candidate }, index) => [candidate, index]));
  const { records } = types.base;
  const names = new Map(records.nameTexts.map((name, number) => [name, number]));
  const marksOf = (pair: Sighting): Marks =>
    new Map(
      (bySighting.get(pair.base)?.get(pair.new) ?? []).flatMap((candidate) => {
        const [number, name] = [numbers.get(candidate), names.get(candidate.name)];
        return number === undefined || name === undefined ? [] : [[name, number] as const];
      }),
    );
  const mattering = (exports: readonly string[], index: number): string[] =>
    exports.filter((name) => matters(kept[index]!.judgement.verdict, name));
  // A second time, so that chains begin at exports to which it matters.
  const all = reachMarked(types.base, types.new, marksOf, symbols);
  const wanted = new Set(all.flatMap(({ exports }, index) => mattering(exports, index)));
  const reach = reachMarked(types.base, types.new, marksOf, wanted);
  return kept.flatMap(({ candidate, judgement }, index): JudgedCause[] => {
    const exports = mattering(reach[index]?.exports ?? [], index);
    if (exports.length === 0) return [];
    const { chains, sightings } = reach[index]!;
    const cause: KernelCause = {
      name: candidate.name,
      change: 'changed',
      ...textAndPlace('base', kernels.base, candidate),
      ...textAndPlace('new', kernels.new, candidate),
      exports,
      chains,
    };
    return [{ ...cause, judgement: { ...judgement, units: sightings.length } }];
  });
}

/** The declaration's own text and place, under the names that a cause has for them. */
function textAndPlace<S extends 'base' | 'new'>(
  side: S,
  kernel: LaidOutKernel,
  candidate: Candidate,
): Pick<KernelCause, `${S}Text` | `${S}Place`> {
  const number =
    candidate[side] >= 0 ? candidate[side] : kernel.definitionsOf(candidate.name)[0]?.declaration;
  const declaration = number === undefined ? undefined : kernel.scopes.corpus.declarations[number];
  return {
    [`${side}Text`]: declaration?.text.replace(/\s+/g, ' ') ?? '',
    [`${side}Place`]: declaration ? { file: declaration.file, line: declaration.line } : null,
  } as Pick<KernelCause, `${S}Text` | `${S}Place`>;
}

function candidatesIn(pair: Sighting, kernels: Both<LaidOutKernel>, shared: SharedNames): Candidate[] {
  const { base, new: newKernel } = kernels;
  const units = { base: base.unitOf(pair.base), new: newKernel.unitOf(pair.new) };
  const newRecords = new Map<number, string>();
  for (const variant of units.new.variants) {
    newRecords.set(newKernel.scopes.nameNumbers[variant]!, newKernel.scopes.corpus.variants[variant]!.record);
  }
  const found: Candidate[] = [];
  const hidden = changedBehind(units, kernels, shared);
  for (const variant of units.base.variants) {
    const name = base.scopes.nameNumbers[variant]!;
    const counterpart = shared.counterparts[name]!;
    if (counterpart < 0) continue;
    if (newRecords.get(counterpart) !== base.scopes.corpus.variants[variant]!.record) continue;
    const candidate = {
      name: base.scopes.names[variant]!,
      base: base.scopes.meaning(name, units.base),
      new: newKernel.scopes.meaning(counterpart, units.new),
      sightings: [],
    };
    if (candidate.base < 0 && candidate.new < 0) {
      if (shared.redefined.has(candidate.name)) found.push({ ...candidate, change: 'elsewhere' });
    } else if (candidate.base >= 0 && candidate.new >= 0) {
      const isSameText = shared.identities.base[candidate.base] === shared.identities.new[candidate.new];
      if (!isSameText || hidden?.test(base.scopes.corpus.declarations[candidate.base]!.text)) {
        found.push({ ...candidate, change: 'changed' });
      }
    }
  }
  return found;
}

/** Names behind a pair of units that mean something else in the new kernel, as a pattern; null for none. */
function changedBehind(
  units: Both<CorpusUnit>,
  { base, new: newKernel }: Both<LaidOutKernel>,
  { counterparts, identities }: SharedNames,
): RegExp | null {
  const changed: string[] = [];
  for (const variant of units.base.behind) {
    const name = base.scopes.nameNumbers[variant]!;
    const counterpart = counterparts[name]!;
    if (counterpart < 0) continue;
    const inBase = base.scopes.meaning(name, units.base);
    const inNew = newKernel.scopes.meaning(counterpart, units.new);
    if (inBase < 0 || inNew < 0 || identities.base[inBase] === identities.new[inNew]) continue;
    changed.push(RecordName.parse(base.scopes.names[variant]!).bare.replace(/\$/g, '\\$'));
  }
  return changed.length === 0 ? null : new RegExp(`\\b(?:${changed.join('|')})\\b`);
}
