// SPDX-License-Identifier: GPL-2.0-or-later
import { counted } from '../spelling';
import { verdictPaint, type Paint, type TextLook } from '../text-look';
import { declarationName } from '../wording';
import { short } from '../forms/short';
import type { Counting } from './outline';
import { countVerdicts, verdictCounts } from './summary';
import { tableLines, type Column } from './table';
import { causeLines } from './text-cause';

/** Rows of a table of causes unless all are asked for. */
const ROWS = 100;

const COLUMNS: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'verdict' },
  { title: 'exports', align: 'right' },
  { title: 'kind' },
  { title: 'declaration', stacks: true },
];

/** A row each cause, and what the rest come to where there are too many. */
export function causeTable(causes: readonly Counting[], { width, isFull }: TextLook, paint: Paint): string[] {
  const told = isFull ? causes : causes.slice(0, ROWS);
  const rows = told.map(({ cause, exports }, at) => [
    String(at + 1),
    cause.judgement.verdict,
    String(exports.length),
    cause.judgement.kind,
    short(declarationName(cause.name)),
  ]);
  const lines = tableLines(COLUMNS, rows, width, (cell, column, row) => {
    if (row < 0) return paint.dim(cell);
    return column === 1 ? verdictPaint(told[row]!.cause.judgement.verdict, paint)(cell) : cell;
  });
  const rest = causes.slice(told.length);
  return rest.length === 0 ? lines : [...lines, paint.dim(`… and ${restText(rest)}; --full tells all`)];
}

/** The first causes in full, a section each, and what the rest come to. @param shown sections unless all are asked for */
export function* causeSections(
  causes: readonly Counting[],
  shown: number,
  look: TextLook,
  paint: Paint,
): Generator<string[]> {
  const told = look.isFull ? causes : causes.slice(0, shown);
  for (const [at, one] of told.entries()) yield causeLines(one, at + 1, look, paint);
  const rest = causes.slice(told.length);
  if (rest.length > 0)
    yield [paint.dim(`… and the details of ${restText(rest)}; --full tells all, explain those of one`)];
}

function restText(rest: readonly Counting[]): string {
  const verdicts = verdictCounts(countVerdicts(rest.map(({ cause }) => cause.judgement.verdict)));
  return `${counted(rest.length, 'more cause')} (${verdicts})`;
}
