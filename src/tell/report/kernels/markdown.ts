// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedChange, JudgedComparison } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { code, prose } from '../forms/markdown';
import { short } from '../forms/short';
import { counted } from '../spelling';
import { beyondLines } from './markdown-beyond';
import { causeFolds, causesTable } from './markdown-causes';
import { changeText } from './cause-lines';
import { missedWords } from '../missed-words';
import type { Outline } from './outline';
import type { ToldComparison } from './told-comparison';
import { markdownWarnings } from '../warnings';
import { configurationText } from './options-text';
import { sideName, sideText, toleratedWhy } from './wording';

/** Characters up to which causes are told in full: a comment of GitHub takes 65,536. */
const BUDGET = 40_000;
/** Changes and exports that are told one by one. */
const SHOWN = 10;

/**
 * A comparison as Markdown for a merge request: counts, the causes in a table, then each in a fold, what is tolerated
 * in a fold too. Short enough for a comment.
 */
export function kernelsMarkdown(told: ToldComparison): string {
  return `${lines(told).join('\n')}\n`;
}

function lines(told: ToldComparison): string[] {
  const { comparison, outline } = told;
  const { base, new: next } = comparison;
  const words = missedWords(comparison);
  const untyped = [base, next].filter(({ hasTypes }) => !hasTypes);
  return [
    `## kABI: ${code(sideName(base))} → ${code(sideName(next))}`,
    '',
    ...told.summary.flatMap((line) => [`**${prose(line)}.**`, '']).slice(0, -1),
    ...markdownWarnings(comparison.warnings),
    ...(comparison.configuration && comparison.configuration.differing !== 0
      ? ['', `Configuration: ${prose(configurationText(comparison.configuration))}.`]
      : []),
    ...outline.lone.flatMap(({ changes }) => changeLines(changes)),
    ...causesTable('Causes', outline.causes),
    ...causesTable(words.heading, outline.missed),
    ...causeFolds([...outline.causes, ...outline.missed], BUDGET, words),
    ...falsePositives(comparison),
    ...tolerated(outline),
    ...untyped.map(({ path }) => `\nCauses need types, which are not in ${code(path)}.`),
    ...beyondLines(told),
    '',
    `<sub>${prose(sideText(base))} against ${prose(sideText(next))}, by modversions compare</sub>`,
  ];
}

function changeLines(changes: readonly Told<JudgedChange>[]): string[] {
  const shown = changes.slice(0, SHOWN).map((change) => `- ${code(changeText(change))} (${change.verdict})`);
  const more = changes.length - SHOWN;
  return ['', ...shown, ...(more > 0 ? [`- and ${more} more like this`] : [])];
}

function falsePositives(comparison: Told<JudgedComparison>): string[] {
  const { falsePositives: names } = comparison;
  if (names.length === 0) return [];
  const shown = names.slice(0, SHOWN).map((name) => code(short(name)));
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return [
    '',
    `**False positives:** ${counted(names.length, missedWords(comparison).falsePositive)} that no compiled module can tell: ${shown.join(', ')}${more}.`,
  ];
}

function tolerated({ tolerated: groups, toleratedCauses }: Outline): string[] {
  if (groups.length === 0) return [];
  const count = groups.reduce((sum, { changes }) => sum + changes.length, 0);
  return [
    '',
    `<details><summary>${counted(count, 'change')} tolerated</summary>`,
    '',
    ...groups.map((group) => {
      const why = toleratedWhy(group, (text) => code(short(text)));
      return `- ${counted(group.changes.length, 'change')} ${why}`;
    }),
    ...toleratedCauses
      .slice(0, SHOWN)
      .map(({ name }) => `- cause that nothing else has: ${code(short(name))}`),
    '',
    '</details>',
  ];
}
