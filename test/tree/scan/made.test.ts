// SPDX-License-Identifier: GPL-2.0-or-later
/** Files that only a build makes. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expected, Lab, rowsOf } from './lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const lab = new Lab();
afterAll(() => lab.remove());

const ONLY = ['--only', 'core/{steam,brand,cups}', '--only', 'drivers/*'];

test('--no-generate leaves their units out and says so', () => {
  const before = lab.contents(lab.objects);
  const { status, stderr, results } = lab.scan(['--no-generate']);
  expect(status).toBe(0);
  for (const [unit, file] of [
    ['core/brand', 'brand.h'],
    ['core/cups', 'core/cups.c'],
    ['core/steam', 'steam-table.h'],
    ['drivers/order.menu', 'drivers/order.menu.c'],
    ['drivers/waiter-main', 'order.menu.h'],
  ]) {
    expect(stderr).toContain(
      `modversions: warning: ${unit}: needs ${file}, which only a build makes\n` +
        '  scan without --no-generate, or build the kernel first\n',
    );
  }
  expect([...rowsOf(results).keys()]).not.toEqual(expect.arrayContaining(['brand']));
  expect(rowsOf(results).size).toBe(26 - 5);
  expect(lab.contents(lab.objects)).toEqual(before);
});

test('one that fails is told with its complaint, and leaves nothing half made', () => {
  lab.edit('Kbuild', 'sh @core/mkcups.sh', 'echo half; echo no cups >&2; false');
  const { status, stderr, results } = lab.scan(ONLY);
  expect(status).toBe(2);
  expect(stderr).toContain(
    'modversions: core/cups: cc1: fatal error: core/cups.c: No such file or directory (core/cups.c: no cups)\n',
  );
  expect(rowsOf(results).get('steam_read')).toEqual(rowsOf(expected).get('steam_read'));
  expect(fs.existsSync(path.join(lab.objects, 'core/cups.c'))).toBe(false);
  lab.edit('Kbuild', 'echo half; echo no cups >&2; false', 'sh @core/mkcups.sh');
});

test('they are made where they are needed, and named', () => {
  expect(lab.scan().results).toEqual(expected);
});

test('the table that one is made from', () => {
  lab.edit('core/steam.txt', 'wild', 'fierce 300000\nwild');
  const { calls, results } = lab.scan(ONLY);
  expect(calls).toContain('core/steam.c');
  expect(calls).not.toContain('drivers/samovar-core.c');
  expect(results.symtypes).not.toBe('');
  expect(lab.read('core/steam-table.h')).toContain('STEAM_FIERCE');
  expect(results['baseline.jsonl']).toContain('pascal[4]');
});

test('the program that makes one', () => {
  lab.edit('core/mksteam.js', 'STEAM_$', 'VAPOUR_$');
  lab.scan(ONLY);
  expect(lab.read('core/steam-table.h')).toContain('VAPOUR_FIERCE');
});

test('the recipe of one that is asked for each time, and of one that is recorded', () => {
  lab.edit('Kbuild', 'BRAND_LENGTH 10', 'BRAND_LENGTH 12');
  expect(lab.scan(ONLY).results['baseline.jsonl']).toContain('brand[12]');
  lab.edit('Kbuild', 'sh @core/mkcups.sh >', "sh @core/mkcups.sh | sed 's/large/huge/' >");
  const { results } = lab.scan(ONLY);
  expect([...rowsOf(results).keys()]).toContain('cup_huge');
  expect(lab.scan(ONLY)).toMatchObject({ results, calls: [] });
});

test('one that somebody has written since is not ours', () => {
  lab.write('core/brand.h', '#define BRAND "Own"\n#define BRAND_LENGTH 4\n');
  const { results } = lab.scan(ONLY);
  expect(results['baseline.jsonl']).toContain('brand[4]');
  expect(results['scan.json']).not.toContain('core/brand.h');
  expect(lab.read('core/brand.h')).toContain('Own');
});

test('one that somebody has removed is made again', () => {
  fs.rmSync(path.join(lab.objects, 'core/steam-table.h'));
  const { status, results } = lab.scan(ONLY);
  expect(status).toBe(0);
  expect(results['baseline.jsonl']).toContain('pascal[4]');
  expect(results['scan.json']).toContain('core/steam-table.h');
});
