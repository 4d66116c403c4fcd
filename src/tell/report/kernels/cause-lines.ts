// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedChange, KindId, Verdict } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { counted } from '../spelling';
import { missedWords, type BothSides } from '../missed-words';
import { changeLine } from '../symvers';
import { declarationName } from '../wording';
import type { LoneChanges, ToldCause } from './outline';
import { short } from '../forms/short';
import { optionCauseText } from './options-text';
import { placesText } from './wording';

/** A cause in a sentence or two. @param comparison that it is a cause of */
export function causeSentence({ cause, exports, standing }: ToldCause, comparison: BothSides): string {
  const { verdict, kind, reason } = cause.judgement;
  const what =
    standing === 'missed' ? missedWords(comparison).reached : standing === 'tolerated' ? 'all tolerated' : '';
  const reach = `${counted(exports.length, 'export')}${what && `, ${what}`}`;
  const why = reason === '' ? '' : ` ${short(reason, 1000)}.`;
  return `${short(declarationName(cause.name))}: ${verdict}, ${kind} (${reach}).${why}`;
}

/** What a cause is besides its sentence: places, chains, advice; a line each. */
export function causeDetails({ cause, exports }: ToldCause): string[] {
  const places = placesText(cause);
  const lines = places === null ? [] : [`at ${places}`];
  const names = exports.slice(0, 10).map((name) => short(name));
  const more = exports.length - names.length;
  lines.push(`reached by ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
  lines.push(...(cause.options ?? []).map(optionCauseText));
  return [...lines, ...cause.judgement.advice.map((advice) => short(advice, 1000))];
}

/** The worst verdict of changes of one kind, and their kind. */
export function worstOf({ changes }: LoneChanges): { verdict: Verdict; kind: KindId | null } {
  const ranks: Verdict[] = ['compatible', 'conditional', 'unknown', 'break'];
  const worst = changes.reduce((one, other) =>
    ranks.indexOf(other.verdict) > ranks.indexOf(one.verdict) ? other : one,
  );
  return { verdict: worst.verdict, kind: worst.changeKind };
}

/** What happened to an export, in a line. */
export const changeText = (change: Told<JudgedChange>): string => short(changeLine(change), 400);
