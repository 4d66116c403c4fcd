// SPDX-License-Identifier: GPL-2.0-or-later
/** A kernel tree as a side of a comparison: scanned on the way, with the cache. */
import { execFileSync } from 'node:child_process';
import { unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedComparison } from '../../../src/tell/documents';
import { withGit } from '../../support/git';
import { root } from '../../support/program';
import { Lab } from '../../tree/scan/lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(240_000);

const lab = new Lab();
afterAll(() => lab.remove());

test('a tree against its own scan, as it was and with another member', () => {
  const base = join(root, 'samples/tree/expected');
  const { status, stdout } = lab.run(['compare', base, 'kernel']);
  expect({ status, first: stdout.split('\n')[0] }).toEqual({
    status: 0,
    first: 'no export changed',
  });
  expect(stdout).toContain('new:  kernel (kernel tree of ');
  const calls = lab.calls().length;
  lab.edit('core/kettle.h', /(struct kettle \{\n)/, '$1\tint first_of_all;\n');
  const edited = lab.run(['compare', base, 'kernel']);
  expect(edited.status).toBe(1);
  expect(edited.stdout).toMatch(/ struct kettle · [-a-z]+ · 2 exports\n {2}core\/kettle\.h:/);
  // What the edit does not touch was kept.
  expect(lab.calls().length - calls).toBeLessThan(calls);
});

withGit('a work tree against its last commit', () => {
  const git = (...args: string[]): void => {
    const named = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
    execFileSync('git', ['-C', lab.at('kernel'), ...named, ...args], { stdio: 'ignore' });
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'kettles');
  expect(lab.run(['compare', '--repo', 'kernel', '-f', 'null'])).toMatchObject({ status: 0, stdout: '' });
  lab.edit('core/kettle.h', /(struct kettle \{\n)/, '$1\tlong before_all;\n');
  const { status, stdout } = lab.run(['compare', '--repo', 'kernel']);
  expect(status).toBe(1);
  expect(stdout).toMatch(/base: git:HEAD .*\nnew: {2}kernel \(kernel tree/);
  git('commit', '-qam', 'a member');
  expect(lab.run(['compare', '--repo', 'kernel', '-f', 'null', 'HEAD']).status).toBe(1);
  expect(lab.run(['compare', '--repo', 'kernel', '-f', 'null']).status).toBe(0);

  // Who did it, without what touched other lines of the file.
  lab.edit('core/kettle.h', 'enum heat {', 'enum heat_of_kettles {');
  lab.edit('core/kettle.c', 'enum heat heat', 'enum heat_of_kettles heat');
  git('commit', '-qam', 'heat is renamed');
  lab.edit('core/kettle.h', 'long before_all', 'short before_all');
  git('commit', '-qam', 'the member is \u001b[31mshorter');
  const sides = ['--repo', 'kernel', 'git:HEAD~3', 'git:HEAD'];
  const told = lab.run(['compare', '--commits', ...sides]);
  const [, ofKettle] = told.stdout.split(/(?= struct kettle · )/);
  const days = /by [0-9a-f]{12} \(\d{4}-\d\d-\d\d\) (.*)/g;
  expect([...ofKettle!.split('\n2.')[0]!.matchAll(days)].map(([, subject]) => subject)).toEqual([
    'the member is \\x1b[31mshorter',
    'a member',
  ]);
  const json = lab.run(['compare', '--commits', '-f', 'json', ...sides]).stdout;
  const { causes } = JSON.parse(json) as SavedComparison;
  expect(causes.find(({ name }) => name === 's#kettle')!.commits!.map(({ subject }) => subject)).toEqual([
    'the member is \\x1b[31mshorter',
    'a member',
  ]);
  // What is saved is told again.
  writeFileSync(lab.at('saved.json'), json);
  expect(lab.run(['report', 'saved.json']).stdout).toContain(') a member');

  const bisect = (...args: string[]): number | null =>
    lab.run(['compare', '--bisect', '-f', 'null', ...args]).status;
  expect(bisect(...sides)).toBe(1);
  expect(bisect('--repo', 'kernel', 'git:HEAD', 'git:HEAD')).toBe(0);
  expect(bisect('--repo', 'kernel', 'git:HEAD', 'git:nowhere')).toBe(125);
  lab.edit('core/kettle.c', 'kettle.h', 'nowhere.h');
  git('commit', '-qam', 'a unit that is not preprocessed');
  expect(bisect('--repo', 'kernel', 'git:HEAD~1', 'git:HEAD')).toBe(125);
  expect(lab.run(['compare', '--commits', 'kernel', 'kernel']).stderr).toContain(
    'both sides have to be revisions',
  );
});

test('a tree that is not configured is refused', () => {
  unlinkSync(lab.at('kernel/.config'));
  const { status, stdout, stderr } = lab.run(['compare', 'kernel', 'kernel']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^modversions: .*: not configured, /);
});
