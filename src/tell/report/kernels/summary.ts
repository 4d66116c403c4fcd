// SPDX-License-Identifier: GPL-2.0-or-later
import { VERDICTS, type JudgedComparison, type Verdict, type VerdictCounts } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { short } from '../forms/short';
import { counted } from '../spelling';
import { areCrcsAll } from './covered';
import { missedWords } from '../missed-words';
import type { Outline } from './outline';

/**
 * What a comparison comes to, in two short lines, verdicts first and without zeros: exports, then causes. Where the sides
 * may be compiled for different targets, a line before them says so.
 */
export function summaryOf(comparison: Told<JudgedComparison>, outline: Outline): string[] {
  return [targetsLine(comparison), exportsLine(comparison, outline), causesLine(comparison, outline)].filter(
    (line) => line !== '',
  );
}

/** CRCs know nothing of targets. */
function targetsLine({ base, new: next }: Told<JudgedComparison>): string {
  if (base.target === next.target) return '';
  // Of what was shipped no options are known, and its types are what came of them.
  const isMixed = (base.kind === 'shipped') !== (next.kind === 'shipped');
  if (isMixed && base.target !== null && next.target !== null) return '';
  if (base.target !== null && next.target !== null)
    return `compiled for different targets: ${base.target} and ${next.target}`;
  const unknown = base.target === null ? base : next;
  return `what ${short(unknown.path)} is compiled for is not known, which may be another target`;
}

/** `7 exports break, 11 conditional, 3 compatible; 19 changed, 1 added, 1 removed; 1 change tolerated`. */
function exportsLine(comparison: Told<JudgedComparison>, { changed, added, removed }: Outline): string {
  const { changes, falsePositives, unexplained, verdicts } = comparison;
  const known = changes.filter((change) => change.tolerated?.by === 'known').length;
  const tolerated = changes.filter((change) => change.tolerated !== null).length - known;
  const parts = [
    ...exportVerdicts(comparison, verdicts.exports),
    nonZero([
      [changed, 'changed'],
      [added, 'added'],
      [removed, 'removed'],
    ]),
    falsePositives.length > 0 ? counted(falsePositives.length, 'false positive') : '',
    unexplained.length > 0 ? `${unexplained.length} without a cause` : '',
    tolerated > 0 ? `${counted(tolerated, 'change')} tolerated` : '',
    known > 0 ? `${counted(known, 'change')} known already` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return nothingChanged(comparison);
  return [...parts, ...(hasTypes(comparison) && hasNoTarget(comparison) ? [NO_TARGETS] : [])].join('; ');
}

/** Where a side has no types, a changed CRC was not judged, which is something else than a judgement that failed. */
function exportVerdicts(comparison: Told<JudgedComparison>, counts: Readonly<VerdictCounts>): string[] {
  if (hasTypes(comparison)) return [verdictSentence(counts, 'export')];
  const judged = verdictSentence({ ...counts, unknown: 0 }, 'export');
  if (counts.unknown === 0) return [judged];
  const isAlone = judged === '';
  const many = isAlone ? counted(counts.unknown, 'export') : String(counts.unknown);
  return [judged, `${many} not judged: no types`];
}

/** Equal CRCs alone prove little, so it is said where there was nothing else to compare. */
function nothingChanged(comparison: Told<JudgedComparison>): string {
  const isByCrc = comparison.missed.length > 0;
  if (!hasTypes(comparison)) return 'no export changed by its CRC; types and targets not compared';
  if (hasNoTarget(comparison)) return `no export changed by its CRC or declarations; ${NO_TARGETS}`;
  const by = comparison.base.hasCrcs && comparison.new.hasCrcs ? 'CRC' : 'declarations';
  return `no export changed${isByCrc ? ` by its ${by}` : ''}`;
}

const NO_TARGETS = 'targets not compared';

const hasNoTarget = ({ base, new: next }: Told<JudgedComparison>): boolean =>
  base.target === null && next.target === null;

const hasTypes = (comparison: Told<JudgedComparison>): boolean => !areCrcsAll(comparison);

/** `3 causes break, 2 conditional, 2 compatible; 1 missed by the CRC: 1 break`. */
function causesLine(comparison: Told<JudgedComparison>, { missed }: Outline): string {
  const missedCounts = countVerdicts(missed.map(({ cause }) => cause.judgement.verdict));
  const parts = [
    verdictSentence(comparison.verdicts.causes, 'cause'),
    missed.length > 0
      ? `${missed.length} ${missedWords(comparison).short}: ${verdictCounts(missedCounts)}`
      : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** How many have which verdict. */
export function countVerdicts(verdicts: readonly Verdict[]): VerdictCounts {
  const counts = { compatible: 0, conditional: 0, unknown: 0, break: 0 };
  for (const verdict of verdicts) counts[verdict]++;
  return counts;
}

/** `2 break, 3 compatible`: the worst first, without those that none has. */
export function verdictCounts(counts: Readonly<VerdictCounts>): string {
  return nonZero(VERDICTS.map((verdict) => [counts[verdict], verdict]));
}

const nonZero = (counts: readonly (readonly [number, string])[]): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');

/** `7 exports break, 11 conditional`: the same as the beginning of a sentence; empty where there are none. */
export function verdictSentence(counts: Readonly<VerdictCounts>, noun: string): string {
  const [worst, ...others] = VERDICTS.filter((verdict) => counts[verdict] > 0);
  if (worst === undefined) return '';
  const isOne = counts[worst] === 1;
  const verb = worst === 'break' ? (isOne ? 'breaks' : 'break') : `${isOne ? 'is' : 'are'} ${worst}`;
  const rest = others.map((verdict) => `, ${counts[verdict]} ${verdict}`);
  return `${counted(counts[worst], noun)} ${verb}${rest.join('')}`;
}
