// SPDX-License-Identifier: GPL-2.0-or-later
/** Revisions of git as sides of a comparison: `git:REV` of `--repo`. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { hasGit, withGit } from '../../support/git';
import type { Answer } from '../../support/program';
import { Lab } from '../scan/lab';

// Each scan starts a score of processes, which takes its time on a busy machine; some tests have three.
jest.setTimeout(180_000);

const labs: Lab[] = [];
afterAll(() => labs.forEach((lab) => lab.remove()));

/** Of a commit whose user nobody has configured. */
const WHO = ['-c', 'user.name=Tea', '-c', 'user.email=tea@example.org', '-c', 'commit.gpgsign=false'];

function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', [...WHO, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** The sample tree as a repository of two commits, `first` and `second`, whose `struct kettle` differs. */
function repository(): Lab {
  const lab = new Lab();
  labs.push(lab);
  lab.write('.gitignore', '.config\n/include/config\n/include/generated\n');
  // An archive would rewrite the one and leave out the other.
  lab.write('.gitattributes', 'core/leaf.c export-subst\ncore/tick.h export-ignore\n');
  git(lab.source, 'init', '-q', '-b', 'trunk');
  git(lab.source, 'config', 'core.splitIndex', 'true');
  commit(lab, 'first');
  lab.edit('core/kettle.h', /(struct kettle \{\n)/, '$1\tint first_of_all;\n');
  commit(lab, 'second');
  return lab;
}

function commit(lab: Lab, tag: string): void {
  git(lab.source, 'add', '-A');
  git(lab.source, 'commit', '-q', '-m', tag);
  git(lab.source, 'tag', tag);
}

const compared = (lab: Lab, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Answer =>
  lab.run(['compare', 'git:first', 'git:second', '--repo', 'kernel', ...args], env);

/** The trees of checkouts below the cache, and their marks. */
function checkouts(lab: Lab): { trees: string[]; marks: string[] } {
  const named = (name: string): string[] =>
    fs
      .readdirSync(lab.at('cache'))
      .map((folder) => lab.at('cache', folder, name))
      .filter((file) => fs.existsSync(file));
  return { trees: named('tree'), marks: named('checkout.json') };
}

const CHANGES = /^2 exports .*; 2 changed.*\n1 cause .*\n/;

withGit('two revisions; nothing of the repository changes, and nothing is done twice', () => {
  const lab = repository();
  // What is neither in a commit nor in the index, and an index that git would write anew if it were asked.
  lab.edit('core/leaf.h', /$/, '\n/* not yet committed */\n');
  lab.write('core/new.h', '');
  const before = lab.contents(lab.source);
  const { status, stdout, stderr } = compared(lab);
  expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(CHANGES) as string });
  expect(stdout).toContain('base: git:first (kernel tree of 6.1.0-tea tea');
  expect(stdout).toMatch(/ struct kettle · [-a-z]+ · 2 exports\n {2}core\/kettle\.h:/);
  expect(stderr).toMatch(/^modversions: git:first: checking out [0-9a-f]{12} to /m);
  expect(stderr).toMatch(/^modversions: git:second: make olddefconfig prepare with teacc$/m);
  expect(lab.contents(lab.source)).toEqual(before);
  expect(git(lab.source, 'worktree', 'list').split('\n')).toHaveLength(1);

  const { trees, marks } = checkouts(lab);
  expect([trees.length, marks.length]).toEqual([2, 2]);
  for (const tree of trees) {
    expect(fs.readFileSync(path.join(tree, 'core/leaf.c'))).toEqual(
      fs.readFileSync(path.join(lab.source, 'core/leaf.c')),
    );
    expect(fs.existsSync(path.join(tree, 'core/tick.h'))).toBe(true);
    expect(fs.existsSync(path.join(tree, 'core/new.h'))).toBe(false);
    expect(fs.existsSync(path.join(tree, '.git'))).toBe(false);
  }

  const calls = lab.calls().length;
  const again = compared(lab);
  expect({ status: again.status, stdout: again.stdout }).toEqual({ status, stdout });
  expect(again.stderr).not.toMatch(/checking out|prepare/);
  expect(lab.calls()).toHaveLength(calls);
});

withGit('a revision against the work tree, by an object tree and from the current folder', () => {
  const lab = repository();
  fs.mkdirSync(lab.at('objects'));
  fs.copyFileSync(path.join(lab.source, '.config'), lab.at('objects/.config'));
  const { status, stdout } = lab.run([
    'compare',
    'git:HEAD',
    'kernel',
    '--repo',
    'kernel',
    '--objtree',
    'objects',
  ]);
  expect({ status, first: stdout.split('\n')[0] }).toEqual({
    status: 0,
    first: 'no export changed',
  });
});

withGit('a kernel in a folder of a repository, in a hook that says where another one is', () => {
  const lab = new Lab();
  labs.push(lab);
  lab.write('.gitignore', '.config\n/include/config\n/include/generated\n');
  git(lab.folder, 'init', '-q');
  git(lab.folder, 'add', 'kernel');
  git(lab.folder, 'commit', '-q', '-m', 'all');
  const args = ['compare', 'git:HEAD', 'kernel', '--repo', 'kernel'];
  expect(lab.run(args, { GIT_DIR: lab.at('elsewhere'), GIT_INDEX_FILE: lab.at('index') }).status).toBe(0);
  expect(fs.existsSync(lab.at('index'))).toBe(false);
});

describe('what is refused', () => {
  let lab: Lab;
  beforeAll(() => {
    if (hasGit) lab = repository();
  });

  const refusal = (args: readonly string[], env: NodeJS.ProcessEnv = {}): string => {
    const { status, stdout, stderr } = lab.run(['compare', ...args], env);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^modversions: .*\n {2}.*\n$/);
    return stderr;
  };

  for (const name of ['--output=x', '-h', '', 'first..second', '^first', '$(touch x)', 'HEAD:core']) {
    withGit(`git:${name}, before anything is scanned`, () => {
      expect(refusal(['git:first', `git:${name}`, '--repo', 'kernel'])).toContain(
        `git:${name}: git finds no such commit in `,
      );
      expect(fs.existsSync(lab.at('cache'))).toBe(false);
      expect(fs.existsSync(lab.at('x'))).toBe(false);
    });
  }

  withGit('what a shallow clone does not have', () => {
    git(lab.folder, 'clone', '-q', '--depth', '1', `file://${lab.source}`, 'shallow');
    fs.copyFileSync(path.join(lab.source, '.config'), lab.at('shallow/.config'));
    expect(refusal(['git:HEAD~1', 'git:HEAD', '--repo', 'shallow'])).toContain('git fetch --unshallow');
  });

  withGit('an object that is missing', () => {
    git(lab.folder, 'clone', '-q', '--no-hardlinks', lab.source, 'damaged');
    fs.copyFileSync(path.join(lab.source, '.config'), lab.at('damaged/.config'));
    const blob = git(lab.source, 'rev-parse', 'HEAD:core/kettle.h');
    fs.rmSync(lab.at('damaged/.git/objects', blob.slice(0, 2), blob.slice(2)));
    expect(lab.run(['compare', 'git:HEAD', 'kernel', '--repo', 'damaged']).stderr).toMatch(
      /^modversions: git:HEAD: git cannot check it out: .*\n {2}.*\n$/m,
    );
  });

  withGit('no repository, no configuration, no git, and options for nothing', () => {
    const outside = { GIT_CEILING_DIRECTORIES: lab.folder };
    expect(refusal(['git:x', 'git:y', '--repo', 'tools'], outside)).toContain(
      'tools: git finds no repository: ',
    );
    expect(refusal(['git:x', 'git:y', '--repo', 'missing'])).toContain('missing: there is no such folder');
    expect(refusal(['git:first', 'git:second', '--repo', 'kernel', '--objtree', 'tools'])).toContain(
      'not configured, there is no .config',
    );
    expect(refusal(['git:x', 'git:y', '--repo', 'kernel'], { PATH: lab.at('tools') })).toContain(
      'git cannot be started: it is not installed',
    );
    expect(refusal(['kernel', 'kernel', '--repo', 'kernel'])).toContain('--repo: neither side is a revision');
    expect(refusal(['git:first', 'git:second', '--repo', 'kernel', '--cc', 'nocc'])).toContain('nocc: ');
  });

  withGit('a revision that is no kernel, and one that make cannot prepare', () => {
    git(lab.source, 'checkout', '-q', '-b', 'broken');
    lab.edit('Kbuild', /^(flags)/m, 'prepare echo tea is out >\&2; echo and milk >\&2; false\n$1');
    commit(lab, 'unprepared');
    git(lab.source, 'rm', '-q', 'Kbuild');
    commit(lab, 'headless');
    git(lab.source, 'checkout', '-q', 'trunk');
    const stderr = (name: string): string => lab.run(['compare', name, 'kernel', '--repo', 'kernel']).stderr;
    expect(stderr('git:headless')).toMatch(/^modversions: git:headless: .*not a kernel tree\n/m);
    const failed =
      /^modversions: git:unprepared: make olddefconfig prepare failed in .*: tea is out \/ and milk \/ make: /m;
    expect(stderr('git:unprepared')).toMatch(failed);
    // Nobody takes over what is half made.
    expect(stderr('git:unprepared')).toMatch(failed);
  });
});

withGit('a run that is killed while it prepares leaves nothing that another takes over', async () => {
  const lab = repository();
  lab.edit('Kbuild', /^(flags)/m, 'prepare touch core/half; sleep ${TEA_SLOW:-0}; rm core/half\n$1');
  commit(lab, 'third');
  const args = ['compare', 'git:third', 'kernel', '--repo', 'kernel'];
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    const run = lab.begin(args, { TEA_SLOW: '1' });
    await until(
      () =>
        fs.existsSync(lab.at('cache')) &&
        checkouts(lab).trees.some((tree) => fs.existsSync(path.join(tree, 'core/half'))),
    );
    process.kill(run.pid, signal);
    await run.ended;
    expect(checkouts(lab).marks).toEqual([]);
  }
  const { status, stderr } = lab.run(args);
  expect(stderr).toContain('checking out ');
  expect(status).toBe(0);
});

withGit('two runs at once: one makes a checkout, the other takes it over', async () => {
  const lab = repository();
  const args = ['compare', 'git:first', 'git:second', '--repo', 'kernel'];
  const runs = [lab.begin(args), lab.begin(args)];
  expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([1, 1]);
  const told = runs.map((run) => run.stderr()).join('');
  expect(told.match(/checking out/g)).toHaveLength(2);
});

withGit('checkouts that were used longest ago make room', () => {
  const lab = repository();
  // No checkout fits: the one that is made stays while it is used.
  expect(compared(lab, [], { MODVERSIONS_CACHE_SIZE: '1' }).status).toBe(1);
  const { trees, marks } = checkouts(lab);
  expect([trees.length, marks.length]).toEqual([1, 1]);
  expect(fs.readFileSync(path.join(trees[0]!, 'core/kettle.h'), 'utf8')).toContain('first_of_all');
  // What a dead run left goes too.
  fs.rmSync(marks[0]!);
  expect(lab.run(['compare', 'git:first', 'kernel', '--repo', 'kernel']).status).toBe(1);
  expect(checkouts(lab).trees).not.toContain(trees[0]);
});

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  const latest = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > latest) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
