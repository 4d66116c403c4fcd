// SPDX-License-Identifier: GPL-2.0-or-later
import { plainCell, type Cells } from '../../report';

/** Cells between tabs, as spreadsheets and editors take them from the clipboard. */
export function tabbed(cells: Cells): string {
  return cells
    .map((row) => `${row.map((cell) => plainCell(cell).replace(/\s+/g, ' ')).join('\t')}\n`)
    .join('');
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
