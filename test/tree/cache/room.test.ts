// SPDX-License-Identifier: GPL-2.0-or-later
/** The bound of the cache: what was used longest ago goes, what is in use stays. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckoutFolder, makeRoom, TreeLock } from '../../../src/tree/cache';

let root: string;
const size = process.env['MODVERSIONS_CACHE_SIZE'];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'room-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  if (size === undefined) delete process.env['MODVERSIONS_CACHE_SIZE'];
  else process.env['MODVERSIONS_CACHE_SIZE'] = size;
});

const HOUR = 60 * 60;

/** A file of the cache, last used so many hours ago. */
function kept(folder: string, name: string, bytes: number, hours: number): string {
  const file = join(root, folder, name);
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(file, Buffer.alloc(bytes));
  const used = Date.now() / 1000 - hours * HOUR;
  utimesSync(file, used, used);
  return file;
}

function bounded(bytes: number): void {
  process.env['MODVERSIONS_CACHE_SIZE'] = String(bytes);
  makeRoom(root);
}

test('what was used longest ago goes until the rest fits', () => {
  const files = [1, 3, 2].map((hours) => kept(`tree-${hours}`, 'snapshot', 100, hours));
  bounded(300);
  expect(files.map(existsSync)).toEqual([true, true, true]);
  bounded(250);
  expect(files.map(existsSync)).toEqual([true, false, true]);
  bounded(1);
  expect(files.map(existsSync)).toEqual([false, false, false]);
});

test('what a dead run left goes after a day, and nothing else', () => {
  const old = kept('tree', 'snapshot.1.tmp', 1, 25);
  const fresh = kept('tree', 'snapshot.2.tmp', 1, 1);
  const other = kept('tree', 'made.json', 1, 25);
  bounded(1000);
  expect([old, fresh, other].map(existsSync)).toEqual([false, true, true]);
});

function checkout(identity: string, isWhole: boolean): CheckoutFolder {
  const folder = CheckoutFolder.of(root, identity);
  folder.clear();
  writeFileSync(join(folder.tree, 'a.c'), Buffer.alloc(10_000));
  if (isWhole) folder.markWhole();
  return folder;
}

test('a checkout goes where there is no room, or no mark; one that is in use stays', async () => {
  const [whole, half, used] = [checkout('whole', true), checkout('half', false), checkout('used', true)];
  const lock = await TreeLock.take(root, used.tree, () => undefined);
  bounded(1_000_000);
  expect([whole, half, used].map(({ tree }) => existsSync(tree))).toEqual([true, false, true]);
  bounded(1);
  expect([whole, half, used].map(({ tree }) => existsSync(tree))).toEqual([false, false, true]);
  lock.release();
  bounded(1);
  expect(existsSync(used.tree)).toBe(false);
});

test('a size that is no number means the usual one', () => {
  const file = kept('tree', 'snapshot', 100, 1);
  process.env['MODVERSIONS_CACHE_SIZE'] = 'small';
  makeRoom(root);
  expect(existsSync(file)).toBe(true);
});
