// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { Told } from '../../../text';
import type { ComparedPair } from '../../../kernel/pairs';
import { short } from '../forms/short';
import { tableLines, type Column } from '../kernels/table';
import { sideName } from '../kernels/wording';
import { missedWords } from '../missed-words';
import { counted } from '../spelling';
import { filled, verdictPaint, verdictText, type Paint, type TextLook } from '../text-look';
import { declarationDiff } from '../type-diff';
import { declarationName } from '../wording';
import { causeWhere, inPairs, missedTag, unmergedText, whereText, type ToldPairs } from './told-pairs';

/** Causes that have a row and are told in full, lines of a difference, and changes, before the rest is counted. */
const ROWS = 40;
const CAUSES = 10;
const DIFF = 40;
const CHANGES = 20;

const COLUMNS: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'verdict' },
  { title: 'declaration' },
  { title: 'kind' },
  { title: 'where', stacks: true },
];

/** Several pairs for people: what it comes to, the pairs, their causes in a table and in full, and what else happened to exports. */
export function* pairsText(told: ToldPairs, look: TextLook): Generator<string> {
  const paint = createColors(look.color);
  yield `${paint.bold(told.headline)}\n`;
  for (const pair of told.pairs) for (const line of pairLines(pair, look)) yield `${line}\n`;
  if (told.causes.length > 0) yield section(causeTable(told, look, paint));
  const shown = look.isFull ? told.causes : told.causes.slice(0, CAUSES);
  for (const at of shown.keys()) yield section(causeLines(told, at, look, paint));
  const more = told.causes.length - shown.length;
  if (more > 0) yield section([paint.dim(`… and ${counted(more, 'more cause')} in full; --full tells all`)]);
  if (told.exports.length > 0) yield section(changeLines(told, look, paint));
  yield section(filled(unmergedText(told), '', look.width));
}

const section = (lines: readonly string[]): string => `\n${lines.map((line) => `${line}\n`).join('')}`;

function pairLines(pair: Told<ComparedPair>, { width }: TextLook): string[] {
  const { name, file, base, new: next, exports, causes, missed, warnings } = pair;
  const verdicts = (['break', 'unknown', 'conditional', 'compatible'] as const)
    .filter((verdict) => exports[verdict] > 0)
    .map((verdict) => `${exports[verdict]} ${verdict}`);
  const facts = [
    `exports ${verdicts.join(', ') || 'unchanged'}`,
    counted(causes, 'cause'),
    ...(missed > 0 ? [`${missed} ${missedWords(pair).short}`] : []),
    ...(base.hasTypes && next.hasTypes ? [] : ['not judged: no types']),
    ...(base.isWhole && next.isWhole ? [] : ['not the whole kernel']),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const sides = `${short(sideName(base))} → ${short(sideName(next))}`;
  return filled(`${short(name)}: ${sides}, ${facts.join(', ')} (${short(file)})`, '', width);
}

function causeTable(told: ToldPairs, { width, isFull }: TextLook, paint: Paint): string[] {
  const shown = isFull ? told.causes : told.causes.slice(0, ROWS);
  const rows = shown.map((cause, at) => [
    `${at + 1}`,
    cause.verdict,
    short(declarationName(cause.name)),
    cause.kind,
    causeWhere(told, cause),
  ]);
  const lines = tableLines(COLUMNS, rows, width, (cell, column, row) => {
    if (row < 0) return paint.dim(cell);
    return column === 1 ? verdictPaint(shown[row]!.verdict, paint)(cell) : cell;
  });
  const more = told.causes.length - shown.length;
  return more > 0 ? [...lines, paint.dim(`… and ${counted(more, 'more cause')}; --full tells all`)] : lines;
}

function causeLines(told: ToldPairs, at: number, { width, isFull }: TextLook, paint: Paint): string[] {
  const cause = told.causes[at]!;
  const tag = missedTag(told, cause);
  const title = `${short(declarationName(cause.name))} · ${causeWhere(told, cause)}${tag === null ? '' : ` · ${tag}`}`;
  const all = declarationDiff(cause.baseText, cause.newText, (word) => short(word))
    .trimEnd()
    .split('\n');
  const diff = isFull ? all : all.slice(0, DIFF);
  return [
    `${paint.dim(`${at + 1}.`)} ${verdictText(cause.verdict, paint)} ${paint.bold(title)}`,
    ...inPairs(told, cause).flatMap((line) => filled(line, '  ', width)),
    ...diff.filter((line) => line !== ''),
    ...(all.length > diff.length
      ? [paint.dim(`… and ${counted(all.length - diff.length, 'more line')}; --full tells all`)]
      : []),
  ];
}

function changeLines(told: ToldPairs, { isFull }: TextLook, paint: Paint): string[] {
  const shown = isFull ? told.exports : told.exports.slice(0, CHANGES);
  const lines = shown.map(({ name, change, verdict, pairs, isTolerated }) => {
    const why = isTolerated ? ', tolerated' : '';
    return `  ${short(name)}: ${change} (${verdict}${why}), ${whereText(told, pairs)}`;
  });
  const more = told.exports.length - shown.length;
  return [
    paint.bold('Exports, beside what causes explain:'),
    ...lines,
    ...(more > 0 ? [paint.dim(`  … and ${more} more; --full tells all`)] : []),
  ];
}
