// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Made-up modules against headers with one change each, used or not: `node dist/test/programs/uses/main.js [COUNT [FROM]]`. Each
 * is compiled for both, the objects are compared by us and by objdump, and what the source is said to use is held against both.
 * The exit status is 1 where code that differs was called the same, or has no reason among its uses.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { drawPair } from '../../code/changes/made-up/draw';
import { tried } from '../../code/changes/made-up/trial';
import { loadParser } from '../../../src/genksyms/parse';

const COMPILER = 'gcc';

async function main(): Promise<void> {
  const [count = 2000, from = 1] = process.argv.slice(2).map(Number);
  await loadParser();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'modversions-uses-'));
  const tally = { refused: 0, same: 0, differs: 0, idle: 0 };
  const faults: string[] = [];
  try {
    for (let seed = from; seed < from + count; seed++) {
      const pair = drawPair(seed);
      const trial = tried(pair, folder, COMPILER);
      tally[trial.kind]++;
      if (trial.kind === 'refused') continue;
      const { uses, objects } = trial;
      const told = `${seed} (${pair.change})`;
      if (trial.kind === 'same' && dumped(objects[0]) !== dumped(objects[1]))
        faults.push(`${told}: called the same`);
      if (uses.unexplained.length > 0) faults.push(`${told}: no reason for ${uses.unexplained.join(', ')}`);
      if (uses.open.length > 0) faults.push(`${told}: not read: ${uses.open[0]!.name}, ${uses.open[0]!.why}`);
      if (uses.idle.length > 0) tally.idle++;
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  for (const fault of faults) console.log(fault);
  console.log(`${count} pairs from ${from}: ${JSON.stringify(tally)}, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** Code and data of an object, as objdump shows them. */
function dumped(object: string): string {
  const show = (args: readonly string[]): string => {
    const { stdout } = spawnSync('objdump', [...args, path.basename(object)], {
      cwd: path.dirname(object),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return stdout.replace(/^\d+\.o:.*$/m, '');
  };
  return show(['-dr']) + show(['-s', '-r', '-j', '.data', '-j', '.rodata', '-j', '.bss']);
}

void main();
