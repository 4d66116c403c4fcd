// SPDX-License-Identifier: GPL-2.0-or-later
/** Faults of where answers go: standard output, files, folders. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Disturbance } from './bench';
import { PRINTING, WRITING, type BenchCommand } from './commands';
import type { Fault } from './fault';
import type { Trial } from './judge';

/** Files that a program leaves beside those that it did not finish. */
const UNFINISHED = /\.tmp$/;

function unfinishedIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => UNFINISHED.test(name)).map((name) => `left ${name}`);
}

const named = (args: readonly string[], out: string): string[] =>
  args.map((arg) => arg.replace(/\bOUT$/, out));

/** Runs all commands that write, each to a place of its own. */
async function writing(
  bench: Bench,
  commands: readonly BenchCommand[],
  make: (number: number) => { out: string; how?: Disturbance; statuses?: readonly number[]; says?: RegExp },
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const [number, { args, status }] of commands.entries()) {
    const { out, how, statuses = [2, status], says } = make(number);
    const words = named(args, out);
    const ended = await bench.disturbed(words, how);
    const half = ended.status === 2 ? halfWritten(bench.at(out)) : [];
    const found = [...unfinishedIn(bench.folder), ...half];
    trials.push({ what: words.join(' '), ended, statuses, ...(says && { says }), found });
  }
  return trials;
}

/** A refused command has written nothing under the name that it was given, but folders and whole files below. */
function halfWritten(out: string): string[] {
  const there = existsSync(out) ? statSync(out) : undefined;
  return there?.isFile() && there.size > 0 ? [`wrote half of ${out}`] : [];
}

async function printing(bench: Bench, how: Disturbance, wanted: Partial<Trial>): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const { args, status } of PRINTING) {
    const ended = await bench.disturbed(args, how);
    const found = unfinishedIn(bench.folder);
    trials.push({ what: args.join(' '), ended, statuses: [status], found, ...wanted });
  }
  return trials;
}

/** Whether a small file system of our own can be mounted here. */
function mounted(folder: string, options: string): boolean {
  mkdirSync(folder, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder]).status === 0;
}

async function onMount(
  bench: Bench,
  options: string,
  prepare: (folder: string) => void,
  trials: () => Promise<Trial[]>,
): Promise<Trial[]> {
  const folder = bench.at('mount');
  if (!mounted(folder, options)) return [];
  try {
    prepare(folder);
    return await trials();
  } finally {
    spawnSync('umount', [folder]);
  }
}

export const WRITING_FAULTS: readonly Fault[] = [
  {
    name: 'the reader has gone away (closed pipe)',
    trials: (bench: Bench): Promise<Trial[]> => printing(bench, { isUnread: true }, { statuses: [0, 1, 2] }),
  },
  {
    name: 'standard output is full',
    trials: (bench: Bench): Promise<Trial[]> =>
      printing(bench, { before: 'exec >/dev/full' }, { statuses: [2, 0], says: /standard output: No space/ }),
  },
  {
    name: 'standard output and input are closed',
    trials: (bench: Bench): Promise<Trial[]> =>
      printing(bench, { before: 'exec >&- <&-' }, { statuses: [0, 1, 2] }),
  },
  {
    name: 'no room for files (limit of their size)',
    trials: (bench: Bench): Promise<Trial[]> =>
      writing(bench, WRITING, (n) => ({ out: `small${n}`, how: { before: 'ulimit -f 0' } })),
  },
  {
    name: 'the file system is full',
    trials: (bench: Bench): Promise<Trial[]> =>
      onMount(
        bench,
        'size=16k',
        (folder) => fill(join(folder, 'filler')),
        () => writing(bench, WRITING, (n) => ({ out: `mount/full${n}`, statuses: [2], says: /no space/i })),
      ),
  },
  {
    name: 'the file system is read-only',
    trials: (bench: Bench): Promise<Trial[]> =>
      onMount(
        bench,
        'size=16k,ro',
        () => undefined,
        () => writing(bench, WRITING, (n) => ({ out: `mount/ro${n}`, statuses: [2], says: /read-only/i })),
      ),
  },
  {
    name: 'output into a missing folder',
    trials: (bench: Bench): Promise<Trial[]> =>
      writing(bench, WRITING, (n) => ({ out: `missing${n}/deep/out` })),
  },
  {
    name: 'output is a folder, or a file where a folder is wanted',
    trials: (bench: Bench): Promise<Trial[]> =>
      writing(bench, WRITING, (n) => {
        const isFolder =
          /(-o|--types) OUT$/.test(WRITING[n]!.args.join(' ')) && !/list|consol/.test(WRITING[n]!.args[0]!);
        if (isFolder) writeFileSync(bench.at(`taken${n}`), '');
        else mkdirSync(bench.at(`taken${n}`));
        return { out: `taken${n}`, statuses: [2] };
      }),
  },
  {
    name: 'output has a very long name',
    trials: (bench: Bench): Promise<Trial[]> =>
      writing(bench, WRITING, () => ({
        out: 'n'.repeat(300),
        statuses: [2],
        says: /name is too long|too long/i,
      })),
  },
  {
    name: 'output has a newline in its name',
    trials: (bench: Bench): Promise<Trial[]> => writing(bench, WRITING, (n) => ({ out: `two\nlines${n}` })),
  },
];

function fill(file: string): void {
  try {
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // Less may still fit.
      }
    }
  } catch {
    rmSync(file, { force: true });
  }
}
