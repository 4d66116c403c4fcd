// SPDX-License-Identifier: GPL-2.0-or-later
import { bytesOf, rawText, type RawText } from '../../text';
import type { SymversRow, SymversType } from './symvers-row';

/**
 * A row as modpost has written it since 5.6: a tab between the fields, the last often empty, and nothing else. Its name, which
 * begins in column 11, is not taken from the text: what is cut out of one is slow to compare with another, and names are
 * looked up and sorted. From bytes it comes by itself.
 */
const ROW = /(0x[0-9a-f]{8})\t[^\0-\x20\x7f]+\t([^\0-\x20\x7f]+)\t([A-Z_]+)\t([^\0-\x20\x7f]*)\n/y;
const NAME_COLUMN = 11;

/**
 * The rows of a Module.symvers in the form that modpost writes, each symbol once. Nearly all files have it, and in it they
 * are read in less than half the time that any form takes.
 * @returns null for any other text, right or wrong
 */
export function plainRows(
  text: RawText,
  types: ReadonlyMap<string, SymversType>,
): Map<string, SymversRow> | null {
  const rows = new Map<string, SymversRow>();
  const bytes = bytesOf(text);
  ROW.lastIndex = 0;
  while (ROW.lastIndex < text.length) {
    const start = ROW.lastIndex + NAME_COLUMN;
    const found = ROW.exec(text);
    const type = found && types.get(found[3]!);
    if (!type) return null;
    const name = rawText(bytes, start, text.indexOf('\t', start));
    const line = rows.size + 1;
    rows.set(name, { name, crc: Number(found[1]), module: found[2]!, type, namespace: found[4]!, line });
    // The symbol stands there already.
    if (rows.size !== line) return null;
  }
  return rows;
}
