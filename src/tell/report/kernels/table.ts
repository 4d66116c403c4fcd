// SPDX-License-Identifier: GPL-2.0-or-later
/** A column of a table: cut where the table is too wide, or never. */
export interface Column {
  title: string;
  align?: 'right';
  /** Whether it may be cut, in its middle. */
  mayShrink?: boolean;
}

const GAP = 2;
/** Least width of a column that is cut. */
const LEAST = 12;

/**
 * A table in lines, titles first, columns two spaces apart.
 * @param width columns that there are; null to cut nothing
 * @param paint colours a cell, told its column; its text is already of its width
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
  paint: (cell: string, column: number, row: number) => string = (cell) => cell,
): string[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]!.length)),
  );
  if (width !== null) shrink(columns, widths, width);
  const line = (cells: readonly string[], row: number): string =>
    cells
      .map((cell, at) => {
        const cut = shortened(cell, widths[at]!);
        const isLast = at === cells.length - 1;
        const padded =
          columns[at]!.align === 'right' ? cut.padStart(widths[at]!) : isLast ? cut : cut.padEnd(widths[at]!);
        return paint(padded, at, row);
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  return [
    line(
      columns.map(({ title }) => title),
      -1,
    ),
    ...rows.map((row, at) => line(row, at)),
  ];
}

/** Takes from the widest column that may be cut until all fit, or none can be cut any more. */
function shrink(columns: readonly Column[], widths: number[], width: number): void {
  for (;;) {
    const over = widths.reduce((sum, one) => sum + one + GAP, -GAP) - width;
    const candidates = columns.map(({ mayShrink }, at) => (mayShrink ? widths[at]! : 0));
    const widest = Math.max(0, ...candidates);
    if (over <= 0 || widest <= LEAST) return;
    const at = candidates.indexOf(widest);
    const second = Math.max(LEAST, ...candidates.filter((_, other) => other !== at));
    widths[at] = Math.max(LEAST, widest - over, second < widest ? second : widest - Math.ceil(over / 2));
  }
}

/** A text of at most so many characters, its middle left out. */
function shortened(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = Math.ceil((width - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (width - 1 - head))}`;
}
