// SPDX-License-Identifier: GPL-2.0-or-later
/** A column of a table. */
export interface Column {
  title: string;
  align?: 'right';
  /** Whether its cells stand in lines of their own where the table is too wide. Such columns come last. */
  stacks?: boolean;
}

const GAP = 2;
/** What stands below a row is set in by so many columns. */
const INSET = 4;

/** Colours a cell, told its column and its row, -1 for titles; its text is already of its width. */
type PaintCell = (cell: string, column: number, row: number) => string;

/**
 * A table in lines, titles first, columns two spaces apart. Nothing is ever cut, since what was cut cannot be looked up: where
 * the terminal is too narrow, cells stand below their rows. Of one such column only those cells do that do not fit; of several
 * all, each behind its title, so that they can be held against each other.
 * @param width columns that there are; null for any
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
  paint: PaintCell = (cell) => cell,
): string[] {
  const titles = columns.map(({ title }) => title);
  const widths = columns.map(({ title }, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]!.length)),
  );
  const first = columns.findIndex(({ stacks }) => stacks);
  const total = widths.reduce((sum, one) => sum + one + GAP, -GAP);
  const line = (cells: readonly string[], row: number): string =>
    cells
      .map((cell, at) => paint(padded(cell, columns[at]!, widths[at]!, at === cells.length - 1), at, row))
      .join(' '.repeat(GAP))
      .trimEnd();
  const isNarrow = width !== null && first > 0 && total > width;
  if (!isNarrow) return [titles, ...rows].map((cells, at) => line(cells, at - 1));

  const isLone = first === columns.length - 1;
  const before = widths.slice(0, first).reduce((sum, one) => sum + one + GAP, 0);
  const label = Math.max(...titles.slice(first).map(({ length }) => length));
  return [titles, ...rows].flatMap((cells, at) => {
    const row = at - 1;
    if (isLone && before + cells[first]!.length <= width) return [line(cells, row)];
    const head = line(cells.slice(0, first), row);
    // Titles of what stands below stand there.
    if (row < 0) return [head];
    const below = cells.slice(first).flatMap((cell, behind) => {
      if (cell === '') return [];
      const title = isLone ? '' : `${titles[first + behind]!.padEnd(label)} `;
      return [`${' '.repeat(INSET)}${title}${paint(cell, first + behind, row)}`];
    });
    return [head, ...below];
  });
}

const padded = (cell: string, { align }: Column, width: number, isLast: boolean): string =>
  align === 'right' ? cell.padStart(width) : isLast ? cell : cell.padEnd(width);
