// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, worst, type Both } from '../../c/abi';
import { byBytes, type KernelTypes, type Place } from '../../formats/corpus';
import { changesBehind, unitPairs, type KernelFacts, type Sighting } from '../compare';
import type { LaidOutKernel, LaidOutPair } from '../judge';
import type { AllCauses } from './all-causes';
import {
  withHelp,
  type ModuleCount,
  type ReachedChange,
  type TypeExplanation,
  type Uncaused,
} from './explanation';

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
  const missed = all.missed(name);
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
function modulesOf(exports: Iterable<string>, { base, new: newFacts }: Both<KernelFacts>): ModuleCount[] {
  const counts = new Map<string, number>();
  for (const name of exports) {
    const facts = base.exportNamed(name) ?? newFacts.exportNamed(name);
    if (facts) counts.set(facts.module, (counts.get(facts.module) ?? 0) + 1);
  }
  return [...counts]
    .map(([module, count]) => ({ module, exports: count }))
    .sort((a, b) => b.exports - a.exports || byBytes(a.module, b.module));
}

function uncausedOf(name: string, { types, pair }: AllCauses): Uncaused {
  const kernels = pair?.kernels;
  return {
    text: types ? (textIn(types.new, name) ?? textIn(types.base, name) ?? '') : '',
    basePlace: kernels ? placeIn(kernels.base, name) : null,
    newPlace: kernels ? placeIn(kernels.new, name) : null,
    judgement: types && pair ? judgementOf(name, types, pair) : null,
  };
}

/** Where units of both kernels see it, whichever is the worst. */
function judgementOf(
  name: string,
  types: Both<KernelTypes>,
  { kernels, judge }: LaidOutPair,
): Uncaused['judgement'] {
  const { base, new: newKernel } = kernels;
  const baseNumber = base.scopes.numberOf(name);
  const newNumber = newKernel.scopes.numberOf(name);
  if (baseNumber === undefined || newNumber === undefined) return null;
  const seenBy = (pair: Sighting): boolean =>
    base.scopes.meaningOnce(baseNumber, base.unitOf(pair.base)) >= 0 &&
    newKernel.scopes.meaningOnce(newNumber, newKernel.unitOf(pair.new)) >= 0;
  const pairs = unitPairs(types.base, types.new).filter(seenBy);
  if (pairs.length === 0) return null;
  const { verdict, reason, findings, proof, units } = judge.judgeItself(name, pairs);
  return { verdict, reason: findings.length === 0 ? '' : reason, findings, proof, units };
}

/** Where the first unit that sees the declaration has it. */
function placeIn({ scopes }: LaidOutKernel, name: string): Place | null {
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
      const [worstCause] = all.named(behind.name);
      if (!worstCause) {
        const reason = 'no changed export reaches it';
        return { ...behind, kind: 'not-judged', verdict: 'unknown', reason };
      }
      const { kind, verdict, reason } = worstCause.judgement;
      return { ...behind, kind, verdict, reason };
    })
    .sort(
      (a, b) =>
        byVerdict(a.verdict, b.verdict) ||
        a.chain.steps.length - b.chain.steps.length ||
        byBytes(a.name, b.name),
    );
}
