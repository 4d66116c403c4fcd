// SPDX-License-Identifier: GPL-2.0-or-later
import type { CheckedModule } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { cell, code, html, prose } from '../forms/markdown';
import { short } from '../forms/short';
import { missedWordsFor } from '../missed-words';
import { NOT_COVERED } from '../not-covered';
import { causeFolds, causesTable } from '../kernels/markdown-causes';
import type { Counting } from '../kernels/outline';
import { counted } from '../spelling';
import { markdownWarnings } from '../warnings';
import { costMarkdown } from './cost-tables';
import { meaningLines, obstacleLines } from './module-lines';
import type { ToldCheck } from './told-check';
import { causeForVendors } from './vendor-advice';
import { isTroubled, whyText } from './wording';

/** Characters of it all: a comment of GitHub takes 65,536. */
const BUDGET = 60_000;
/** Rows of the table of modules, and of that of causes. */
const ROWS = 40;
/** Obstacles, files and rules that are told one by one. */
const SHOWN = 10;

/**
 * A check of modules as Markdown for a merge request: counts, the modules in a table with those that would not load
 * first, then each of these and each cause in a fold. Short enough for a comment.
 */
export function modulesMarkdown(check: ToldCheck): string {
  return `${lines(check).join('\n')}\n`;
}

function lines(check: ToldCheck): string[] {
  const { against, base, troubled } = check;
  const causes = check.causes.map(({ exports }, number): Counting => {
    return { cause: causeForVendors(number, check), exports };
  });
  const top = [
    `## Modules against ${code(short(against.release ?? against.path))}`,
    '',
    ...check.summary.flatMap((line) => [`**${line}.**`, '']).slice(0, -1),
    ...markdownWarnings(check.warnings),
    ...modulesTable(check, troubled),
    ...costMarkdown(check),
  ];
  const table = causesTable('Causes', causes, ROWS);
  const bottom = [
    ...failedLines(check),
    ...uncheckedLines(check),
    '',
    `<sub>${prose(NOT_COVERED)}</sub>`,
    '',
    `<sub>against ${prose(short(against.path))}${base ? `, built for ${prose(short(base.path))}` : ''}, by modversions check-module</sub>`,
  ];
  const left = BUDGET - lengthOf([...top, ...table, ...bottom]);
  const modules = moduleFolds(troubled, check, causes.length > 0 ? left / 2 : left);
  return [
    ...top,
    ...modules,
    ...table,
    ...causeFolds(causes, left - lengthOf(modules), missedWordsFor(against)),
    ...bottom,
  ];
}

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length + 1, 0);

function modulesTable({ modules }: ToldCheck, troubled: readonly Told<CheckedModule>[]): string[] {
  if (modules.length === 0) return [];
  const all = [...troubled, ...modules.filter((one) => !isTroubled(one))];
  const rows = all.slice(0, ROWS).map((module) => {
    const { file, loads, verdict, affected } = module;
    const why = isTroubled(module) ? whyText(module) : '';
    return `| ${cell(code(short(file)))} | ${loads ? 'yes' : 'no'} | ${verdict ?? ''} | ${affected ?? ''} | ${why} |`;
  });
  const more = all.length - ROWS;
  return [
    '',
    '| module | loads | verdict | affected | why not |',
    '|---|---|---|---|---|',
    ...rows,
    ...(more > 0 ? ['', `And ${counted(more, 'more module')}.`] : []),
  ];
}

/** Modules in full as long as there is room. */
function moduleFolds(modules: readonly Told<CheckedModule>[], check: ToldCheck, budget: number): string[] {
  const result: string[] = [];
  let left = budget;
  for (const [at, module] of modules.entries()) {
    const fold = moduleFold(module, check);
    left -= lengthOf(fold);
    if (left < 0)
      return [
        ...result,
        '',
        `The details of ${counted(modules.length - at, 'more module')} are in the other reports.`,
      ];
    result.push(...fold);
  }
  return result;
}

function moduleFold(module: Told<CheckedModule>, check: ToldCheck): string[] {
  const { file, vermagic, license, machine } = module;
  const facts = [vermagic?.split(' ', 1)[0], machine, license ?? 'no licence'];
  const known = facts.filter((one) => one !== undefined).map((one) => short(one));
  return [
    '',
    `<details><summary><code>${html(short(file))}</code>: ${whyText(module)}</summary>`,
    '',
    `${prose(known.join(', '))}`,
    '',
    ...obstacleLines(module, SHOWN).map((line) => `- ${code(line)}`),
    '',
    ...meaningLines(module, check).map((line) => `> ${prose(line)}\n`),
    '</details>',
  ];
}

function failedLines({ failed }: ToldCheck): string[] {
  if (failed.length === 0) return [];
  const more = failed.length - SHOWN;
  return [
    '',
    '**Could not be read:**',
    '',
    ...failed.slice(0, SHOWN).map(({ message }) => `- ${code(short(message, 300))}`),
    ...(more > 0 ? [`- and ${counted(more, 'more file')}`] : []),
  ];
}

function uncheckedLines({ unchecked }: ToldCheck): string[] {
  if (unchecked.length === 0) return [];
  return [
    '',
    `<details><summary>${counted(unchecked.length, 'rule')} not checked</summary>`,
    '',
    ...unchecked.slice(0, SHOWN).map(({ why }) => `- ${prose(short(why, 300))}`),
    '',
    '</details>',
  ];
}
