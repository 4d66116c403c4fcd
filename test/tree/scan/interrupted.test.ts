// SPDX-License-Identifier: GPL-2.0-or-later
/** Scans that are killed, and scans at once: what comes after them is what an undisturbed scan writes. */
import * as fs from 'node:fs';
import { expected, Lab, resultsIn, rowsOf, type Results } from './lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const labs: Lab[] = [];
function newLab(): Lab {
  const lab = new Lab();
  labs.push(lab);
  return lab;
}
afterAll(() => labs.forEach((lab) => lab.remove()));

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function killed(lab: Lab, after: number, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const { pid, ended } = lab.start('out', env);
  await pause(after);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
  await ended;
}

test('killed at some moments', async () => {
  const lab = newLab();
  for (const share of [0.2, 0.5, 0.8]) {
    await killed(lab, 1500 * (share + Math.random() / 10));
    const results = resultsIn(lab.at('out'));
    if (results['scan.json'] !== '') expect(results).toEqual(expected);
  }
  const { status, results } = lab.scan();
  expect(results).toEqual(expected);
  expect(status).toBe(0);
});

/** One unit, and what has to be made for it. */
const ONLY = ['--only', 'core/steam'];

function expectSteam(results: Results): void {
  expect(rowsOf(results)).toEqual(new Map([['steam_read', rowsOf(expected).get('steam_read')]]));
  const { generated } = JSON.parse(results['scan.json']) as { generated: string[] };
  const made = ['core/.mksteam.cmd', 'core/.steam-table.h.cmd', 'core/mksteam', 'core/steam-table.h'];
  expect(generated).toEqual(expect.arrayContaining(made));
}

/** Waits until a file is there. */
async function until(file: string): Promise<void> {
  const latest = Date.now() + 30_000;
  while (!fs.existsSync(file)) {
    if (Date.now() > latest) throw new Error(`${file}: never came`);
    await pause(5);
  }
}

test('killed while a recipe writes', async () => {
  const lab = newLab();
  const header = `${lab.objects}/core/steam-table.h`;
  const { pid, ended } = lab.start('out', { TEA_SLOW: '400' }, ONLY);
  await until(header);
  // The recipe lives on for a while, as an orphan.
  process.kill(pid, 'SIGKILL');
  await ended;
  expect(fs.readFileSync(header, 'utf8')).not.toContain('STEAM_ROWS');
  expectSteam(lab.scan(ONLY).results);
  // Nothing that is still running spoils it later.
  await pause(400);
  expectSteam(lab.scan(ONLY).results);
});

test('killed with all its recipes while one writes', async () => {
  const lab = newLab();
  const { pid, ended } = lab.start('out', { TEA_SLOW: '10000' }, ONLY);
  await until(`${lab.objects}/core/steam-table.h`);
  process.kill(-pid, 'SIGKILL');
  await ended;
  expectSteam(lab.scan(ONLY).results);
});

test('interrupted: it ends at once, and leaves nothing half written', async () => {
  const lab = newLab();
  const { pid, ended } = lab.start('out', { TEA_SLOW: '3000' }, ONLY);
  await until(`${lab.objects}/core/steam-table.h`);
  const before = Date.now();
  process.kill(-pid, 'SIGINT');
  expect(await ended).toBe(130);
  expect(Date.now() - before).toBeLessThan(2000);
  expect(fs.existsSync(lab.at('out', 'scan.json'))).toBe(false);
  expectSteam(lab.scan(ONLY).results);
});

test('two at once: the second waits, and finds what the first has found', async () => {
  const lab = newLab();
  const one = lab.start('one', { TEA_SLOW: '800' });
  await until(`${lab.objects}/core/steam-table.h`);
  const two = lab.start('two');
  expect(await Promise.all([one.ended, two.ended])).toEqual([0, 0]);
  expect(two.stderr()).toContain(`modversions: waiting for process ${one.pid}, which scans this tree\n`);
  expect(two.stderr()).toContain('19 units as an earlier scan found them, 0 done now');
  expect(resultsIn(lab.at('one'))).toEqual(expected);
  expect(resultsIn(lab.at('two'))).toEqual(expected);
});

test('two that start at the same moment, with different compilers', async () => {
  const lab = newLab();
  fs.symlinkSync('teacc', lab.at('tools', 'othercc'));
  const started = [lab.start('one'), lab.start('two', {}, ['--cc', 'othercc'])];
  expect(await Promise.all(started.map(({ ended }) => ended))).toEqual([0, 0]);
  const [one, two] = ['one', 'two'].map((name) => resultsIn(lab.at(name)));
  expect(one).toEqual(expected);
  expect(two!['baseline.jsonl']).toBe(expected['baseline.jsonl']);
  expect(two!['scan.json']).toBe(expected['scan.json'].replace('"command": "teacc"', '"command": "othercc"'));
});
