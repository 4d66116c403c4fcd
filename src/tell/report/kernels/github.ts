// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedComparison } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { command, LEVELS, plain } from '../forms/github';
import { CANNOT_BE_JUDGED, compiledInPlaces, compiledInTitle } from './compiled-in';
import { beyondLine } from './coverage';
import { notCoveredText } from './covered';
import { counted } from '../spelling';
import { githubWarnings } from '../warnings';
import { declarationName } from '../wording';
import type { LoneChanges, Outline, ToldCause } from './outline';
import { short } from '../forms/short';
import type { BothSides } from '../missed-words';
import { causeDetails, causeSentence, changeText, worstOf } from './cause-lines';
import { toleratedWhy } from './wording';
import type { ToldComparison } from './told-comparison';

/** Exports, or declarations, that an annotation names. */
const NAMED = 10;

/**
 * A comparison as commands to a GitHub workflow: an annotation a cause at its place in the new tree, the worst first,
 * for only the first ten of a level are shown. What is tolerated stands in a folded group of the log.
 */
export function kernelsGithub({ comparison, headline, outline }: ToldComparison): string {
  const told = outline.all.filter(({ standing }) => standing !== 'tolerated');
  const lines = [
    command('notice', { title: 'modversions' }, headline),
    ...githubWarnings(comparison.warnings),
    ...outline.lone.map(loneAnnotation),
    ...told.map((one) => causeAnnotation(one, comparison)),
    ...toleratedGroup(outline),
    ...beyondAnnotations(comparison, outline.beyond),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function causeAnnotation(told: ToldCause, comparison: BothSides): string {
  const { cause } = told;
  const { verdict, kind } = cause.judgement;
  const place = cause.newPlace ?? cause.basePlace;
  const where: Record<string, string> = place
    ? { file: place.file, line: String(Math.max(1, place.line)) }
    : {};
  const title = `${verdict}: ${short(declarationName(cause.name))} (${kind})`;
  return command(
    LEVELS[verdict],
    { ...where, title },
    [causeSentence(told, comparison), ...causeDetails(told)].join('\n'),
  );
}

function loneAnnotation(group: LoneChanges): string {
  const { verdict, kind } = worstOf(group);
  const { changes } = group;
  const lines = changes.slice(0, NAMED).map(changeText);
  if (changes.length > NAMED) lines.push(`and ${changes.length - NAMED} more`);
  const title = `${verdict}: ${counted(changes.length, 'export')} (${kind ?? group.kind})`;
  return command(LEVELS[verdict], { title }, lines.join('\n'));
}

function toleratedGroup({ tolerated, toleratedCauses }: Outline): string[] {
  if (tolerated.length === 0) return [];
  return [
    '::group::Tolerated changes',
    ...tolerated.map((group) => plain(`- ${counted(group.changes.length, 'change')} ${toleratedWhy(group)}`)),
    ...toleratedCauses.map(({ name }) => plain(`- cause that nothing else has: ${short(name)}`)),
    '::endgroup::',
  ];
}

/** One notice of what lies beyond exports, since it fails nothing, and all of it in a folded group of the log. */
function beyondAnnotations(comparison: Told<JudgedComparison>, beyond: Outline['beyond']): string[] {
  const definitions = (beyond.definitions ?? []).map(({ name, judgement, basePlace, newPlace }) => {
    const place = newPlace ?? basePlace;
    const where = place ? `, ${short(place.file)}:${place.line}` : '';
    return `${judgement.verdict}: ${short(declarationName(name))} (${judgement.kind})${where}: ${short(judgement.reason, 400)}`;
  });
  const compiledIn = (beyond.compiledIn ?? []).map(
    (one) => `${compiledInTitle(one)}, ${compiledInPlaces(one)}: ${CANNOT_BE_JUDGED}`,
  );
  const all = [...definitions, ...compiledIn];
  const notice = [beyondLine(beyond), ...all.slice(0, NAMED), notCoveredText(comparison)];
  return [
    command('notice', { title: 'modversions: beyond exports' }, notice.join('\n')),
    ...(all.length > 0
      ? ['::group::Beyond exports', ...all.map((line) => plain(`- ${line}`)), '::endgroup::']
      : []),
  ];
}
