import { changesBehind, unitPairs, type KernelFacts, type Sighting } from '../../compare';
import { byBytes, type KernelTypes, type Place } from '../../corpus';
import type { JudgedComparison, Judgement } from '../judgement';
import type { Judging } from '../judging';
import type { JudgedSide } from '../side';
import { byVerdict, worst } from '../verdict';
import type { ModuleCount, ReachedChange, TypeExplanation, Uncaused } from './explanation';
import { withHelp } from './with-help';

/** Two of a thing, of the base and of the new kernel. */
export interface Both<T> {
  base: T;
  new: T;
}

/** What types are explained from. */
export interface TypeEvidence {
  /** Of all exports. */
  comparison: JudgedComparison;
  /** Null where a side has no types, or only their records. */
  types: Both<KernelTypes> | null;
  judged: Both<JudgedSide> | null;
  judging: Judging | null;
  facts: Both<KernelFacts>;
}

/**
 * What became of a type or an enumerator.
 * @param name with its mark
 * @param sides which kernels know it
 */
export function explainType(name: string, sides: Both<boolean>, evidence: TypeEvidence): TypeExplanation {
  const isOfName = (cause: { name: string }): boolean => cause.name === name;
  const causes = evidence.comparison.causes.filter(isOfName);
  const missed = evidence.comparison.missed.filter(isOfName);
  const isCaused = causes.length + missed.length > 0;
  const uncaused = isCaused ? null : uncausedOf(name, evidence);
  const verdicts = [...causes, ...missed].map(({ judgement }) => judgement.verdict);
  const itself = uncaused?.judgement;
  if (itself && itself.findings.length > 0) verdicts.push(itself.verdict);
  const names = new Set([...causes, ...missed].flatMap(({ exports }) => exports));
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
    modules: modulesOf(names, evidence.facts),
    reached: isCaused ? [] : reachedFrom(name, evidence),
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

function uncausedOf(name: string, { types, judged, judging }: TypeEvidence): Uncaused {
  const places = judged && { base: placeIn(judged.base, name), new: placeIn(judged.new, name) };
  return {
    text: types ? (textIn(types.new, name) ?? textIn(types.base, name) ?? '') : '',
    basePlace: places?.base ?? null,
    newPlace: places?.new ?? null,
    judgement: types && judged && judging ? judgementOf(name, types, judged, judging) : null,
  };
}

/** Where units of both kernels see it, whichever is the worst. */
function judgementOf(
  name: string,
  types: Both<KernelTypes>,
  judged: Both<JudgedSide>,
  judging: Judging,
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
function reachedFrom(name: string, { types, comparison }: TypeEvidence): ReachedChange[] {
  if (!types) return [];
  const judged = new Map<string, Judgement>();
  // The worst first, so that the first of a name counts.
  for (const { name: cause, judgement } of comparison.causes) {
    if (!judged.has(cause)) judged.set(cause, judgement);
  }
  return changesBehind(types.base, types.new, name)
    .map((behind): ReachedChange => {
      const known = judged.get(behind.name);
      const reason = known?.reason ?? 'no changed export reaches it';
      return { ...behind, kind: known?.kind ?? 'not-judged', verdict: known?.verdict ?? 'unknown', reason };
    })
    .sort(
      (a, b) =>
        byVerdict(a.verdict, b.verdict) ||
        a.chain.steps.length - b.chain.steps.length ||
        byBytes(a.name, b.name),
    );
}
