// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { JudgedChange, JudgedComparison } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { counted } from '../spelling';
import { changeLine } from '../symvers';
import { filled, verdictPaint, type Paint, type TextLook } from '../text-look';
import { warningText } from '../warnings';
import { declarationName, rulePlace } from '../wording';
import { beyondSections } from './text-beyond';
import { causeLines } from './text-cause';
import type { Counting, Outline } from './outline';
import { short } from '../forms/short';
import { tableLines, type Column } from './table';
import type { ToldComparison } from './told-comparison';
import { listed, sideText } from './wording';

/** Changes that are told one by one before the rest is counted. */
const SHOWN = 10;
/** Causes from which on a table of all of them comes first. */
const MANY = 4;

const COLUMNS: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'verdict' },
  { title: 'exports', align: 'right' },
  { title: 'kind' },
  { title: 'declaration', mayShrink: true },
];

/**
 * A comparison of kernels for people: a line that says what it comes to, both sides, what happened to exports besides
 * what causes explain, the causes by verdict and impact, what the CRCs miss, what is tolerated, and what lies
 * beyond all that.
 */
export function* kernelsText(told: ToldComparison, look: TextLook): Generator<string> {
  const { comparison, outline } = told;
  const paint = createColors(look.color);
  yield* kernelsSummary(told, look);
  let number = 1;
  for (const one of outline.causes) yield section(causeLines(one, number++, look, paint));
  yield* missedPieces(outline, look, paint);
  yield* falsePositivePieces(comparison, paint);
  yield* toleratedPieces(outline, paint);
  yield* untypedPieces(comparison);
  for (const lines of beyondSections(told, look, paint)) yield section(lines);
}

/** How that begins: up to the table of causes. */
export function* kernelsSummary(
  { comparison, outline, summary }: ToldComparison,
  look: TextLook,
): Generator<string> {
  const paint = createColors(look.color);
  for (const line of summary.flatMap((one) => filled(one, '', look.width))) yield `${paint.bold(line)}\n`;
  yield `base: ${sideText(comparison.base)}\nnew:  ${sideText(comparison.new)}\n`;
  yield warningText(comparison.warnings, paint);
  for (const { changes } of outline.lone) yield section(changeLines(changes, paint));
  if (outline.causes.length >= MANY) yield section(causeTable(outline.causes, look, paint));
}

const section = (lines: readonly string[]): string => `\n${lines.map((line) => `${line}\n`).join('')}`;

/** The first of some changes, one a line, and how many more there are. */
function changeLines(changes: readonly Told<JudgedChange>[], paint: Paint): string[] {
  const lines = changes.slice(0, SHOWN).map((change) => short(changeLine(change), 400));
  const more = changes.length - SHOWN;
  if (more > 0) lines.push(paint.dim(`… and ${more} more like this; -f pretty lists all`));
  return lines;
}

function causeTable(causes: readonly Counting[], { width }: TextLook, paint: Paint): string[] {
  const rows = causes.map(({ cause, exports }, at) => [
    String(at + 1),
    cause.judgement.verdict,
    String(exports.length),
    cause.judgement.kind,
    short(declarationName(cause.name)),
  ]);
  return tableLines(COLUMNS, rows, width, (cell, column, row) => {
    if (row < 0) return paint.dim(cell);
    return column === 1 ? verdictPaint(causes[row]!.cause.judgement.verdict, paint)(cell) : cell;
  });
}

function* missedPieces({ missed }: Outline, look: TextLook, paint: Paint): Generator<string> {
  if (missed.length === 0) return;
  yield section([
    paint.bold('Missed by the CRC: the CRCs of these exports did not change, their binary interface did'),
  ]);
  let number = 1;
  for (const one of missed) yield section(causeLines(one, number++, look, paint));
}

function* falsePositivePieces({ falsePositives }: Told<JudgedComparison>, paint: Paint): Generator<string> {
  if (falsePositives.length === 0) return;
  const title = `False positives: ${counted(falsePositives.length, 'changed CRC')} that no compiled module can tell`;
  yield section([paint.bold(title), `  ${listed(falsePositives)}`]);
}

/** How many changes each rule tolerates, in the order of the rules, and how many nothing can be hurt by. */
function* toleratedPieces({ tolerated, toleratedCauses }: Outline, paint: Paint): Generator<string> {
  if (tolerated.length === 0) return;
  const lines = tolerated.map(({ rule, changes }) => {
    const by = rule ? `by the rule in ${rulePlace(rule)}, ${short(rule.text)}` : 'implicitly';
    return `  ${counted(changes.length, 'change')} ${by}`;
  });
  if (toleratedCauses.length > 0)
    lines.push(
      `  ${counted(toleratedCauses.length, 'cause')} that nothing else has: ${listed(toleratedCauses.map(({ name }) => name))}`,
    );
  yield section([paint.bold('Tolerated:'), ...lines]);
}

/** Why there are no causes, and what to do about it. */
function* untypedPieces({ base, new: next }: Told<JudgedComparison>): Generator<string> {
  const untyped = [base, next].filter(({ hasTypes }) => !hasTypes).map(({ path }) => path);
  if (untyped.length === 0) return;
  yield section([
    `Causes need the types of both sides, which are not in ${untyped.join(' and ')}:`,
    '  scan the kernel with modversions scan TREE -o DIR, and give DIR instead',
  ]);
}
