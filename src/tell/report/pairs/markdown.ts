// SPDX-License-Identifier: GPL-2.0-or-later
import { cell, code, html, prose } from '../forms/markdown';
import { short } from '../forms/short';
import { diffBlock } from '../kernels/markdown-causes';
import { sideName } from '../kernels/wording';
import { counted } from '../spelling';
import { declarationName } from '../wording';
import { causeWhere, inPairs, unmergedText, whereText, type ToldPairs } from './told-pairs';

/** Rows of the table of causes, changes that are named, and characters up to which causes are told in full. */
const ROWS = 60;
const CHANGES = 20;
const BUDGET = 40_000;

/** Several pairs as Markdown for a merge request: short enough for a comment. */
export function pairsMarkdown(told: ToldPairs): string {
  const lines = [
    '## kABI of several pairs',
    '',
    `**${prose(told.headline)}.**`,
    '',
    ...told.pairs.map(
      ({ name, base, new: next, causes }) =>
        `- ${prose(short(name))}: ${code(sideName(base))} → ${code(sideName(next))}, ${counted(causes, 'cause')}`,
    ),
    ...causesTable(told),
    ...causeFolds(told),
    ...changeLines(told),
    '',
    `<sub>${prose(unmergedText(told))}; by modversions pairs</sub>`,
  ];
  return `${lines.join('\n')}\n`;
}

function causesTable(told: ToldPairs): string[] {
  if (told.causes.length === 0) return [];
  const rows = told.causes
    .slice(0, ROWS)
    .map(
      (cause) =>
        `| ${cause.verdict} | ${cell(code(short(declarationName(cause.name), 80)))} | ${cause.kind} | ${cell(prose(causeWhere(told, cause)))} |`,
    );
  const more = told.causes.length - rows.length;
  return [
    '',
    '| verdict | declaration | kind | where |',
    '|---|---|---|---|',
    ...rows,
    ...(more > 0 ? ['', `And ${counted(more, 'more cause')}.`] : []),
  ];
}

function causeFolds(told: ToldPairs): string[] {
  const result: string[] = [];
  let left = BUDGET;
  for (const [at, cause] of told.causes.entries()) {
    const name = html(short(declarationName(cause.name)));
    const fold = [
      '',
      `<details><summary>${cause.verdict}: <code>${name}</code>, ${html(causeWhere(told, cause))}</summary>`,
      '',
      ...inPairs(told, cause).map((line) => `- ${prose(line)}`),
      '',
      ...diffBlock(cause.baseText, cause.newText),
      '</details>',
    ];
    left -= fold.reduce((sum, line) => sum + line.length + 1, 0);
    if (left < 0) {
      const more = counted(told.causes.length - at, 'more cause');
      return [...result, '', `The details of ${more} are in the other reports.`];
    }
    result.push(...fold);
  }
  return result;
}

function changeLines(told: ToldPairs): string[] {
  const shown = told.exports
    .slice(0, CHANGES)
    .map(
      ({ name, change, verdict, pairs }) =>
        `- ${code(short(name))}: ${change} (${verdict}), ${prose(whereText(told, pairs))}`,
    );
  const more = told.exports.length - shown.length;
  return ['', ...shown, ...(more > 0 ? [`- and ${more} more`] : [])];
}
