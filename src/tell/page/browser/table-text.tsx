// SPDX-License-Identifier: GPL-2.0-or-later
/** What a table holds, for a spreadsheet: titles, then rows. */
export type Cells = readonly (readonly (string | number)[])[];

/** What spreadsheets take for a formula; names of kernels and modules may be anything. */
const FORMULA = /^[=+\-@\t\r]/;

const plain = (cell: string | number): string =>
  typeof cell === 'number' ? String(cell) : FORMULA.test(cell) ? `'${cell}` : cell;

/** Comma-separated values as RFC 4180 has them; nothing in them is a formula. */
export function csvOf(cells: Cells): string {
  const quoted = (cell: string | number): string => {
    const text = plain(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return cells.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** Cells between tabs, as spreadsheets and editors take them from the clipboard. */
export function tabbed(cells: Cells): string {
  return cells.map((row) => `${row.map((cell) => plain(cell).replace(/\s+/g, ' ')).join('\t')}\n`).join('');
}

/** Hands a text to the reader as a file; nothing leaves the page. */
export function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Puts a text on the clipboard. @returns whether the browser let it */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
