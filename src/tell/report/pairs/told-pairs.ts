// SPDX-License-Identifier: GPL-2.0-or-later
import type { Absence, MergedCause, MergedChange, MergedPairs, PairCause } from '../../../kernel/pairs';
import { toldOf, type Told } from '../../../text';
import { short } from '../forms/short';
import { missedWords } from '../missed-words';
import { counted } from '../spelling';

/** What people are told of several pairs: the one thing that reports for people are made from. */
export interface ToldPairs extends Told<MergedPairs> {
  format: 'modversions-pairs';
  /** What it comes to, in one line. */
  headline: string;
}

export function toldPairs(merged: MergedPairs): ToldPairs {
  const told = toldOf(merged);
  return { format: 'modversions-pairs', headline: headlineOf(told), ...told };
}

function headlineOf({ pairs, causes, exports }: Told<MergedPairs>): string {
  const everywhere = causes.filter((one) => one.absent.length === 0);
  const alike = everywhere.filter(({ isAlike }) => isAlike).length;
  const parts = [
    [alike, 'everywhere alike'],
    [everywhere.length - alike, 'everywhere and not alike'],
    [causes.length - everywhere.length, 'in some'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  const causesText = `${counted(causes.length, 'cause')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
  const more = exports.length > 0 ? `; ${counted(exports.length, 'other change')} of exports` : '';
  return `${counted(pairs.length, 'pair')}, ${causesText}${more}`;
}

const ABSENT: Readonly<Record<Absence, string>> = {
  otherwise: 'it changed otherwise there',
  'not-compared': 'not compared, types of a side are not known',
  partial: 'not seen, and not the whole kernel was compared',
  'not-seen': 'no export reaches such a change',
};

/** Where something is: `everywhere`, or the names of the pairs. */
export function whereText({ pairs }: Pick<ToldPairs, 'pairs'>, places: Told<MergedChange>['pairs']): string {
  return places.length === pairs.length
    ? 'everywhere'
    : places.map((at) => short(pairs[at]!.name)).join(', ');
}

/** Where a cause is, and whether it is alike there. */
export function causeWhere(told: Pick<ToldPairs, 'pairs'>, { pairs, isAlike }: Told<MergedCause>): string {
  const where = whereText(
    told,
    pairs.map(({ pair }) => pair),
  );
  return isAlike ? where : `${where}, not alike`;
}

/** What it is called that CRCs miss a cause, wherever it is; null where they do not. */
export function missedTag(told: Pick<ToldPairs, 'pairs'>, cause: Told<MergedCause>): string | null {
  return cause.isMissed ? missedWords(...cause.pairs.map(({ pair }) => told.pairs[pair]!)).tag : null;
}

/** What a cause is in each pair, a line each; one for all where they are alike. */
export function inPairs(told: Pick<ToldPairs, 'pairs'>, cause: Told<MergedCause>): string[] {
  const nameOf = (pair: number): string => short(told.pairs[pair]!.name);
  const { pairs, absent, isAlike } = cause;
  const judged = ({ verdict, kind, reason, isTolerated }: Told<PairCause>): string =>
    `${verdict}, ${kind}${isTolerated ? ', tolerated' : ''}${reason === '' ? '' : `: ${short(reason, 1000)}`}`;
  const reach = pairs.map((one) => `${nameOf(one.pair)} ${counted(one.exports, 'export')}`).join(', ');
  const lines = isAlike
    ? [judged(pairs[0]!), `reached in ${reach}`]
    : pairs.map((one) => `${nameOf(one.pair)}: ${judged(one)} (${counted(one.exports, 'export')})`);
  for (const { pair, why } of absent) lines.push(`not in ${nameOf(pair)}: ${ABSENT[why]}`);
  return lines;
}

/** What was not merged, in a sentence. */
export function unmergedText({ pairs }: Pick<ToldPairs, 'pairs'>): string {
  const parts = pairs.map(({ name, beyond }) => `${short(name)} ${beyond ?? 'not compared'}`);
  return `Beyond exports, not merged here: ${parts.join(', ')}`;
}
