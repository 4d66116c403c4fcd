// SPDX-License-Identifier: GPL-2.0-or-later
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlannedUnit } from '../../../src/tree/kbuild';
import { pooled, run } from '../conformance/run';
import { Kernel, textFile } from '../conformance/store';
import { inMegabytes, inSeconds, ScanRow } from './table';

/** What a scan took, children included. */
interface Taken {
  wall: number;
  cpu: number;
  /** Resident memory of all processes together at its highest, in MB (1e6 bytes). */
  peak: number;
}

/** Milliseconds between two looks at the memory of all processes. */
const LOOK_EVERY = 250;

/**
 * Scans these units of the kernel's tree cold, again, and after a header that few of them include was touched,
 * against the compiler alone on the same units.
 * @param units names of exporting units; all of the tree where `whole`
 */
export async function scanRows(
  kernel: Kernel,
  program: string,
  units: string[],
  whole: boolean,
): Promise<ScanRow[]> {
  const chosen = planned(kernel, units);
  const scratch = mkdtempSync(join(tmpdir(), 'modversions-bench-'));
  const header = whole ? undefined : rareHeader(kernel, units);
  const asked = ['scan', kernel.tree, ...assumed(kernel), '-o'];
  try {
    const scan = (only: string[]): Promise<Taken> => {
      const patterns = only.flatMap((unit) => ['--only', unit]);
      return take(program, [...asked, join(scratch, 'scan'), ...patterns], join(scratch, 'cache'));
    };
    const names = whole ? [] : units;
    const compiler = await compilerAlone(chosen);
    // One unit more or less tells nothing beside finding them all.
    const one = ['--only', units[0]!, '--no-cache'];
    const plan = await take(program, [...asked, join(scratch, 'one'), ...one], scratch);
    const cold = await scan(names);
    const again = await scan(names);
    const rows: ScanRow[] = [
      {
        what: `${chosen.length} units: CPU time`,
        compiler: inSeconds(compiler),
        scan: inSeconds(cold.cpu),
        ratio: (cold.cpu / compiler).toFixed(2),
      },
      { what: '  of which finding the units', scan: inSeconds(plan.cpu) },
      {
        what: '  without that',
        scan: inSeconds(cold.cpu - plan.cpu),
        ratio: ((cold.cpu - plan.cpu) / compiler).toFixed(2),
      },
      { what: '  wall time', scan: inSeconds(cold.wall) },
      {
        what: `  over CPU time by ${availableParallelism()} cores`,
        scan: ((cold.wall * availableParallelism()) / cold.cpu).toFixed(2),
      },
      { what: '  peak memory, all processes', scan: inMegabytes(cold.peak) },
      { what: 'again, nothing changed: wall time', scan: inSeconds(again.wall) },
      { what: '  cold over this', scan: (cold.wall / again.wall).toFixed(1) },
    ];
    if (header) {
      const touched = await touching(join(kernel.tree, header.file), () => scan(names));
      rows.push({ what: `after touching a header of ${header.units} units`, scan: inSeconds(touched.wall) });
    }
    return rows;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Newer kernels of Debian have no versions of their own. */
function assumed({ tree }: Kernel): string[] {
  const has = /^CONFIG_MODVERSIONS=y$/m.test(readFileSync(join(tree, '.config'), 'latin1'));
  return has ? [] : ['--assume-modversions'];
}

function planned(kernel: Kernel, units: string[]): PlannedUnit[] {
  const file = join(kernel.tree, '.conformance-plan.json');
  if (!existsSync(file)) throw new Error(`${kernel.tree}: no plan is kept: run npm run conformance once`);
  const all = JSON.parse(readFileSync(file, 'utf8')) as PlannedUnit[];
  const wanted = new Set(units);
  return all.filter(({ name, assembly }) => wanted.has(name) && !assembly);
}

/** CPU seconds of the compiler as kbuild calls it, its output thrown away. */
async function compilerAlone(units: PlannedUnit[]): Promise<number> {
  const before = childrenCpu();
  await pooled(units, availableParallelism(), async ({ command, directory, file }) => {
    const [program, ...args] = command as [string, ...string[]];
    const all = [...args, '-E', '-D__GENKSYMS__', file];
    await run(program, all, {
      cwd: directory,
      outputFile: '/dev/null',
      env: { ...process.env, LC_ALL: 'C' },
    });
  });
  return childrenCpu() - before;
}

async function take(program: string, args: string[], cache: string): Promise<Taken> {
  const before = childrenCpu();
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, [program, ...args], {
    stdio: 'ignore',
    env: { ...process.env, MODVERSIONS_CACHE: cache },
  });
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, memoryBelow(child.pid!))), LOOK_EVERY);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(look);
  if (status !== 0) throw new Error(`scan ended with status ${String(status)}`);
  return { wall: Number(process.hrtime.bigint() - start) / 1e9, cpu: childrenCpu() - before, peak };
}

/** Seconds of CPU time of all children that have ended, and of theirs. */
function childrenCpu(): number {
  const fields = readFileSync('/proc/self/stat', 'latin1').split(') ')[1]!.split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Resident memory of a process and all below it, in MB. */
function memoryBelow(pid: number): number {
  try {
    const resident = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096;
    const tasks = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1')
      .trim()
      .split(' ')
      .filter(Boolean);
    return resident / 1e6 + tasks.reduce((sum, child) => sum + memoryBelow(Number(child)), 0);
  } catch {
    return 0;
  }
}

/** The header of the tree that the share of units nearest to a twentieth includes. */
function rareHeader(kernel: Kernel, units: string[]): { file: string; units: number } | undefined {
  const counts = new Map<string, number>();
  for (const unit of units) {
    const text = readFileSync(textFile(kernel, unit), 'latin1');
    const files = new Set(
      Array.from(text.matchAll(/^# \d+ "\.\/(include\/linux\/[^"\n]+)"/gm), ([, file]) => file!),
    );
    for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  const distance = (count: number): number => Math.abs(count - units.length / 20);
  const [best] = [...counts].sort((a, b) => distance(a[1]) - distance(b[1]) || (a[0] < b[0] ? -1 : 1));
  return best && { file: best[0], units: best[1] };
}

/** With one line more at the end of a file, which is put back as it was. */
async function touching<T>(file: string, act: () => Promise<T>): Promise<T> {
  const content = readFileSync(file);
  try {
    appendFileSync(file, '\n/* touched */\n');
    return await act();
  } finally {
    writeFileSync(file, content);
    utimesSync(file, new Date(), new Date());
  }
}
