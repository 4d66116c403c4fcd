// SPDX-License-Identifier: GPL-2.0-or-later
import type { CompiledIn, JudgedCause } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { cell, code, longestRun, prose } from '../forms/markdown';
import { short } from '../forms/short';
import { counted } from '../spelling';
import { declarationName } from '../wording';
import { CANNOT_BE_JUDGED, compiledInDiff, compiledInPlaces, compiledInTitle, usesText } from './compiled-in';
import { beyondLine } from './coverage';
import { notCoveredText } from './covered';
import type { ToldComparison } from './told-comparison';

/** Rows of the table of definitions. */
const ROWS = 10;
/** Functions and macros that are told. */
const SHOWN = 5;
/** Longest diff that is shown whole. */
const LONGEST_DIFF = 600;

/** What changed in public headers and no export leads to, and what no verdict covers. */
export function beyondLines({ comparison, outline: { beyond } }: ToldComparison): string[] {
  const definitions = (beyond.definitions ?? []).filter(
    ({ judgement }) => judgement.verdict !== 'compatible',
  );
  return [
    ...definitionsTable(definitions),
    ...compiledInFold(beyond.compiledIn ?? []),
    '',
    `**Beyond exports:** ${prose(beyondLine(beyond))}.`,
    '',
    `<sub>${prose(notCoveredText(comparison))}</sub>`,
  ];
}

function definitionsTable(definitions: readonly Told<JudgedCause>[]): string[] {
  if (definitions.length === 0) return [];
  const rows = definitions.slice(0, ROWS).map(({ name, judgement, basePlace, newPlace }) => {
    const { verdict, kind, reason } = judgement;
    const { file, line } = newPlace ?? basePlace!;
    return `| ${verdict} | ${cell(code(short(declarationName(name), 80)))} | ${kind} | ${cell(prose(short(reason, 160)))} | ${cell(code(`${short(file)}:${line}`))} |`;
  });
  const more = definitions.length - ROWS;
  return [
    '',
    '### Beyond exports',
    '',
    '| verdict | definition | kind | why | where |',
    '|---|---|---|---|---|',
    ...rows,
    ...(more > 0 ? ['', `And ${counted(more, 'more definition')}.`] : []),
  ];
}

function compiledInFold(all: readonly Told<CompiledIn>[]): string[] {
  if (all.length === 0) return [];
  const more = all.length - SHOWN;
  return [
    '',
    `<details><summary>Functions and macros of public headers, ${CANNOT_BE_JUDGED}</summary>`,
    ...all.slice(0, SHOWN).flatMap(pieceLines),
    ...(more > 0 ? ['', `And ${more} more.`] : []),
    '',
    '</details>',
  ];
}

function pieceLines(one: Told<CompiledIn>): string[] {
  const uses = usesText(one, 5);
  const diff = compiledInDiff(one).trimEnd();
  const text = diff.length > LONGEST_DIFF ? `${diff.slice(0, LONGEST_DIFF)}\n…` : diff;
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [
    '',
    `${code(compiledInTitle(one))} at ${code(compiledInPlaces(one))}${uses === '' ? '' : `, ${cell(prose(short(uses, 400)))}`}`,
    ...(text === '' ? [] : ['', `${fence}diff`, text, fence]),
  ];
}
