// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { Shown } from '../../../text';
import { tableLines, type Column } from '../kernels/table';
import { commonFolder } from '../module-check';
import { NOT_COVERED } from '../not-covered';
import { counted } from '../spelling';
import { filled, verdictPaint, type Paint, type TextLook } from '../text-look';
import { warningText } from '../warnings';
import { cellText, kernelTitles, matrixWhy, type ToldMatrix } from './told-matrix';

/** Modules that have a row, and those that are named for each kernel, unless all are asked for. */
const ROWS = 40;
const NAMED = 10;

/** Modules by kernels for people: what it comes to, the kernels, a row each module, and for each kernel what is to be done. */
export function* matrixText(whole: ToldMatrix, look: TextLook): Generator<string> {
  const paint = createColors(look.color);
  const folder = commonFolder(whole.modules.map(({ file }) => file));
  const modules = whole.modules.map((one) => ({ ...one, file: one.file.slice(folder.length) as Shown }));
  const matrix = { ...whole, modules };
  yield `${paint.bold(matrix.headline)}\n`;
  yield* kernelLines(matrix);
  if (folder !== '') yield `modules: below ${folder}\n`;
  yield warningText(matrix.warnings, paint);
  if (modules.length > 0) yield section(rows(matrix, look, paint));
  for (const at of matrix.kernels.keys()) yield* workFor(at, matrix, look, paint);
  if (matrix.unchecked.length > 0)
    yield section(['Not checked:', ...matrix.unchecked.flatMap(({ why }) => filled(why, '  ', look.width))]);
  // Without a base no verdict is told.
  if (matrix.base) yield section(filled(NOT_COVERED, '', look.width));
}

const section = (lines: readonly string[]): string => `\n${lines.map((line) => `${line}\n`).join('')}`;

function* kernelLines({ kernels, base, newestBy }: ToldMatrix): Generator<string> {
  for (const [at, { path, release, architecture, exports, hasVersions, isWhole }] of kernels.entries()) {
    const facts = [release, architecture, counted(exports, 'export')].filter((one) => one !== null);
    if (!hasVersions) facts.push('without versions');
    if (!isWhole) facts.push('not the whole kernel');
    yield `[${at + 1}] ${path} (${facts.join(', ')})\n`;
  }
  if (base) yield `base: ${base.path}${base.release === null ? '' : ` (${base.release})`}\n`;
  if (newestBy === 'order')
    yield 'not all of them tell their release: the one named last is taken for the newest\n';
}

/** Those that fit fewest kernels first. */
function rows(matrix: ToldMatrix, { width, isFull }: TextLook, paint: Paint): string[] {
  const fitted = (one: ToldMatrix['modules'][number]): number =>
    one.cells.filter(({ needs }) => needs === null).length;
  const all = [...matrix.modules].sort((a, b) => fitted(a) - fitted(b));
  const shown = isFull ? all : all.slice(0, ROWS);
  const titles = kernelTitles(matrix);
  const columns: Column[] = [
    { title: 'module' },
    ...titles.map((title, at) => ({ title: width === null ? title : `[${at + 1}]` })),
    { title: 'newest that fits', stacks: true },
  ];
  const cells = shown.map(({ file, cells, newest }) => [
    file,
    ...cells.map(cellText),
    newest === null ? 'none' : titles[newest]!,
  ]);
  const lines = tableLines(columns, cells, width, (cell, column, row) => {
    if (row < 0) return paint.dim(cell);
    const found = shown[row]!.cells[column - 1];
    if (!found) return cell;
    if (found.verdict !== null) return verdictPaint(found.verdict, paint)(cell);
    return found.loads ? paint.green(cell) : paint.red(cell);
  });
  const more = all.length - shown.length;
  return more > 0 ? [...lines, paint.dim(`… and ${counted(more, 'more module')}; --full tells all`)] : lines;
}

/** What is to be done before modules fit a kernel. */
function* workFor(
  at: number,
  matrix: ToldMatrix,
  { width, isFull }: TextLook,
  paint: Paint,
): Generator<string> {
  const title = kernelTitles(matrix)[at]!;
  const needing = (what: 'rebuild' | 'change'): string[] =>
    matrix.modules
      .filter(({ cells }) => cells[at]!.needs === what)
      .map(({ file, cells }) => {
        const why = matrixWhy(cells[at]!) || 'what it uses means something else, and no version tells';
        return `${file}: ${why}`;
      });
  const told = [
    ['To be built again', needing('rebuild')],
    ['To be changed, or the kernel', needing('change')],
  ] as const;
  for (const [what, lines] of told) {
    if (lines.length === 0) continue;
    const shown = isFull ? lines : lines.slice(0, NAMED);
    const more = lines.length - shown.length;
    yield section([
      paint.bold(`${what} for ${title}: ${counted(lines.length, 'module')}`),
      ...shown.flatMap((line) => filled(line, '  ', width)),
      ...(more > 0 ? [paint.dim(`  … and ${more} more; --full, or -f json or csv, tells all`)] : []),
    ]);
  }
}
