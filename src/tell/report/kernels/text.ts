// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { JudgedChange, JudgedComparison, RuleUse } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { counted } from '../spelling';
import { changeLine } from '../symvers';
import { filled, type Paint, type TextLook } from '../text-look';
import { warningText } from '../warnings';
import { ruleUseText } from '../wording';
import { beyondSections } from './text-beyond';
import { causeSections, causeTable } from './text-causes';
import type { Outline } from './outline';
import { configurationText } from './options-text';
import { short } from '../forms/short';
import { missedWords } from '../missed-words';
import type { ToldComparison } from './told-comparison';
import { listed, sideText, toleratedWhy } from './wording';

/** Changes that are told one by one before the rest is counted. */
const SHOWN = 10;
/** Causes from which on a table of all of them comes first. */
const MANY = 4;
/** Causes, and such that the CRC misses, that are told in full before the rest is counted. */
const CAUSES = 10;
const MISSED = 5;

/**
 * A comparison of kernels for people: a line that says what it comes to, both sides, what happened to exports besides
 * what causes explain, the causes by verdict and impact, what the CRCs miss, what is tolerated, and what lies
 * beyond all that.
 */
export function* kernelsText(told: ToldComparison, look: TextLook): Generator<string> {
  const { comparison, outline } = told;
  const paint = createColors(look.color);
  yield* kernelsSummary(told, look);
  for (const lines of causeSections(outline.causes, CAUSES, look, paint)) yield section(lines);
  yield* missedPieces(comparison, outline, look, paint);
  yield* falsePositivePieces(comparison, look, paint);
  yield* toleratedPieces(outline, look, paint);
  yield* knownPieces(comparison, outline, look, paint);
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
  const { configuration } = comparison;
  if (configuration && configuration.differing !== 0) {
    const text = `configuration: ${configurationText(configuration, look.isFull ? Infinity : undefined)}`;
    for (const line of filled(text, '', look.width)) yield `${line}\n`;
  }
  yield warningText(comparison.warnings, paint);
  for (const { changes } of outline.lone) yield section(changeLines(changes, look, paint));
  if (outline.causes.length >= MANY) yield section(causeTable(outline.causes, look, paint));
}

const section = (lines: readonly string[]): string => `\n${lines.map((line) => `${line}\n`).join('')}`;

/** The first of some changes, one a line, and how many more there are. */
function changeLines(changes: readonly Told<JudgedChange>[], { isFull }: TextLook, paint: Paint): string[] {
  const told = isFull ? changes : changes.slice(0, SHOWN);
  const lines = told.map((change) => short(changeLine(change), 400));
  const more = changes.length - told.length;
  if (more > 0) lines.push(paint.dim(`… and ${more} more like this; --full tells all`));
  return lines;
}

/** Names in one line: the first of them, and how many more there are, unless all are asked for. */
const namesText = (names: readonly string[], { isFull }: TextLook): string =>
  listed(names, isFull ? Infinity : undefined);

function* missedPieces(
  comparison: Told<JudgedComparison>,
  { missed }: Outline,
  look: TextLook,
  paint: Paint,
): Generator<string> {
  if (missed.length === 0) return;
  yield section([paint.bold(missedWords(comparison).sentence)]);
  if (missed.length > MISSED) yield section(causeTable(missed, look, paint));
  for (const lines of causeSections(missed, MISSED, look, paint)) yield section(lines);
}

function* falsePositivePieces(
  comparison: Told<JudgedComparison>,
  look: TextLook,
  paint: Paint,
): Generator<string> {
  const { falsePositives } = comparison;
  if (falsePositives.length === 0) return;
  const title = `False positives: ${counted(falsePositives.length, missedWords(comparison).falsePositive)} that no compiled module can tell`;
  yield section([paint.bold(title), `  ${namesText(falsePositives, look)}`]);
}

/** How many changes each rule tolerates, in the order of the rules, and how many nothing can be hurt by. */
function* toleratedPieces(
  { tolerated, toleratedCauses }: Outline,
  look: TextLook,
  paint: Paint,
): Generator<string> {
  if (tolerated.length === 0) return;
  const lines = tolerated.map(
    (group) => `  ${counted(group.changes.length, 'change')} ${toleratedWhy(group)}`,
  );
  if (toleratedCauses.length > 0) {
    const names = toleratedCauses.map(({ name }) => name);
    lines.push(`  ${counted(names.length, 'cause')} that nothing else has: ${namesText(names, look)}`);
  }
  yield section([paint.bold('Tolerated:'), ...lines]);
}

/** Rules that say why and tolerate nothing. */
function* rulePieces(rules: readonly Told<RuleUse>[], paint: Paint): Generator<string> {
  const idle = rules.filter(({ state }) => state !== 'used');
  if (idle.length === 0) return;
  yield section([
    paint.bold('Rules that tolerate nothing:'),
    ...idle.map((rule) => `  ${ruleUseText(rule)}`),
  ]);
}

/** What does not count, beside changes of exports. */
function* knownPieces(
  comparison: Told<JudgedComparison>,
  { toleratedMissed, toleratedBeyond }: Outline,
  look: TextLook,
  paint: Paint,
): Generator<string> {
  const { known, rules } = comparison;
  yield* rulePieces(rules ?? [], paint);
  const names = toleratedMissed.map(({ name }) => name);
  if (!known && names.length + toleratedBeyond === 0) return;
  yield section([
    ...(known
      ? [
          paint.bold(`Only what is not in ${known.path} counts. Known already, or tolerated, besides:`),
          `  it compares ${sideText(known.base)} with ${sideText(known.new)}`,
        ]
      : [paint.bold('Tolerated besides:')]),
    ...(names.length > 0
      ? [`  ${counted(names.length, 'thing')} ${missedWords(comparison).short}: ${namesText(names, look)}`]
      : []),
    ...(toleratedBeyond > 0 ? [`  ${counted(toleratedBeyond, 'change')} beyond exports`] : []),
  ]);
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
