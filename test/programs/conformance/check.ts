// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlannedUnit as Unit } from '../../../src/tree/kbuild';
import { crcDifference, dumpDifference } from './compare';
import { checkBtf, checkCompilers } from './layouts';
import { Options } from './options';
import { oracleRows } from './oracle';
import { askOurs } from './ours';
import { checkPublished, readPublished } from './published';
import { checkScan } from './scan';
import { Kernel } from './store';
import { Findings, Tally } from './tally';

/**
 * Runs the program under test over `units` and prints counts, the first differences and the last line.
 *
 * @returns whether something was checked and all of it passed.
 * @param symvers the published file.
 * @param whole whether these are all units of the kernel.
 */
export async function checkUnits(
  kernel: Kernel,
  options: Options,
  units: Unit[],
  symvers: string,
  whole: boolean,
): Promise<boolean> {
  const names = units.map(({ name }) => name);
  const answers = await askOurs(kernel, options, names);
  const findings = new Findings();
  const tally = (): Tally => new Tally(findings);
  const [crcs, dumps, rows, scan, btf, compilers] = [tally(), tally(), tally(), tally(), tally(), tally()];
  for (const name of names) {
    crcs.check(crcDifference(kernel, answers, name));
    dumps.check(dumpDifference(kernel, answers, name));
  }
  const symbols = symbolsOf(kernel, units);
  if (options.isVersioned) checkPublished(readPublished(symvers), answers.rows, symbols.all, whole, rows);
  const told = (await checkScan(kernel, options, names, symbols, symvers, whole, scan)).map(
    (line) => `scan: ${line}`,
  );
  told.push(...(await checkBtf(kernel, options, btf)));
  if (options.compilers) told.push(...(await checkCompilers(options.install, compilers)));

  const all = [crcs, dumps, rows, scan, btf, compilers];
  const passed = all.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = all.reduce((sum, tally) => sum + tally.failed, 0);
  const assembly = units.filter((unit) => unit.assembly).length;
  print(
    ...answers.complaints.slice(0, 5),
    ...findings.told,
    `${units.length} units (${units.length - assembly} C, ${assembly} assembly)`,
    `${symbols.all.size} exports (${symbols.all.size - symbols.assembly} from C, ${symbols.assembly} from assembly)`,
    `unit CRCs       ${crcs}`,
    `unit dumps      ${dumps}`,
    `published rows  ${rows}${whole ? ', the whole file' : ''}`,
    ...told,
    `scan            ${scan}`,
    `BTF             ${btf}`,
    `compilers       ${compilers}`,
    `${passed} passed, ${failed} failed`,
  );
  return units.length > 0 && failed === 0;
}

/** What the real program exports from these units, and how many of them only from assembly. */
function symbolsOf(
  kernel: Kernel,
  units: Unit[],
): { all: Set<string>; assembly: number; crcs: Map<string, string> } {
  const crcs = new Map<string, string>();
  const fromC = new Set<string>();
  const all = new Set<string>();
  for (const unit of units) {
    for (const { symbol, crc } of oracleRows(kernel, unit.name)) {
      all.add(symbol);
      crcs.set(symbol, crc);
      if (!unit.assembly) fromC.add(symbol);
    }
  }
  return { all, assembly: all.size - fromC.size, crcs };
}

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
