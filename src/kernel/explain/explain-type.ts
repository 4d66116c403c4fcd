import { changesBehind, unitPairs, type KernelFacts, type Sighting } from '../compare';
import { byBytes, type KernelTypes, type Place } from '../../formats/corpus';
import type { JudgedSide } from '../judge';
import { byVerdict, worst } from '../judge';
import type { Bench } from '../judge';
import type { AllCauses } from './all-causes';
import type { ModuleCount, ReachedChange, TypeExplanation, Uncaused } from './explanation';
import { withHelp } from './with-help';

/** Two of a thing, of the base and of the new kernel. */
export interface Both<T> {
  base: T;
  new: T;
}

/**
 * What became of a type or an enumerator.
 * @param name with its mark
 * @param sides which kernels know it
 */
export function explainType(
  name: string,
  sides: Both<boolean>,
  all: AllCauses,
  facts: Both<KernelFacts>,
): TypeExplanation {
  const causes = all.named(name);
  const explained = new Set(causes.flatMap(({ exports }) => exports));
  const missed = all.missed(name, explained);
  const isCaused = causes.length + missed.length > 0;
  const uncaused = isCaused ? null : uncausedOf(name, all);
  const verdicts = [...causes, ...missed].map(({ judgement }) => judgement.verdict);
  const itself = uncaused?.judgement;
  if (itself && itself.findings.length > 0) verdicts.push(itself.verdict);
  const names = new Set([...explained, ...missed.flatMap(({ exports }) => exports)]);
  return {
    what: 'type',
    name,
    sides,
    isDifferent: verdicts.length > 0 || sides.base !== sides.new,
    verdict: verdicts.length > 0 ? worst(verdicts) : null,
    causes: causes.map(withHelp),
    missed: missed.map(withHelp),
    uncaused,
    exports: names.size,
    modules: modulesOf(names, facts),
    reached: isCaused ? [] : reachedFrom(name, all),
  };
}

/** The modules that have these exports, of the base where it has them. */
function modulesOf(exports: Iterable<string>, { base, new: next }: Both<KernelFacts>): ModuleCount[] {
  const counts = new Map<string, number>();
  for (const name of exports) {
    const facts = base.exportNamed(name) ?? next.exportNamed(name);
    if (facts) counts.set(facts.module, (counts.get(facts.module) ?? 0) + 1);
  }
  return [...counts]
    .map(([module, count]) => ({ module, exports: count }))
    .sort((a, b) => b.exports - a.exports || byBytes(a.module, b.module));
}

function uncausedOf(name: string, { types, bench }: AllCauses): Uncaused {
  const sides = bench?.sides;
  return {
    text: types ? (textIn(types.new, name) ?? textIn(types.base, name) ?? '') : '',
    basePlace: sides ? placeIn(sides.base, name) : null,
    newPlace: sides ? placeIn(sides.new, name) : null,
    judgement: types && bench ? judgementOf(name, types, bench) : null,
  };
}

/** Where units of both kernels see it, whichever is the worst. */
function judgementOf(
  name: string,
  types: Both<KernelTypes>,
  { sides: judged, judging }: Bench,
): Uncaused['judgement'] {
  const [was, is] = [judged.base.scopes.numberOf(name), judged.new.scopes.numberOf(name)];
  if (was === undefined || is === undefined) return null;
  const seenBy = (pair: Sighting): boolean =>
    judged.base.scopes.meaningOnce(was, judged.base.unitOf(pair.base)) >= 0 &&
    judged.new.scopes.meaningOnce(is, judged.new.unitOf(pair.new)) >= 0;
  const pairs = unitPairs(types.base, types.new).filter(seenBy);
  if (pairs.length === 0) return null;
  const { verdict, reason, findings, proof, units } = judging.judgeItself(name, pairs);
  return { verdict, reason: findings.length === 0 ? '' : reason, findings, proof, units };
}

/** Where the first unit that sees the declaration has it. */
function placeIn({ scopes }: JudgedSide, name: string): Place | null {
  const number = scopes.numberOf(name);
  if (number === undefined) return null;
  const { corpus } = scopes;
  for (const unit of corpus.units) {
    const declaration = corpus.declarations[scopes.meaningOnce(number, unit)];
    if (declaration) return { file: declaration.file, line: declaration.line };
  }
  return null;
}

/** Its record, of those that units have the longest: a forward declaration says less than a definition. */
function textIn({ records, units }: KernelTypes, name: string): string | null {
  const number = records.nameTexts.indexOf(name);
  if (number < 0) return null;
  let found: string | null = null;
  for (const unit of units) {
    const record = unit.records.find((one) => records.names[one] === number);
    if (record === undefined) continue;
    const text = records.texts[record]!.slice(name.length + 1);
    if (found === null || text.length > found.length) found = text;
  }
  return found;
}

/** What it holds or points to, however far, that changed. */
function reachedFrom(name: string, all: AllCauses): ReachedChange[] {
  if (!all.types) return [];
  return changesBehind(all.types.base, all.types.new, name)
    .map((behind): ReachedChange => {
      const [worstOne] = all.named(behind.name);
      if (!worstOne) {
        const reason = 'no changed export reaches it';
        return { ...behind, kind: 'not-judged', verdict: 'unknown', reason };
      }
      const { kind, verdict, reason } = worstOne.judgement;
      return { ...behind, kind, verdict, reason };
    })
    .sort(
      (a, b) =>
        byVerdict(a.verdict, b.verdict) ||
        a.chain.steps.length - b.chain.steps.length ||
        byBytes(a.name, b.name),
    );
}
