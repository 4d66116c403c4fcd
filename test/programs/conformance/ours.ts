// SPDX-License-Identifier: GPL-2.0-or-later
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from './options';
import { CrcRow } from './oracle';
import { Progress } from './progress';
import { lastLines, Ran, run } from './run';
import { Kernel } from './store';

/** An argument list must stay well below the system's limit. */
const LARGEST_BATCH = 1000;

/** What the program under test answered. */
export interface Answers {
  /** Rows of each unit in the order they were printed; units without rows are absent. */
  rows: Map<string, CrcRow[]>;
  /** The folder of its dumps. */
  types: string;
  /** What went wrong with whole processes: one text each. */
  complaints: string[];
}

/**
 * Runs `node PROGRAM crc -j JOBS --types DIR FILE…` over the kept texts of `units`, in as few processes as
 * argument lists allow: what a process learns from one unit, and its workers, are checked too.
 */
export async function askOurs(
  kernel: Kernel,
  { program, jobs, release }: Options,
  units: string[],
): Promise<Answers> {
  const answers: Answers = { rows: new Map(), types: join(kernel.scratch, 'types'), complaints: [] };
  mkdirSync(answers.types, { recursive: true });
  const progress = new Progress('ours', units.length);
  const onLine = (line: string): void => {
    const [crc, symbol, file] = line.split('\t');
    const unit = file?.replace(/\.i$/, '');
    if (crc === undefined || symbol === undefined || unit === undefined) {
      answers.complaints.push(`not a row: ${line.slice(0, 200)}`);
      return;
    }
    const rows = answers.rows.get(unit);
    if (rows) rows.push({ symbol, crc });
    else {
      answers.rows.set(unit, [{ symbol, crc }]);
      progress.add(1);
    }
  };
  for (const batch of batches(units)) {
    const options = ['-j', String(jobs), '--types', answers.types, '--generation', release];
    const args = [program, 'crc', ...options, ...batch.map((unit) => `${unit}.i`)];
    const ran = await run(process.execPath, args, { cwd: kernel.units, onLine });
    const complaint = complaintAbout(ran);
    if (complaint) answers.complaints.push(complaint);
  }
  progress.end();
  return answers;
}

/** The dump that ours wrote for `unit`. */
export function ourTypesFile(answers: Answers, unit: string): string {
  return join(answers.types, `${unit}.i.symtypes`);
}

/** Neighbours stay together: they share most of their headers. */
function batches(units: string[]): string[][] {
  return Array.from({ length: Math.ceil(units.length / LARGEST_BATCH) }, (_, at) =>
    units.slice(at * LARGEST_BATCH, (at + 1) * LARGEST_BATCH),
  );
}

/** Units with syntax errors, which real kernels have, may set an exit status; only the rows decide. */
function complaintAbout({ status, signal, stderr }: Ran): string | undefined {
  if (status === 0) return undefined;
  return `ended with ${signal ?? `exit ${status}`}: ${lastLines(stderr, 3).slice(0, 600)}`;
}
