// SPDX-License-Identifier: GPL-2.0-or-later
/** The files of the cache: bounded, and never believed where they are not whole. */
import * as fs from 'node:fs';
import { expected, Lab } from './lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const lab = new Lab();
afterAll(() => lab.remove());
beforeAll(() => {
  lab.scan();
});

const ONLY = ['--only', 'lib/*'];

/** The snapshots of all trees. */
function snapshots(): string[] {
  const names = fs.readdirSync(lab.at('cache'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('snapshot')).map((name) => lab.at('cache', name));
}

test('there is one snapshot', () => expect(snapshots()).toHaveLength(1));

test.each([
  ['empty', (): Buffer => Buffer.alloc(0)],
  ['cut off', (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 1)],
  ['with one bit turned', flipped],
  ['of another program', foreign],
])('a snapshot that is %s is not believed', (_, damaged) => {
  const [file] = snapshots() as [string];
  const whole = fs.readFileSync(file);
  fs.writeFileSync(file, damaged(whole));
  const { calls, status } = lab.scan(ONLY);
  expect({ calls, status }).toEqual({ calls: ['lib/spoon.c'], status: 0 });
  fs.writeFileSync(file, whole);
  expect(lab.scan(ONLY).calls).toEqual([]);
});

function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[bytes.length >> 1]! ^= 4;
  return changed;
}

/** Whole, but with the mark of another program. */
function foreign(bytes: Buffer): Buffer {
  const data = Buffer.from(bytes.subarray(32));
  data.write('0'.repeat(64), 0, 'latin1');
  const { createHash } = jest.requireActual<typeof import('node:crypto')>('node:crypto');
  return Buffer.concat([createHash('sha256').update(data).digest(), data]);
}

test('a record of made files that is no JSON is done without', () => {
  const names = fs.readdirSync(lab.at('cache'), { recursive: true, encoding: 'utf8' });
  const record = lab.at(
    'cache',
    names.find((name) => name.endsWith('made.json'))!,
  );
  const whole = fs.readFileSync(record);
  fs.writeFileSync(record, '{');
  expect(lab.scan(ONLY).status).toBe(0);
  fs.writeFileSync(record, whole);
});

test('--no-cache reads nothing and writes nothing', () => {
  const [file] = snapshots() as [string];
  const before = fs.readFileSync(file);
  expect(lab.scan([...ONLY, '--no-cache']).calls).toEqual(['lib/spoon.c']);
  expect(fs.readFileSync(file).equals(before)).toBe(true);
});

test('a scan of some units keeps what is known of others', () => {
  lab.edit('lib/spoon.c', 'int turns', 'long turns');
  expect(lab.scan(ONLY).calls).toEqual(['lib/spoon.c']);
  lab.edit('lib/spoon.c', 'long turns', 'int turns');
  const { calls, results } = lab.scan();
  expect(calls).toEqual(['lib/spoon.c']);
  expect(results).toEqual(expected);
});

test('MODVERSIONS_CACHE_SIZE bounds it, and what was used longest ago goes first', () => {
  const [first] = snapshots() as [string];
  const size = fs.statSync(first).size;
  fs.renameSync(lab.source, `${lab.source}-2`);
  fs.cpSync(`${lab.source}-2`, lab.source, { recursive: true });
  fs.renameSync(lab.source, `${lab.source}-3`);
  fs.renameSync(`${lab.source}-2`, lab.source);
  const scan = (tree: string): number | null =>
    lab.run(['scan', tree, '-o', 'out', ...ONLY], { MODVERSIONS_CACHE_SIZE: String(size + 100) }).status;
  lab.settle();
  expect(scan('kernel-3')).toBe(0);
  const left = snapshots();
  expect(left).toHaveLength(1);
  expect(left).not.toContain(first);
});

test('a cache that cannot be written is done without', () => {
  const { status, stderr } = lab.scan(ONLY, { MODVERSIONS_CACHE: lab.at('kernel', 'Kbuild', 'cache') });
  expect(status).toBe(0);
  expect(stderr).not.toContain('Error');
});
