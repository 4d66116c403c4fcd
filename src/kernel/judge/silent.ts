import { reachMarked, unitPairs, type KernelCause, type Marks, type Sighting } from '../compare';
import type { CorpusUnit, KernelTypes } from '../../formats/corpus';
import type { SymbolList } from '../rules';
import { RecordName } from '../../record-name';
import type { JudgedCause } from './judgement';
import type { Judging } from './judging';
import type { SharedNames } from './shared-names';
import type { JudgedSide } from './side';
import type { Verdict } from './verdict';

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
 * @param isWanted names that are looked at; all without
 * @returns what is not compatible, each with the exports that reach it and to which it matters
 */
export function findMissed(
  types: { base: KernelTypes; new: KernelTypes },
  sides: { base: JudgedSide; new: JudgedSide },
  judging: Judging,
  shared: SharedNames,
  symbols: SymbolList | undefined,
  { isWanted, matters }: MissedChoice,
): JudgedCause[] {
  const candidates = new Map<string, Candidate>();
  const bySighting = new Map<Sighting['base'], Map<Sighting['new'], Candidate[]>>();
  for (const pair of unitPairs(types.base, types.new, symbols)) {
    const found = candidatesIn(pair, sides, shared).filter(({ name }) => isWanted?.(name) ?? true);
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
    const judgement = judging.judgeSilent(candidate.name, candidate.change, candidate.sightings);
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
      ...textAndPlace('base', sides.base, candidate),
      ...textAndPlace('new', sides.new, candidate),
      exports,
      chains,
    };
    return [{ ...cause, judgement: { ...judgement, units: sightings.length } }];
  });
}

/** The declaration's own text and place, under the names that a cause has for them. */
function textAndPlace<S extends 'base' | 'new'>(
  which: S,
  side: JudgedSide,
  candidate: Candidate,
): Pick<KernelCause, `${S}Text` | `${S}Place`> {
  const number =
    candidate[which] >= 0 ? candidate[which] : side.definitionsOf(candidate.name)[0]?.declaration;
  const declaration = number === undefined ? undefined : side.scopes.corpus.declarations[number];
  return {
    [`${which}Text`]: declaration?.text.replace(/\s+/g, ' ') ?? '',
    [`${which}Place`]: declaration ? { file: declaration.file, line: declaration.line } : null,
  } as Pick<KernelCause, `${S}Text` | `${S}Place`>;
}

function candidatesIn(
  pair: Sighting,
  { base, new: next }: { base: JudgedSide; new: JudgedSide },
  shared: SharedNames,
): Candidate[] {
  const units = { base: base.unitOf(pair.base), new: next.unitOf(pair.new) };
  const records = new Map<number, string>();
  for (const variant of units.new.variants) {
    records.set(next.scopes.nameNumbers[variant]!, next.scopes.corpus.variants[variant]!.record);
  }
  const found: Candidate[] = [];
  const hidden = changedBehind(units, { base, new: next }, shared);
  for (const variant of units.base.variants) {
    const name = base.scopes.nameNumbers[variant]!;
    const counterpart = shared.counterparts[name]!;
    if (counterpart < 0 || records.get(counterpart) !== base.scopes.corpus.variants[variant]!.record)
      continue;
    const was = base.scopes.meaning(name, units.base);
    const is = next.scopes.meaning(counterpart, units.new);
    const candidate = { name: base.scopes.names[variant]!, base: was, new: is, sightings: [] };
    if (was < 0 && is < 0) {
      if (shared.redefined.has(candidate.name)) found.push({ ...candidate, change: 'elsewhere' });
    } else if (was >= 0 && is >= 0) {
      const isSameText = shared.identities.base[was] === shared.identities.new[is];
      if (!isSameText || (hidden && hidden.test(base.scopes.corpus.declarations[was]!.text))) {
        found.push({ ...candidate, change: 'changed' });
      }
    }
  }
  return found;
}

/** Names behind a pair of units that mean something else in the new kernel, as a pattern; null for none. */
function changedBehind(
  units: { base: CorpusUnit; new: CorpusUnit },
  { base, new: next }: { base: JudgedSide; new: JudgedSide },
  { counterparts, identities }: SharedNames,
): RegExp | null {
  const changed: string[] = [];
  for (const variant of units.base.behind) {
    const name = base.scopes.nameNumbers[variant]!;
    const counterpart = counterparts[name]!;
    const was = base.scopes.meaning(name, units.base);
    const is = counterpart < 0 ? -1 : next.scopes.meaning(counterpart, units.new);
    if (was < 0 || is < 0 || identities.base[was] === identities.new[is]) continue;
    changed.push(RecordName.parse(base.scopes.names[variant]!).bare.replace(/\$/g, '\\$'));
  }
  return changed.length === 0 ? null : new RegExp(`\\b(?:${changed.join('|')})\\b`);
}
