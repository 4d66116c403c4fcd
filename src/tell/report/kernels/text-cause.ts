// SPDX-License-Identifier: GPL-2.0-or-later
import type { Finding, JudgedCause } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { counted } from '../spelling';
import { declarationDiff } from '../type-diff';
import { filled, verdictPaint, verdictText, type Paint, type TextLook } from '../text-look';
import { declarationName, extentText } from '../wording';
import { optionCauseText } from './options-text';
import { short } from '../forms/short';
import type { Counting } from './outline';
import { tableLines, type Column } from './table';
import { chainText, factText, listed, placesText, subjectText } from './wording';
import { diffLines } from './word-diff';

/** Findings of a cause that are told before the rest is counted. */
const SHOWN = 12;
/** Lines of a difference that are told before the rest is counted. */
const DIFF = 40;
/** Longest line of a declaration that is shown whole. */
const LINE = 300;

const COLUMNS: readonly Column[] = [
  { title: 'what' },
  { title: 'kind' },
  { title: 'verdict' },
  { title: 'base', stacks: true },
  { title: 'new', stacks: true },
];

/** One cause in full, as lines without their ends. */
export function causeLines(counting: Counting, number: number, look: TextLook, paint: Paint): string[] {
  const { cause, exports } = counting;
  const { judgement } = cause;
  const { verdict, kind, reason } = judgement;
  const reach = exports.length > 0 ? ` · ${counted(exports.length, 'export')}` : '';
  const title = `${short(declarationName(cause.name))} · ${kind}${reach}`;
  const lines = [`${paint.dim(`${number}.`)} ${verdictText(verdict, paint)} ${paint.bold(title)}`];
  const add = (text: string): unknown => lines.push(...filled(short(text, 1000), '  ', look.width));
  const places = placesText(cause);
  if (places !== null) lines.push(`  ${paint.cyan(places)}`);
  if (reason !== '') add(reason);
  for (const option of cause.options ?? []) add(optionCauseText(option));
  lines.push(
    ...layoutLine(cause),
    ...findingLines(judgement.findings, look, paint),
    ...inclusionLines(cause, look),
    ...commitLines(cause, look),
  );
  // An export's own declaration is reached by nothing else.
  for (const chain of cause.chains) if (chain.steps.length > 1) lines.push(`  ${chainText(chain)}`);
  lines.push(...difference(cause, look, paint));
  for (const advice of judgement.advice) add(`→ ${advice}`);
  return lines;
}

function layoutLine({ judgement: { proof } }: Told<JudgedCause>): string[] {
  const { base, new: next } = proof;
  return base && next ? [`  ${extentText(base, next)}`] : [];
}

function findingLines(
  findings: readonly Told<Finding>[],
  { width, isFull }: TextLook,
  paint: Paint,
): string[] {
  // One that says of the whole what the cause itself says needs no table.
  if (findings.every(({ base, new: next }) => !base && !next)) return [];
  const told = isFull ? findings : findings.slice(0, SHOWN);
  const rows = told.map((finding) => [
    subjectText(finding),
    finding.kind,
    finding.verdict,
    factText(finding.base),
    factText(finding.new),
  ]);
  const lines = tableLines(COLUMNS, rows, width === null ? null : width - 2, (cell, column, row) => {
    if (row < 0) return paint.dim(cell);
    return column === 2 ? verdictPaint(findings[row]!.verdict, paint)(cell) : cell;
  });
  const more = findings.length - told.length;
  if (more > 0) lines.push(paint.dim(`… and ${counted(more, 'more finding')}; --full tells all`));
  return lines.map((line) => `  ${line}`);
}

/** Commits that are told before the rest is counted. */
const COMMITS = 5;

function commitLines({ commits }: Told<JudgedCause>, { isFull }: TextLook): string[] {
  if (!commits) return [];
  if (commits.length === 0)
    return ['  no commit between them touched its lines: something else made its words others'];
  const told = isFull ? commits : commits.slice(0, COMMITS);
  const lines = told.map(({ id, date, subject }) => `  by ${id.slice(0, 12)} (${date}) ${short(subject)}`);
  const more = commits.length - told.length;
  return more > 0 ? [...lines, `  … and ${counted(more, 'more commit')}; --full tells all`] : lines;
}

/** Ways in which a definition comes in that are told before the rest is counted. */
const WAYS = 3;

function inclusionLines({ judgement: { inclusions } }: Told<JudgedCause>, { isFull }: TextLook): string[] {
  const told = isFull ? inclusions : inclusions.slice(0, WAYS);
  const lines = told.map(({ chain, units }) => {
    const way = chain.map((file) => short(file)).join(' → ');
    return `  included by ${way} in ${counted(units.length, 'unit')}: ${listed(units, 3)}`;
  });
  const more = inclusions.length - told.length;
  return more > 0 ? [...lines, `  … and in ${counted(more, 'more way')}; --full tells all`] : lines;
}

function difference({ baseText, newText }: Told<JudgedCause>, { isFull }: TextLook, paint: Paint): string[] {
  const all = diffLines(declarationDiff(baseText, newText));
  const told = isFull ? all : all.slice(0, DIFF);
  const lines = told.map(({ mark, stretches }) => {
    const text = stretches
      .map(({ text, isDifferent }) => (isDifferent ? paint.inverse(short(text, LINE)) : short(text, LINE)))
      .join('');
    if (mark === '@') return paint.cyan(text);
    const line = `${mark}${text}`;
    return mark === '-' ? paint.red(line) : mark === '+' ? paint.green(line) : line;
  });
  const more = all.length - told.length;
  return more > 0 ? [...lines, paint.dim(`… and ${counted(more, 'more line')}; --full tells all`)] : lines;
}
