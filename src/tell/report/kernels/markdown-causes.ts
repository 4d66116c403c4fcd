// SPDX-License-Identifier: GPL-2.0-or-later
import { cell, code, html, longestRun, prose } from '../forms/markdown';
import { short } from '../forms/short';
import { counted } from '../spelling';
import { declarationDiff } from '../type-diff';
import { declarationName } from '../wording';
import type { MissedWords } from '../missed-words';
import { kindTitle } from './kind-help';
import type { Counting } from './outline';
import { optionCauseText } from './options-text';
import { chainText, factText, placesText, subjectText } from './wording';

/** Rows of the table of causes. */
const ROWS = 60;
/** Findings that are told one by one. */
const SHOWN = 10;
/** Longest diff that is shown whole. */
const LONGEST_DIFF = 4000;

/** Causes in a table, a row each. @param most rows */
export function causesTable(title: string, causes: readonly Counting[], most = ROWS): string[] {
  if (causes.length === 0) return [];
  const rows = causes.slice(0, most).map(({ cause, exports }) => {
    const { verdict, kind, reason } = cause.judgement;
    return `| ${verdict} | ${exports.length} | ${cell(code(short(declarationName(cause.name), 80)))} | ${kind} | ${cell(prose(short(reason, 160)))} |`;
  });
  const more = causes.length - most;
  return [
    '',
    `### ${title}`,
    '',
    '| verdict | exports | declaration | kind | why |',
    '|---|--:|---|---|---|',
    ...rows,
    ...(more > 0 ? ['', `And ${counted(more, 'more cause')}.`] : []),
  ];
}

/**
 * Causes in full as long as there is room.
 * @param budget characters
 */
export function causeFolds(causes: readonly Counting[], budget: number, words: MissedWords): string[] {
  const result: string[] = [];
  let left = budget;
  for (const [at, one] of causes.entries()) {
    const fold = causeFold(one, words);
    left -= fold.reduce((sum, line) => sum + line.length + 1, 0);
    if (left < 0) {
      const more = causes.length - at;
      return [...result, '', `The details of ${counted(more, 'more cause')} are in the other reports.`];
    }
    result.push(...fold);
  }
  return result;
}

function causeFold({ cause, exports }: Counting, words: MissedWords): string[] {
  const { judgement } = cause;
  const name = html(short(declarationName(cause.name)));
  const title = `${judgement.verdict}: <code>${name}</code>, ${kindTitle(judgement.kind, words)}, ${counted(exports.length, 'export')}`;
  const places = placesText(cause);
  const findings = judgement.findings.filter(({ base, new: next }) => base ?? next).slice(0, SHOWN);
  const more = judgement.findings.length - findings.length;
  const rows = findings.map(
    (finding) =>
      `| ${cell(code(subjectText(finding)))} | ${finding.kind} | ${cell(code(factText(finding.base)))} | ${cell(code(factText(finding.new)))} |`,
  );
  return [
    '',
    `<details><summary>${title}</summary>`,
    '',
    ...(places === null ? [] : [`At ${code(places)}. `]),
    prose(short(judgement.reason, 1000)),
    ...(cause.options ?? []).map((option) => `\n${prose(optionCauseText(option))}.`),
    ...(rows.length > 0 ? ['', '| what | kind | base | new |', '|---|---|---|---|', ...rows] : []),
    ...(rows.length > 0 && more > 0 ? ['', `And ${counted(more, 'more finding')}.`] : []),
    '',
    ...diffBlock(cause.baseText, cause.newText),
    ...cause.chains
      .filter(({ steps }) => steps.length > 1)
      .map((chain) => `- ${code(short(chainText(chain), 600))}`),
    '',
    ...judgement.advice.map((advice) => `> ${prose(short(advice, 1000))}\n`),
    '</details>',
  ];
}

/** What a declaration became, in a fence of its own. */
export function diffBlock(baseText: string, newText: string): string[] {
  const diff = declarationDiff(baseText, newText, (word) => short(word)).trimEnd();
  if (diff === '') return [];
  const text = diff.length > LONGEST_DIFF ? `${diff.slice(0, LONGEST_DIFF)}\n…` : diff;
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}diff`, text, fence];
}
