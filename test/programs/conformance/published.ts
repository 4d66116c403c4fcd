// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { CrcRow } from './oracle';
import { Tally } from './tally';

/** Symbol to CRC (`0x` and eight digits) of a Module.symvers file. */
export function readPublished(file: string): Map<string, string> {
  const rows = readFileSync(file, 'latin1').split('\n');
  return new Map(
    rows
      .filter((row) => row !== '')
      .map((row) => row.split('\t', 2) as [string, string])
      .map(([crc, name]) => [name, crc]),
  );
}

/**
 * Checks our rows of `units` against the published file, one check a symbol.
 *
 * @param symbols what the real program exports from these units.
 * @param whole whether these are all units of the kernel: then every published symbol must be there too.
 */
export function checkPublished(
  published: Map<string, string>,
  ours: Map<string, CrcRow[]>,
  symbols: Set<string>,
  whole: boolean,
  tally: Tally,
): void {
  const got = new Map<string, Set<string>>();
  for (const [, rows] of ours) {
    for (const { symbol, crc } of rows) got.set(symbol, (got.get(symbol) ?? new Set()).add(crc));
  }
  const expected = new Set([...symbols, ...(whole ? published.keys() : []), ...got.keys()]);
  for (const symbol of expected) {
    const want = published.get(symbol) ?? 'no such row';
    const have = [...(got.get(symbol) ?? ['no row'])].join(' and ');
    tally.check(want === have ? undefined : `published ${symbol}: expected ${want}, got ${have}`);
  }
}
