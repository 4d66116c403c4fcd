// SPDX-License-Identifier: GPL-2.0-or-later
/** Faults of a scan: its compiler, kbuild, its cache, its tree, and signals. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expected, resultsIn, RESULTS } from '../../tree/scan/lab';
import { untilThere, type Bench, type Disturbance, type Ended } from './bench';
import type { Fault } from './fault';
import type { Trial } from './judge';

/** What is wrong with the files of a scan: they are all there, as of an undisturbed one, or there is no scan.json. */
function spoiled(bench: Bench, out: string, { status }: Ended): string[] {
  const results = resultsIn(bench.at(out));
  if (results['scan.json'] === '')
    return status === 0 ? [`${out}: says that it is fine and wrote nothing`] : [];
  if (status === 2) return [];
  // scan.json also names what the scan has made in the tree, of which a damaged cache knows nothing.
  const contents = RESULTS.filter((name) => name !== 'scan.json' && results[name] !== expected[name]);
  return contents.map((name) => `${out}/${name} is another`);
}

async function scanned(
  bench: Bench,
  how: Disturbance,
  wanted: Partial<Trial>,
  more: readonly string[] = [],
): Promise<Trial> {
  fs.rmSync(bench.at('out'), { recursive: true, force: true });
  const args = ['scan', 'kernel', '-o', 'out', ...more];
  const ended = await bench.disturbed(args, how);
  return { what: args.join(' '), ended, statuses: [0], found: spoiled(bench, 'out', ended), ...wanted };
}

/** The scan after a disturbed one finds what it would have found anyway. */
const undisturbed = async (bench: Bench): Promise<Trial> => ({
  ...(await scanned(bench, {}, {})),
  what: 'scan kernel -o out, afterwards',
});

/** Puts a script before a tool of the lab, for as long as the work takes. The tool itself is at hand as `$TOOL`. */
async function instead<Result>(
  bench: Bench,
  tool: 'teacc' | 'make',
  script: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const [place, kept] = [bench.at('tools', tool), bench.at('tools', `${tool}.real`)];
  fs.renameSync(place, kept);
  fs.writeFileSync(place, `#!/bin/sh\nTOOL='${kept}'\n${script}\n`, { mode: 0o755 });
  try {
    return await work();
  } finally {
    fs.renameSync(kept, place);
  }
}

/** What a compiler does instead of one unit, or of all. */
const INSTEAD_OF_KETTLE = (script: string): string =>
  `case "$*" in *kettle.c*) ${script};; *) exec "$TOOL" "$@";; esac`;

const failing = (says: RegExp): Partial<Trial> => ({ statuses: [2], says });
const IMPATIENT = { MODVERSIONS_TIMEOUT: '4' };

async function withTool(
  bench: Bench,
  tool: 'teacc' | 'make',
  script: string,
  wanted: Partial<Trial>,
  env: NodeJS.ProcessEnv = {},
): Promise<Trial[]> {
  const trial = await instead(bench, tool, script, () => scanned(bench, { env }, wanted, ['--no-cache']));
  return [{ ...trial, what: `${trial.what} with ${tool}: ${script}` }, await undisturbed(bench)];
}

const each = async <Item>(
  items: readonly Item[],
  run: (item: Item) => Promise<Trial[]>,
): Promise<Trial[]> => {
  const trials: Trial[] = [];
  for (const item of items) trials.push(...(await run(item)));
  return trials;
};

/** All files of the cache. */
function cached(bench: Bench): string[] {
  const names = fs.readdirSync(bench.at('cache'), { recursive: true, encoding: 'utf8' });
  return names.map((name) => bench.at('cache', name)).filter((file) => fs.statSync(file).isFile());
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNALS;

/** A scan that gets a signal, to itself alone, once a file is there. */
async function signalled(
  bench: Bench,
  signal: Signal,
  mark: string,
  more: readonly string[] = [],
): Promise<Trial> {
  fs.rmSync(mark, { force: true });
  const meanwhile = async (pid: number): Promise<void> => {
    await untilThere(mark, pid);
    await pause(100);
    try {
      process.kill(pid, signal);
    } catch {
      // It was faster.
    }
  };
  const trial = await scanned(bench, { meanwhile }, { statuses: [SIGNALS[signal]] }, ['--no-cache', ...more]);
  return { ...trial, what: `${trial.what}, ${signal}` };
}

const signalFault = (signal: Signal): Fault => ({
  name: `${signal}, also while kbuild is asked and while a compiler hangs`,
  isShort: signal === 'SIGTERM',
  trials: async (bench: Bench): Promise<Trial[]> => {
    const mark = bench.at('mark');
    const hangs = `touch '${mark}'; sleep 300; exit 1`;
    return [
      await instead(bench, 'make', hangs, () => signalled(bench, signal, mark)),
      await instead(bench, 'make', `touch '${mark}'; sh -c 'sleep 300; :' | cat`, () =>
        signalled(bench, signal, mark),
      ),
      await instead(bench, 'teacc', INSTEAD_OF_KETTLE(hangs), () => signalled(bench, signal, mark)),
      await undisturbed(bench),
    ];
  },
});

export const SCANNING_FAULTS: readonly Fault[] = [
  {
    name: 'the compiler hangs',
    trials: async (bench: Bench): Promise<Trial[]> => [
      ...(await withTool(
        bench,
        'teacc',
        INSTEAD_OF_KETTLE('sleep 300; exit 1'),
        failing(/kettle.*not ended within 4 s/),
        IMPATIENT,
      )),
      ...(await withTool(
        bench,
        'teacc',
        'exec sleep 300',
        failing(/compiler has not told its version/),
        IMPATIENT,
      )),
    ],
  },
  {
    name: 'the compiler prints rubbish',
    trials: (bench: Bench): Promise<Trial[]> =>
      each(
        [
          INSTEAD_OF_KETTLE('head -c 100000 /dev/urandom'),
          INSTEAD_OF_KETTLE('head -c 3000000 /dev/zero'),
          INSTEAD_OF_KETTLE('echo "int f(void"; echo "# 1"'),
          INSTEAD_OF_KETTLE('exit 0'),
          'head -c 1000 /dev/urandom',
          'echo',
        ],
        (script) => withTool(bench, 'teacc', script, { statuses: [2] }),
      ),
  },
  {
    name: 'the compiler dies',
    trials: (bench: Bench): Promise<Trial[]> =>
      each(['kill -9 $$', 'kill -11 $$', 'exit 1', 'exec "$TOOL".gone'].map(INSTEAD_OF_KETTLE), (script) =>
        withTool(bench, 'teacc', script, failing(/kettle/)),
      ),
  },
  {
    name: 'the compiler is told from outside to end',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const mark = bench.at('compiler');
      const script = INSTEAD_OF_KETTLE(
        `echo $$ >'${mark}.new'; mv '${mark}.new' '${mark}'; sleep 300; exit 1`,
      );
      const meanwhile = async (pid: number): Promise<void> => {
        await untilThere(mark, pid);
        process.kill(Number(fs.readFileSync(mark, 'utf8')), 'SIGKILL');
      };
      const trial = await instead(bench, 'teacc', script, () =>
        scanned(bench, { meanwhile }, { statuses: [2] }, ['--no-cache']),
      );
      // The `sleep` of the script outlives it and holds its messages open. The scan must not wait for that, and cannot find it.
      const ended = { ...trial.ended, hasOrphans: false };
      return [{ ...trial, ended }, await undisturbed(bench)];
    },
  },
  {
    name: 'kbuild hangs, dies, or says rubbish',
    trials: (bench: Bench): Promise<Trial[]> =>
      each(
        ['sleep 300', 'kill -9 $$', 'exit 2', 'head -c 100000 /dev/urandom', 'yes | head -100000', ':'],
        (script) => withTool(bench, 'make', script, { statuses: [2] }, IMPATIENT),
      ),
  },
  {
    name: 'no make, no compiler',
    trials: async (bench: Bench): Promise<Trial[]> => [
      await scanned(bench, { env: { PATH: '/nonexistent' } }, failing(/compiler/), ['--no-cache']),
      await scanned(bench, {}, failing(/compiler/), ['--cc', 'no-such-cc', '--no-cache']),
    ],
  },
  {
    name: 'the cache is cut short, of another version, rubbish, empty',
    trials: (bench: Bench): Promise<Trial[]> =>
      each(
        [
          (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
          (bytes: Buffer) => Buffer.concat([Buffer.from('9'), bytes.subarray(1)]),
          (bytes: Buffer) => Buffer.alloc(bytes.length, 0xff),
          () => Buffer.alloc(0),
        ],
        async (damage) => {
          for (const file of cached(bench)) fs.writeFileSync(file, damage(fs.readFileSync(file)));
          return [await scanned(bench, {}, {})];
        },
      ),
  },
  {
    name: 'the cache cannot be read or written: a file, a folder in its place, no folder',
    trials: (bench: Bench): Promise<Trial[]> =>
      each(
        [
          () => {
            for (const file of cached(bench)) {
              fs.rmSync(file);
              fs.mkdirSync(file);
            }
          },
          () => {
            fs.rmSync(bench.at('cache'), { recursive: true });
            fs.writeFileSync(bench.at('cache'), '');
          },
          () => {
            fs.rmSync(bench.at('cache'));
            fs.symlinkSync('cache', bench.at('cache'));
          },
        ],
        async (damage) => {
          damage();
          return [await scanned(bench, {}, {})];
        },
      ),
  },
  {
    name: 'two scans at once, into one folder and into two',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const outs = ['one', 'two', 'both', 'both'];
      const runs = outs.map((out) => bench.disturbed(['scan', 'kernel', '-o', out, '--no-cache']));
      const ended = await Promise.all(runs);
      return ended.map((one, at) => ({
        what: `scan kernel -o ${outs[at]}`,
        // Those that still run have folders of their own among the temporary files.
        ended: { ...one, leftovers: [] },
        statuses: [0],
        found: spoiled(bench, outs[at]!, one),
      }));
    },
  },
  {
    name: 'the tree changes under the scan',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const file = join(bench.objects, 'core/kettle.h');
      const text = fs.readFileSync(file, 'utf8');
      const mark = bench.at('reading');
      const script = `touch '${mark}'; exec "$TOOL" "$@"`;
      const meanwhile = async (pid: number): Promise<void> => {
        await untilThere(mark, pid);
        for (let turn = 0; turn < 40; turn++) {
          const changed = text.replace(/\bint\b/, turn % 2 === 0 ? 'long' : 'int');
          fs.writeFileSync(file, turn % 3 === 0 ? changed.slice(0, 40) : changed);
          await pause(20);
        }
        fs.writeFileSync(file, text);
      };
      const trial = await instead(bench, 'teacc', script, () =>
        scanned(bench, { meanwhile }, { statuses: [0, 2], found: [] }),
      );
      // What was read of a file that changed is never taken for unchanged.
      return [trial, await undisturbed(bench)];
    },
  },
  {
    name: 'files and folders of the tree go under the scan',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const mark = bench.at('reading');
      const meanwhile = async (pid: number): Promise<void> => {
        await untilThere(mark, pid);
        fs.rmSync(join(bench.objects, 'core'), { recursive: true });
      };
      return [
        await instead(bench, 'teacc', `touch '${mark}'; exec "$TOOL" "$@"`, () =>
          scanned(bench, { meanwhile }, { statuses: [2], found: [] }, ['--no-cache']),
        ),
        await scanned(bench, {}, { statuses: [2], found: [] }),
      ];
    },
  },
  ...(Object.keys(SIGNALS) as Signal[]).map(signalFault),
];
