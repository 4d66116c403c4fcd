// SPDX-License-Identifier: GPL-2.0-or-later
import type { Finding } from '../../../kernel/judge';
import type { ExplainedCause } from '../../../kernel/explain';
import { counted } from '../spelling';
import { diffLineText, filled, verdictText, type Paint } from '../text-look';
import { declarationDiff } from '../type-diff';
import { chainText, declarationName, placesText } from '../wording';
import { layoutLines, oneLayout } from './layout-text';
import type { Look } from './look';
import { proofText, typesText } from './proof';
import type { Told } from '../../../text';

/** Findings that are told before the rest is counted. */
const FINDINGS = 10;
/** Ways of headers into units that are told before the rest is counted. */
const INCLUSIONS = 3;
/** Lines of a declaration's difference that are told before the rest is counted. */
const DIFFERENCE = 60;

/** One cause in full. @param tag what it is called if no CRC tells of it; else null */
export function causeLines(
  cause: Told<ExplainedCause>,
  tag: string | null,
  look: Look,
  paint: Paint,
): string[] {
  const { judgement, help, chains } = cause;
  const name = paint.bold(declarationName(cause.name));
  const missed = tag === null ? '' : `, ${tag}`;
  const lines = [`${name}: ${verdictText(judgement.verdict, paint)}, ${judgement.kind}${missed}`];
  const add = (text: string): unknown => lines.push(...filled(text, '  ', look.width));
  const places = placesText(cause.basePlace, cause.newPlace);
  if (places !== null) lines.push(`  ${paint.cyan(places)}`);
  add(judgement.reason);
  add(`${judgement.kind}: ${help.explanation} ${help.rule} (modversions kind ${judgement.kind})`);
  // An export's own declaration is reached by nothing else.
  const ways = chains.filter(({ steps }) => steps.length > 1).map((chain) => chainText(chain));
  if (ways.length > 0)
    lines.push('', heading('Reached by', paint), ...ways.flatMap((way) => filled(way, '  ', look.width)));
  if (judgement.inclusions.length > 0) lines.push('', heading('Included by', paint));
  for (const { chain, units } of judgement.inclusions.slice(0, INCLUSIONS)) {
    add(`${chain.join(' → ')} in ${counted(units.length, 'unit')}, such as ${units[0]!}`);
  }
  const others = judgement.inclusions.length - INCLUSIONS;
  if (others > 0) add(`and ${counted(others, 'other way')}`);
  lines.push(...section('Declaration', differenceLines(cause, look, paint), paint));
  lines.push(...section('Layout', layoutOf(cause, look, paint), paint));
  lines.push(...section('Findings', findingLines(judgement.findings, look, paint), paint));
  lines.push('', heading('Proof', paint));
  add(proofText(cause));
  lines.push(...adviceLines(cause, look, paint));
  return lines;
}

/** Lines below a title; nothing for none. */
export function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', heading(title, paint), ...lines];
}

const heading = (title: string, paint: Paint): string => paint.bold(title);

function differenceLines(
  { baseText, newText }: Told<ExplainedCause>,
  { isFull }: Look,
  paint: Paint,
): string[] {
  const diff = declarationDiff(baseText, newText);
  const all = diff.split('\n').filter((line) => line !== '');
  const shown = isFull ? all : all.slice(0, DIFFERENCE);
  const lines = shown.map((line) => diffLineText(line, paint));
  return [...lines, ...more(all.length - shown.length, 'line', paint)];
}

function layoutOf({ judgement }: Told<ExplainedCause>, look: Look, paint: Paint): string[] {
  const { base, new: next } = judgement.proof;
  if (base && next) return layoutLines(base, next, look, paint);
  const only = base ?? next;
  if (!only) return [];
  return [`  only the ${base ? 'base' : 'new kernel'} can be laid out`, ...oneLayout(only, look, paint)];
}

/** Findings, the worst first. */
export function findingLines(findings: readonly Told<Finding>[], look: Look, paint: Paint): string[] {
  const shown = look.isFull ? findings : findings.slice(0, FINDINGS);
  const lines = shown.flatMap((finding) => {
    const { kind, verdict, subject, reason } = finding;
    const what = subject === '' || reason.startsWith(subject) ? reason : `${subject}: ${reason}`;
    const facts = typesText(finding);
    const text = `${verdict} ${kind}: ${what}${facts === null ? '' : ` (${facts})`}`;
    const [first, ...rest] = filled(text, '  ', look.width);
    return [first!.replace(verdict, verdictText(verdict, paint)), ...rest];
  });
  return [...lines, ...more(findings.length - shown.length, 'finding', paint)];
}

function more(count: number, what: string, paint: Paint): string[] {
  return count > 0 ? [paint.dim(`  … ${counted(count, `more ${what}`)}; --full shows all`)] : [];
}

function adviceLines({ judgement, help }: Told<ExplainedCause>, { width }: Look, paint: Paint): string[] {
  const lines = judgement.advice.flatMap((advice) => filled(`- ${advice}`, '  ', width));
  if (help.macros) {
    lines.push(...filled(`- Red Hat: ${help.macros.redHat}`, '  ', width));
    lines.push(...filled(`- SUSE: ${help.macros.suse}`, '  ', width));
  }
  return section('What to do', lines, paint);
}
