// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes } from '../../formats/corpus';
import { explainedBy, type ExportChange } from '../compare';
import { byVerdict, worst, type JudgedCause, type JudgedComparison } from '../judge';
import { inUtf8 } from '../../text';
import { differenceOf } from './difference';
import { pairNames } from './names';
import type {
  Absence,
  ComparedPair,
  MergedCause,
  MergedChange,
  MergedPairs,
  NamedComparison,
  PairCause,
} from './result';

/** A cause while pairs are gone through. */
interface Open {
  first: JudgedCause;
  isMissed: boolean;
  pairs: PairCause[];
}

/**
 * Merges comparisons of several pairs by cause: what changed alike in several of them stands once. Nothing is called the same that
 * one of them judges otherwise, and of each cause it is told why a pair does not have it.
 */
export function mergedPairs(all: readonly NamedComparison[]): MergedPairs {
  const names = pairNames(all);
  const pairs = all.map(({ file, comparison }, at): ComparedPair => {
    const { base, new: next, verdicts, causes, missed, beyond, warnings } = comparison;
    const { definitions, compiledIn } = beyond;
    return {
      name: inUtf8(names[at]!),
      file: inUtf8(file),
      base,
      new: next,
      exports: verdicts.exports,
      causes: causes.length,
      missed: missed.length,
      beyond: definitions && compiledIn ? definitions.length + compiledIn.length : null,
      warnings: warnings.length,
    };
  });
  const comparisons = all.map(({ comparison }) => comparison);
  return { pairs, causes: mergedCauses(comparisons), exports: mergedChanges(comparisons) };
}

function mergedCauses(all: readonly JudgedComparison[]): MergedCause[] {
  const open = new Map<string, Open>();
  for (const [pair, comparison] of all.entries()) {
    const counting = new Set(
      comparison.changes
        .filter(({ kind, tolerated }) => isDeclared(kind) && tolerated === null)
        .map(({ name }) => name),
    );
    const take = (cause: JudgedCause, isMissed: boolean, isTolerated: boolean): void => {
      const { name, change, judgement, exports } = cause;
      const { verdict, kind, reason } = judgement;
      const key = JSON.stringify([name, change, isMissed, differenceOf(cause)]);
      let known = open.get(key);
      if (!known) open.set(key, (known = { first: cause, isMissed, pairs: [] }));
      const told = { pair, verdict, kind, reason, exports: exports.length, isTolerated };
      // Units of one pair may see texts that differ where nothing changed: the worst of them counts, and all exports.
      const before = known.pairs.at(-1);
      if (before?.pair !== pair) known.pairs.push(told);
      else known.pairs[known.pairs.length - 1] = joined(before, told);
    };
    for (const cause of comparison.causes)
      take(cause, false, !cause.exports.some((name) => counting.has(name)));
    for (const cause of comparison.missed) take(cause, true, cause.tolerated !== undefined);
  }
  const changedIn = all.map(({ causes, missed }) => new Set([...causes, ...missed].map(({ name }) => name)));
  const merged = [...open.values()].map(({ first, isMissed, pairs }): MergedCause => {
    const { name, change, baseText, newText } = first;
    const has = new Set(pairs.map(({ pair }) => pair));
    const verdict = worst(pairs.map((one) => one.verdict));
    return {
      name,
      change,
      isMissed,
      verdict,
      kind: pairs.find((one) => one.verdict === verdict)!.kind,
      pairs,
      absent: all.flatMap((comparison, pair) =>
        has.has(pair) ? [] : [{ pair, why: absence(comparison, changedIn[pair]!.has(name)) }],
      ),
      isAlike: pairs.every((one) => isAlike(one, pairs[0]!)),
      baseText,
      newText,
    };
  });
  const reach = ({ pairs }: MergedCause): number => Math.max(...pairs.map((one) => one.exports));
  return merged.sort(
    (a, b) =>
      byVerdict(a.verdict, b.verdict) ||
      b.pairs.length - a.pairs.length ||
      reach(b) - reach(a) ||
      byBytes(a.name, b.name) ||
      byBytes(a.baseText, b.baseText) ||
      byBytes(a.newText, b.newText),
  );
}

/** Whether a change of an export is one that causes explain. */
const isDeclared = (kind: ExportChange['kind']): boolean => kind === 'crc' || kind === 'declaration';

function joined(one: PairCause, other: PairCause): PairCause {
  const [bad] = [one, other].sort((a, b) => byVerdict(a.verdict, b.verdict));
  return {
    ...bad!,
    exports: one.exports + other.exports,
    isTolerated: one.isTolerated && other.isTolerated,
  };
}

function isAlike(one: PairCause, other: PairCause): boolean {
  return (
    one.verdict === other.verdict &&
    one.kind === other.kind &&
    one.reason === other.reason &&
    one.isTolerated === other.isTolerated
  );
}

function absence({ base, new: next }: JudgedComparison, isChanged: boolean): Absence {
  if (isChanged) return 'otherwise';
  if (!base.hasTypes || !next.hasTypes) return 'not-compared';
  return base.isWhole && next.isWhole ? 'not-seen' : 'partial';
}

function mergedChanges(all: readonly JudgedComparison[]): MergedChange[] {
  const found = new Map<string, MergedChange>();
  for (const [pair, { changes, causes }] of all.entries()) {
    const explained = explainedBy(causes);
    for (const { kind, name, verdict, tolerated } of changes) {
      if (isDeclared(kind) && explained.has(name)) continue;
      const key = `${kind} ${name}`;
      const known = found.get(key);
      const isTolerated = tolerated !== null;
      if (!known) found.set(key, { name, change: kind, verdict, pairs: [pair], isTolerated });
      else {
        known.pairs.push(pair);
        known.verdict = worst([known.verdict, verdict]);
        known.isTolerated &&= isTolerated;
      }
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      byVerdict(a.verdict, b.verdict) ||
      b.pairs.length - a.pairs.length ||
      byBytes(a.change, b.change) ||
      byBytes(a.name, b.name),
  );
}
