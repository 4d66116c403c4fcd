// SPDX-License-Identifier: GPL-2.0-or-later
/** What a table holds, for a spreadsheet: titles, then rows. */
export type Cells = readonly (readonly (string | number)[])[];

/** What spreadsheets take for a formula; names of kernels and modules may be anything. */
const FORMULA = /^[=+\-@\t\r]/;

/** What a cell says, and no formula. */
export const plainCell = (cell: string | number): string =>
  typeof cell === 'number' ? String(cell) : FORMULA.test(cell) ? `'${cell}` : cell;

/** Comma-separated values as RFC 4180 has them; nothing in them is a formula. */
export function csvOf(cells: Cells): string {
  const quoted = (cell: string | number): string => {
    const text = plainCell(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return cells.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}
