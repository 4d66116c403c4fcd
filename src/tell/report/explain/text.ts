// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type {
  Explained,
  ExplainedCause,
  Explanation,
  ExportExplanation,
  ReachedChange,
  TypeExplanation,
  Uncaused,
} from '../../../kernel/explain';
import type { ExportFacts } from '../../../kernel/compare';
import { counted, crcText } from '../spelling';
import { missedWords } from '../missed-words';
import { NOT_COVERED } from '../not-covered';
import { prettyLines } from '../pretty';
import { filled, verdictText, type Paint } from '../text-look';
import { warningText } from '../warnings';
import { chainText, declarationName, placesText } from '../wording';
import { causeLines, findingLines, section } from './cause-text';
import { layoutLines, oneLayout } from './layout-text';
import type { Look } from './look';
import type { Told } from '../../../text';

/** Modules, and changes behind a type, that are told before the rest is counted. */
const SHOWN = 5;

/** Single exports and types in full, for people. */
export function* explainText(explained: Told<Explained>, look: Look): Generator<string> {
  const paint = createColors(look.color);
  yield warningText(explained.warnings, paint);
  let separator = explained.warnings.length > 0 ? '\n' : '';
  for (const explanation of explained.explanations) {
    const text = linesOf(explanation, explained, look, paint).join('\n');
    yield `${separator}${text}\n`;
    separator = '\n';
  }
  yield `\n${filled(NOT_COVERED, '', look.width).join('\n')}\n`;
}

function linesOf(
  explanation: Told<Explanation>,
  explained: Told<Explained>,
  look: Look,
  paint: Paint,
): string[] {
  const { causes, missed } = explanation;
  const lines =
    explanation.what === 'export'
      ? exportLines(explanation, explained, paint)
      : typeLines(explanation, explained, look, paint);
  const { tag } = missedWords(explained);
  const all: [Told<ExplainedCause>, string | null][] = [
    ...causes.map((cause): [Told<ExplainedCause>, null] => [cause, null]),
    ...missed.map((cause): [Told<ExplainedCause>, string] => [cause, tag]),
  ];
  all.forEach(([cause, its], at) => {
    const number = all.length > 1 ? `${at + 1}. ` : '';
    const [first, ...rest] = causeLines(cause, its, look, paint);
    lines.push('', `${number}${first}`, ...rest);
  });
  return lines;
}

function exportLines(
  explanation: Told<ExportExplanation>,
  explained: Told<Explained>,
  paint: Paint,
): string[] {
  const { base, new: next } = explained;
  const { name, verdict, declaration, causes, missed } = explanation;
  const title = paint.bold(`export ${name}`);
  const lines = [verdict ? `${title}: ${verdictText(verdict, paint)}` : `${title}: the same in both kernels`];
  const facts = [factsText(explanation.base), factsText(explanation.new)] as const;
  if (facts[0] === facts[1]) lines.push(`  ${facts[0]}`);
  else lines.push(`  base: ${facts[0]}`, `  new:  ${facts[1]}`);
  if (declaration !== null) lines.push(...prettyLines(declaration).map((line) => `  ${line}`));
  for (const { changeKind, verdict: its } of explanation.changes) {
    if (changeKind !== null) lines.push(`  ${verdictText(its, paint)}: ${changeKind}`);
  }
  const isChanged = explanation.changes.some(({ kind }) => kind === 'crc' || kind === 'declaration');
  if (causes.length > 0) lines.push(`  ${counted(causes.length, 'cause')}: ${listOf(causes)}`);
  else if (isChanged) {
    const hasTypes = base.hasTypes && next.hasTypes;
    const why = hasTypes
      ? 'no declaration that it reaches differs'
      : 'causes need the types of both sides: scan them';
    lines.push(`  its CRC changed, and ${why}`);
  }
  if (missed.length > 0) lines.push(`  ${missedWords(explained).ofExport}: ${listOf(missed)}`);
  return lines;
}

const listOf = (causes: readonly Told<ExplainedCause>[]): string =>
  causes.map(({ name, judgement }) => `${declarationName(name)} (${judgement.verdict})`).join(', ');

function factsText(facts: Told<ExportFacts> | null): string {
  if (!facts) return 'not exported';
  const { crc, module, type, namespace } = facts;
  const parts = [crc === null ? null : crcText(crc), module, type, namespace && `namespace ${namespace}`];
  return parts.filter(Boolean).join('  ');
}

function typeLines(
  explanation: Told<TypeExplanation>,
  explained: Told<Explained>,
  look: Look,
  paint: Paint,
): string[] {
  const { name, verdict, sides, causes, missed, uncaused, exports, modules, reached } = explanation;
  const title = paint.bold(declarationName(name));
  const lines = [`${title}: ${verdict ? verdictText(verdict, paint) : standing(sides)}`];
  if (causes.length + missed.length > 0) {
    if (causes.length > 1) lines.push(`  units see ${causes.length} different changes of it`);
    if (missed.length > 0) lines.push(`  ${missedWords(explained).ofType}`);
    lines.push(`  behind ${counted(exports, 'export')}${modulesText(modules)}`);
  }
  if (uncaused) lines.push(...uncausedLines(explanation, uncaused, look, paint));
  lines.push(
    ...section('What it holds or points to that changed', reachedLines(reached, look, paint), paint),
  );
  return lines;
}

function standing({ base, new: next }: Told<TypeExplanation>['sides']): string {
  if (base && next) return 'the same in both kernels';
  return `only the ${base ? 'base' : 'new kernel'} has it`;
}

function modulesText(modules: Told<TypeExplanation>['modules']): string {
  const shown = modules.slice(0, SHOWN).map(({ module, exports }) => `${module} ${exports}`);
  const rest = modules.length - shown.length;
  if (rest > 0) shown.push(`${rest} more modules`);
  return shown.length === 0 ? '' : `: ${shown.join(', ')}`;
}

/** What has no cause: its own text is the same, or only one side has it. */
function uncausedLines(
  { sides }: Told<TypeExplanation>,
  uncaused: Told<Uncaused>,
  look: Look,
  paint: Paint,
): string[] {
  const { text, basePlace, newPlace, judgement } = uncaused;
  const lines: string[] = [];
  const places = placesText(basePlace, newPlace);
  if (places !== null) lines.push(`  ${paint.cyan(places)}`);
  if (judgement && judgement.findings.length > 0) {
    lines.push(...filled(`its own text is the same; ${judgement.reason}`, '  ', look.width));
  } else if (judgement && sides.base && sides.new) lines.push('  text and layout are the same');
  else if (text.endsWith('{ UNKNOWN }'))
    lines.push('  opaque: no unit that exports something has its definition');
  const { base, new: next } = judgement?.proof ?? { base: null, new: null };
  const declaration = prettyLines(text);
  if (!base && !next) lines.push(...section('Declaration', declaration, paint));
  if (base && next) lines.push(...section('Layout', layoutLines(base, next, look, paint), paint));
  else if (base ?? next) lines.push(...section('Layout', oneLayout((base ?? next)!, look, paint), paint));
  lines.push(...section('Findings', findingLines(judgement?.findings ?? [], look, paint), paint));
  return lines;
}

function reachedLines(reached: readonly Told<ReachedChange>[], look: Look, paint: Paint): string[] {
  const shown = look.isFull ? reached : reached.slice(0, SHOWN);
  const lines = shown.flatMap(({ name, verdict, kind, reason, chain }) => [
    `  ${paint.bold(declarationName(name))}: ${verdictText(verdict, paint)}, ${kind}`,
    ...filled(reason, '    ', look.width),
    ...filled(chainText(chain), '    ', look.width),
  ]);
  const more = reached.length - shown.length;
  return more > 0 ? [...lines, paint.dim(`  … ${more} more; --full shows all`)] : lines;
}
