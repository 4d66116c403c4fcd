// SPDX-License-Identifier: GPL-2.0-or-later
import type { CompiledIn, JudgedCause } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { short } from '../forms/short';
import { diffLineText, filled, verdictPaint, type Paint, type TextLook } from '../text-look';
import { declarationName } from '../wording';
import { CANNOT_BE_JUDGED, compiledInDiff, compiledInPlaces, compiledInTitle, usesText } from './compiled-in';
import { beyondLine } from './coverage';
import { notCoveredText } from './covered';
import { tableLines, type Column } from './table';
import { causeLines } from './text-cause';
import type { ToldComparison } from './told-comparison';

/** Definitions, and functions and macros, that are told unless all are asked for. */
const SHOWN = 5;

const COLUMNS: readonly Column[] = [
  { title: 'verdict' },
  { title: 'definition' },
  { title: 'kind' },
  { title: 'where', stacks: true },
  { title: 'why', stacks: true },
];

/** What changed in public headers and no export leads to, and what that says of the whole: sections without their ends. */
export function* beyondSections(
  { comparison, outline: { beyond } }: ToldComparison,
  look: TextLook,
  paint: Paint,
): Generator<string[]> {
  const { definitions, compiledIn } = beyond;
  yield [
    ...filled(notCoveredText(comparison), '', look.width),
    ...filled(`${paint.bold('Beyond exports')}: ${beyondLine(beyond)}`, '', look.width),
  ];
  if (look.isFull) yield* inFull(definitions ?? [], compiledIn ?? [], look, paint);
  else yield* inShort(definitions ?? [], compiledIn ?? [], look, paint);
}

function* inShort(
  definitions: readonly Told<JudgedCause>[],
  compiledIn: readonly Told<CompiledIn>[],
  { width }: TextLook,
  paint: Paint,
): Generator<string[]> {
  // Nobody has to look at those that are compatible.
  const worst = definitions.filter(({ judgement }) => judgement.verdict !== 'compatible').slice(0, SHOWN);
  if (worst.length > 0) {
    const rows = worst.map(({ name, judgement, basePlace, newPlace }) => {
      const place = newPlace ?? basePlace;
      const where = place ? `${short(place.file)}:${place.line}` : '';
      return [
        judgement.verdict,
        short(declarationName(name)),
        judgement.kind,
        where,
        short(judgement.reason),
      ];
    });
    const lines = tableLines(COLUMNS, rows, width === null ? null : width - 2, (cell, column, row) => {
      if (row < 0) return paint.dim(cell);
      return column === 0 ? verdictPaint(worst[row]!.judgement.verdict, paint)(cell) : cell;
    });
    yield [...lines, ...moreLine(definitions.length - worst.length, 'definition', 'definitions', paint)].map(
      inset,
    );
  }
  const first = compiledIn.slice(0, SHOWN);
  if (first.length > 0) {
    const lines = first.map((one) => `  ${compiledInTitle(one)}  ${paint.cyan(compiledInPlaces(one))}`);
    const more = moreLine(
      compiledIn.length - first.length,
      'function or macro',
      'functions and macros',
      paint,
    );
    yield [`${CANNOT_BE_JUDGED}`, ...lines, ...more].map(inset);
  }
}

function moreLine(count: number, what: string, plural: string, paint: Paint): string[] {
  return count > 0 ? [paint.dim(`… and ${count} more ${count === 1 ? what : plural}; --full tells all`)] : [];
}

const inset = (line: string): string => `  ${line}`;

function* inFull(
  definitions: readonly Told<JudgedCause>[],
  compiledIn: readonly Told<CompiledIn>[],
  look: TextLook,
  paint: Paint,
): Generator<string[]> {
  let number = 1;
  for (const cause of definitions) yield causeLines({ cause, exports: [] }, number++, look, paint);
  if (compiledIn.length > 0) yield [paint.bold(`Functions and macros, ${CANNOT_BE_JUDGED}`)];
  for (const one of compiledIn) {
    const uses = usesText(one, Infinity);
    yield [
      `${paint.dim(`${number++}.`)} ${paint.bold(compiledInTitle(one))}`,
      `  ${paint.cyan(compiledInPlaces(one))}`,
      ...(uses === '' ? [] : filled(uses, '  ', look.width)),
      ...diffOf(one, paint),
    ];
  }
}

/** Longest line of a text that is shown whole. */
const LINE = 300;

function diffOf(one: Told<CompiledIn>, paint: Paint): string[] {
  const diff = compiledInDiff(one).trimEnd();
  return diff === '' ? [] : diff.split('\n').map((line) => diffLineText(short(line, LINE), paint));
}
