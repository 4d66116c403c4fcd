// SPDX-License-Identifier: GPL-2.0-or-later
/** Faults of what is around a run: folders of the user, limits, locale, clock, permissions, and odd inputs. */
import * as fs from 'node:fs';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expected, resultsIn } from '../../tree/scan/lab';
import type { Bench, Disturbance } from './bench';
import type { Fault } from './fault';
import type { Trial } from './judge';

const SCAN = 'scan kernel -o out';
const COMPARE = 'compare old new -f short';
const CHECK = 'check-module kettle.ko --against new -f short';
const LAYOUT = 'layout old --all';

/** A command line, its words one blank apart, and the status of an undisturbed run. */
type Run = readonly [line: string, status: number];
const RUNS: readonly Run[] = [
  [SCAN, 0],
  [COMPARE, 1],
  [CHECK, 1],
  [LAYOUT, 0],
];

async function all(
  bench: Bench,
  how: Disturbance,
  runs: readonly Run[] = RUNS,
  wanted: Partial<Trial> = {},
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const [line, status] of runs) {
    const ended = await bench.disturbed(line.split(' '), how);
    trials.push({ what: line, ended, statuses: [status], ...wanted });
  }
  return trials;
}

const OTHER_USER = 65534;
const canChangeUser = (): boolean =>
  process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;

/** Answers under a disturbance are those without. */
async function same(
  bench: Bench,
  hows: readonly Disturbance[],
  runs: readonly Run[] = RUNS,
): Promise<Trial[]> {
  const plain = await all(bench, {}, runs);
  const trials: Trial[] = [];
  for (const how of hows) {
    const disturbed = await all(bench, how, runs);
    trials.push(
      ...disturbed.map((trial, at) => ({
        ...trial,
        found: trial.ended.stdout === plain[at]!.ended.stdout ? [] : ['another answer'],
      })),
    );
  }
  return trials;
}

/** Scans find the rows of an undisturbed one, whatever is known of earlier ones. */
async function rows(bench: Bench, hows: readonly Disturbance[]): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const how of hows) {
    const [trial] = await all(bench, how, [[SCAN, 0]]);
    const isWhole = resultsIn(bench.at('out'))['Module.symvers'] === expected['Module.symvers'];
    trials.push({ ...trial!, found: isWhole ? [] : ['other rows'] });
  }
  return trials;
}

const reading = (lines: readonly string[]): Run[] => lines.map((line) => [line, 2]);

export const SURROUNDING_FAULTS: readonly Fault[] = [
  {
    name: 'HOME is not set, is not there, or is a file',
    trials: (bench: Bench): Promise<Trial[]> =>
      rows(
        bench,
        [{ HOME: undefined }, { HOME: '/dev/null/home' }, { HOME: bench.at('rules') }, { HOME: '' }].map(
          (home) => ({
            env: { ...home, MODVERSIONS_CACHE: undefined, XDG_CACHE_HOME: undefined },
          }),
        ),
      ),
  },
  {
    name: 'the folder for temporary files is gone, a file, or full',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const says = /temporary files in TMPDIR/;
      const trials: Trial[] = [];
      for (const TMPDIR of ['/dev/null/tmp', bench.at('rules'), '/proc'])
        trials.push(
          ...(await all(bench, { env: { TMPDIR } }, [[SCAN, 2]], { says })),
          ...(await all(bench, { env: { TMPDIR } }, RUNS.slice(1))),
        );
      return trials;
    },
  },
  {
    name: 'too many open files (ulimit -n)',
    trials: async (bench: Bench): Promise<Trial[]> => [
      ...(await all(bench, { before: 'ulimit -n 20' }, RUNS, { statuses: [0, 1, 2, 134] })),
      ...(await all(bench, { before: 'ulimit -n 26' }, RUNS, { statuses: [0, 1, 2] })),
      ...(await all(bench, { before: 'ulimit -n 40' }, RUNS, { statuses: [0, 1, 2] })),
    ],
  },
  {
    name: 'a locale, a time zone and a terminal of another kind',
    trials: (bench: Bench): Promise<Trial[]> =>
      same(bench, [
        { env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr' } },
        { env: { LC_ALL: 'nonsense', TZ: 'Nowhere/Odd', TERM: 'dumb', COLUMNS: '-3' } },
      ]),
  },
  {
    name: 'clock: files of the year 2100 and of 1970',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const trials: Trial[] = [];
      for (const year of ['2100', '1971']) {
        const time = new Date(`${year}-01-01T00:00:00Z`);
        for (const name of fs.readdirSync(bench.objects, { recursive: true, encoding: 'utf8' }))
          fs.utimesSync(`${bench.objects}/${name}`, time, time);
        trials.push(...(await rows(bench, [{}, {}])));
      }
      return trials;
    },
  },
  {
    name: 'memory is short (a small heap)',
    trials: async (bench: Bench): Promise<Trial[]> => {
      fs.writeFileSync(bench.at('big.symvers'), bigSymvers());
      const runs: Run[] = [...RUNS, ['compare big.symvers big.symvers', 0]];
      const trials = await all(bench, { node: ['--max-old-space-size=12'] }, runs, {
        statuses: [0, 1, 2, 134],
      });
      // V8 ends the process itself and says so in its own words.
      return trials.map((trial) =>
        trial.ended.status === null || trial.ended.status === 134 || trial.ended.signal === 'SIGABRT'
          ? { ...trial, ended: { ...trial.ended, status: 134, stderr: '' } }
          : trial,
      );
    },
  },
  {
    name: 'no permission to read or to write (as another user)',
    trials: async (bench: Bench): Promise<Trial[]> => {
      if (!canChangeUser()) return [];
      const lines = [
        'compare locked new',
        'compare locked/Module.symvers new/Module.symvers',
        'check-module locked.ko --against new',
        'layout locked pot',
        'compare old new -f json:locked/out.json',
        'scan kernel -o locked/out',
        'crc locked.ko',
        'consolidate locked',
        'scan locked -o out2',
      ];
      fs.mkdirSync(bench.at('locked'));
      fs.writeFileSync(bench.at('locked.ko'), '');
      fs.chmodSync(bench.at('locked'), 0o700);
      fs.chmodSync(bench.at('locked.ko'), 0o600);
      fs.chmodSync(bench.folder, 0o755);
      fs.chmodSync(bench.at('tmp'), 0o777);
      const script = `exec setpriv --reuid ${OTHER_USER} --clear-groups "$@"`;
      return all(bench, { script }, reading(lines), {
        says: /permission denied|cannot be read/i,
      });
    },
  },
  {
    name: 'inputs that are no files: folders, devices, pipes without a writer, loops of links',
    trials: (bench: Bench): Promise<Trial[]> => {
      fs.symlinkSync('loop', bench.at('loop'));
      fs.symlinkSync('nowhere', bench.at('dangling'));
      fs.mkdirSync(bench.at('empty'));
      const odd = ['loop', 'dangling', 'empty', '/dev/null', '/dev/zero', '/dev/urandom', '/proc/self/mem'];
      return all(
        bench,
        {},
        reading(
          odd.flatMap((input) => [
            `compare ${input} new`,
            `check-module ${input} --against new`,
            `check-module kettle.ko --against ${input}`,
            `layout ${input} pot`,
            `crc ${input}`,
            `report ${input}`,
            `scan ${input} -o out`,
            `symvers compare ${input}/ new/Module.symvers`,
          ]),
        ),
      );
    },
  },
  {
    name: 'a file is replaced while it is read',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const texts = ['old', 'new'].map((side) => fs.readFileSync(bench.at(side, 'Module.symvers')));
      const file = bench.at('moving.symvers');
      fs.writeFileSync(file, texts[0]!);
      const trials: Trial[] = [];
      for (let turn = 0; turn < 8; turn++) {
        let isOver = false;
        const meanwhile = async (): Promise<void> => {
          for (let at = 0; at < 150 && !isOver; at++) {
            fs.writeFileSync(`${file}.next`, texts[at % 2]!);
            fs.renameSync(`${file}.next`, file);
            await pause(5);
          }
        };
        const line = 'compare moving.symvers new/Module.symvers -f symbols';
        const ended = await bench.disturbed(line.split(' '), { meanwhile });
        isOver = true;
        // Either file, whole: nothing changed, or all that did.
        const isWhole = ended.stdout === '' ? ended.status === 0 : ended.status === 1;
        trials.push({ what: line, ended, statuses: [0, 1], found: isWhole ? [] : ['half of a file'] });
      }
      return trials;
    },
  },
  {
    name: 'files of a scan do not belong together, or are cut short',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const trials: Trial[] = [];
      for (const name of ['Module.symvers', 'symtypes', 'baseline.jsonl', 'scan.json']) {
        fs.rmSync(bench.at('mixed'), { recursive: true, force: true });
        fs.cpSync(bench.at('old'), bench.at('mixed'), { recursive: true });
        const [file, other] = [bench.at('mixed', name), bench.at('new', name)];
        const whole = fs.readFileSync(file);
        for (const content of [
          whole.subarray(0, whole.length / 2),
          Buffer.alloc(0),
          fs.readFileSync(other),
        ]) {
          fs.writeFileSync(file, content);
          trials.push(
            ...(await all(bench, {}, reading(['compare mixed new', 'layout mixed --all']), {
              says: /mixed/,
            })),
          );
        }
        fs.rmSync(file);
        trials.push(
          ...(await all(bench, {}, reading(['compare mixed new']), { statuses: [1, 2], says: /mixed/ })),
        );
      }
      return trials;
    },
  },
  {
    name: 'names with newlines, blanks, quotes and control characters',
    trials: async (bench: Bench): Promise<Trial[]> => {
      const trials: Trial[] = [];
      for (const name of ['two\nlines', 'a b', `it's "so"`, '\x1b[31mred', '-n', '%s%n', 'ü'.repeat(60)]) {
        fs.rmSync(bench.at(name), { recursive: true, force: true });
        fs.cpSync(bench.at('old'), bench.at(name), { recursive: true });
        for (const args of [
          ['compare', '--', name, 'new'],
          ['layout', '--', name, 'no_such_type'],
          ['compare', '-f', `json:${name}/out`, '-f', 'short', 'old', 'new'],
          ['crc', '--', `${name}/no-such-unit`],
        ]) {
          const ended = await bench.disturbed(args);
          const raw = ended.stderr.includes('\x1b') ? ['a control character on standard error'] : [];
          trials.push({ what: args.join(' '), ended, statuses: [args[0] === 'compare' ? 1 : 2], found: raw });
        }
      }
      return trials;
    },
  },
  {
    name: 'the folder of the work is gone',
    trials: (bench: Bench): Promise<Trial[]> =>
      all(bench, { script: `mkdir gone && cd gone && rmdir ../gone && exec "$@"` }, [
        ...reading(['compare old new', 'crc units/pot.i', 'layout old pot', 'scan kernel -o out', 'kind']),
        ['--version', 0],
      ]),
  },
  {
    name: 'standard error is full, or nobody reads it',
    isShort: true,
    trials: async (bench: Bench): Promise<Trial[]> => [
      ...(await same(bench, [{ before: 'exec 2>/dev/full' }, { before: 'exec 2>&-' }])),
      ...(await all(
        bench,
        { before: 'exec 2>/dev/full' },
        reading(['compare no-such-side new', 'no-such-command']),
      )),
    ],
  },
];

function bigSymvers(): string {
  const rows = Array.from(
    { length: 200_000 },
    (_, number) => `0x${number.toString(16).padStart(8, '0')}\tsymbol_${number}\tvmlinux\tEXPORT_SYMBOL\t\n`,
  );
  return rows.join('');
}
