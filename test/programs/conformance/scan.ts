// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScan } from '../../../src/formats/corpus';
import type { Options } from './options';
import { lastLines, run } from './run';
import { Kernel, typesFile } from './store';
import { Tally } from './tally';

/**
 * Scans the kernel's tree, only these units where they are not all, and checks what it wrote: every row against the
 * published file in all five columns, their order, and the records of each unit against the real program's dump.
 *
 * @param units names, which export something.
 * @param symbols what the real program exports from them.
 */
export async function checkScan(
  kernel: Kernel,
  { program, isVersioned }: Options,
  units: string[],
  symbols: { all: Set<string>; crcs: ReadonlyMap<string, string> },
  symvers: string,
  whole: boolean,
  tally: Tally,
): Promise<string[]> {
  const folder = join(kernel.scratch, 'scan');
  const only = whole ? [] : units.flatMap((unit) => ['--only', unit]);
  const ran = await run(process.execPath, [program, 'scan', kernel.tree, '-o', folder, ...only], {
    env: { ...process.env, MODVERSIONS_CACHE: join(kernel.scratch, 'cache') },
  });
  if (ran.status !== 0) {
    tally.check(`scan: ended with ${ran.signal ?? `exit ${ran.status}`}: ${lastLines(ran.stderr, 3)}`);
    return [];
  }
  const published = rowsOf(symvers)
    .filter((row) => (whole && isVersioned) || symbols.all.has(symbolOf(row)))
    .map((row) => (isVersioned ? row : withCrc(row, symbols.crcs)));
  // A kernel without versions has not this export.
  const rows = rowsOf(join(folder, 'Module.symvers')).filter(
    (row) => isVersioned || symbolOf(row) !== 'module_layout',
  );
  checkRows(published, rows, tally);
  const { variants, units: scanned } = readScan(folder).readCorpus();
  const records = new Map(
    scanned.map((unit) => [unit.name, Array.from(unit.variants, (number) => variants[number]!.record)]),
  );
  for (const unit of units) {
    const dump = rowsOf(typesFile(kernel, unit)).map((line) => line.trimEnd());
    const same = sorted(dump).join('\n') === sorted(records.get(unit) ?? []).join('\n');
    tally.check(same ? undefined : `scan: the records of ${unit} are not those of the dump`);
  }
  return ran.stdout.trimEnd().split('\n');
}

/** A row without a CRC of its own takes that of the real genksyms over the same text. */
function withCrc(row: string, crcs: ReadonlyMap<string, string>): string {
  return row.replace(/^\S+/, crcs.get(symbolOf(row)) ?? '0x00000000');
}

/** One check a row, and one for their order. */
export function checkRows(published: string[], rows: string[], tally: Tally): void {
  const got = new Map(rows.map((row) => [symbolOf(row), row]));
  const expected = new Map(published.map((row) => [symbolOf(row), row]));
  for (const symbol of new Set([...expected.keys(), ...got.keys()])) {
    const [want, have] = [expected.get(symbol) ?? 'no row', got.get(symbol) ?? 'no row'];
    tally.check(want === have ? undefined : `scan ${symbol}: expected ${want}, got ${have}`);
  }
  const differs = published.findIndex((row, at) => symbolOf(row) !== symbolOf(rows[at] ?? ''));
  tally.check(differs < 0 ? undefined : `scan: row ${differs + 1}: ${rows[differs]} is out of order`);
}

function rowsOf(file: string): string[] {
  return readFileSync(file, 'latin1')
    .split('\n')
    .filter((row) => row !== '');
}

const symbolOf = (row: string): string => row.split('\t', 2)[1] ?? '';

const sorted = (lines: readonly string[]): string[] => [...lines].sort();
