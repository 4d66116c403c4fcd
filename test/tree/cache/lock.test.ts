// SPDX-License-Identifier: GPL-2.0-or-later
/** One scan of a tree at a time: who holds the lock, who takes it over, who waits. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { TreeLock } from '../../../src/tree/cache';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const TREE = '/kernel';
const unexpected = (pid: number): never => {
  throw new Error(`waits for ${pid}`);
};

/** Writes a lock of somebody else's. */
async function heldBy(owner: { pid: number; start: string }, host = hostname()): Promise<string> {
  const lock = await TreeLock.take(root, TREE, unexpected);
  lock.release();
  writeFileSync(lock.file, JSON.stringify({ host, owner, helper: null }));
  return lock.file;
}

test('who has it keeps others out; who releases it lets them in', async () => {
  const lock = await TreeLock.take(root, TREE, unexpected);
  expect(lock.isHeld).toBe(true);
  expect(TreeLock.takeIfFree(root, TREE)).toBeUndefined();
  expect(TreeLock.takeIfFree(root, '/another')?.isHeld).toBe(true);
  lock.release();
  expect(lock.isHeld).toBe(false);
  expect(existsSync(lock.file)).toBe(false);
  expect(TreeLock.takeIfFree(root, TREE)?.isHeld).toBe(true);
});

test('it is waited for, and the process that has it is told once', async () => {
  const first = await TreeLock.take(root, TREE, unexpected);
  const told: number[] = [];
  const second = TreeLock.take(root, TREE, (pid) => {
    told.push(pid);
    setTimeout(() => first.release(), 250);
  });
  expect((await second).isHeld).toBe(true);
  expect(told).toEqual([process.pid]);
});

test('a dead process holds up nobody, nor does a later one of its number', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  await heldBy({ pid: dead, start: '1' });
  expect((await TreeLock.take(root, TREE, unexpected)).isHeld).toBe(true);
  await heldBy({ pid: process.pid, start: 'of another process' });
  expect(TreeLock.takeIfFree(root, TREE)?.isHeld).toBe(true);
});

test('what a dead owner left running keeps the lock', async () => {
  const lock = await TreeLock.take(root, TREE, unexpected);
  const helper = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)'], { stdio: 'ignore' });
  try {
    lock.note(helper.pid!);
    const held = JSON.parse(readFileSync(lock.file, 'utf8')) as { owner: { pid: number; start: string } };
    held.owner.start = 'of another process';
    writeFileSync(lock.file, JSON.stringify(held));
    expect(TreeLock.takeIfFree(root, TREE)).toBeUndefined();
    lock.release();
    expect(existsSync(lock.file)).toBe(true);
  } finally {
    helper.kill();
    await new Promise((resolve) => helper.once('exit', resolve));
  }
  expect(TreeLock.takeIfFree(root, TREE)?.isHeld).toBe(true);
});

test("another machine's lock is done without, and left alone", async () => {
  const file = await heldBy({ pid: 1, start: '1' }, 'another');
  const lock = await TreeLock.take(root, TREE, unexpected);
  expect(lock.isHeld).toBe(false);
  lock.release();
  expect(existsSync(file)).toBe(true);
  expect(TreeLock.takeIfFree(root, TREE)).toBeUndefined();
});

test('a file that says nothing is no lock', async () => {
  const file = await heldBy({ pid: 1, start: '1' });
  writeFileSync(file, '{');
  expect((await TreeLock.take(root, TREE, unexpected)).isHeld).toBe(true);
});

test('where nothing can be written, the work goes on without', async () => {
  writeFileSync(join(root, 'file'), '');
  expect((await TreeLock.take(join(root, 'file'), TREE, unexpected)).isHeld).toBe(false);
  expect(TreeLock.takeIfFree(join(root, 'file'), TREE)).toBeUndefined();
});
