// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { Answers, ourTypesFile } from './ours';
import { CrcRow, oracleRows } from './oracle';
import { Kernel, typesFile } from './store';

/** The difference in CRC rows and their order of one unit, as text; undefined when there is none. */
export function crcDifference(kernel: Kernel, answers: Answers, unit: string): string | undefined {
  const difference = rowDifference(oracleRows(kernel, unit), answers.rows.get(unit) ?? []);
  return difference && `crc ${unit}: ${difference}`;
}

/** The first place where two lists of rows differ, as text. */
export function rowDifference(expected: CrcRow[], got: CrcRow[]): string | undefined {
  const length = Math.max(expected.length, got.length);
  for (let at = 0; at < length; at++) {
    const want = expected[at];
    const have = got[at];
    if (want?.symbol === have?.symbol && want?.crc === have?.crc) continue;
    return `row ${at + 1}: expected ${rowText(want)}, got ${rowText(have)}`;
  }
  return undefined;
}

/** The first line in which the dumps of one unit differ, as text; undefined when they are the same bytes. */
export function dumpDifference(kernel: Kernel, answers: Answers, unit: string): string | undefined {
  const file = ourTypesFile(answers, unit);
  if (!existsSync(file)) return `dump ${unit}: none was written`;
  const expected = readFileSync(typesFile(kernel, unit));
  const got = readFileSync(file);
  if (expected.equals(got)) return undefined;
  return `dump ${unit}: ${lineDifference(expected.toString('latin1'), got.toString('latin1'))}`;
}

/** The first differing line of two unequal texts, with a window of it around the first differing column. */
export function lineDifference(expected: string, got: string): string {
  const wants = expected.split('\n');
  const haves = got.split('\n');
  const line = wants.findIndex((want, at) => want !== haves[at]);
  const at = line < 0 ? wants.length : line;
  const want = wants[at];
  const have = haves[at];
  let column = 0;
  while (want && have && column < want.length && want[column] === have[column]) column++;
  return [
    `line ${at + 1}, column ${column + 1} differs (lines: expected ${wants.length}, got ${haves.length})`,
    `  expected ${windowOf(want, column)}`,
    `  got      ${windowOf(have, column)}`,
  ].join('\n');
}

/** Lines can be longer than a screen holds: their start names the record, the window shows the place. */
function windowOf(line: string | undefined, column: number): string {
  if (line === undefined) return '(no such line)';
  const start = Math.max(0, column - 60);
  const record = start > 0 ? `${line.split(' ', 1)[0]} … ` : '';
  return JSON.stringify(record + line.slice(start, column + 80));
}

function rowText(row: CrcRow | undefined): string {
  return row ? `${row.symbol} ${row.crc}` : 'no row';
}
