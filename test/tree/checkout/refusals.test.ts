// SPDX-License-Identifier: GPL-2.0-or-later
/** What a checkout is not made of, or not made for: each a line and a remedy, and nothing is left behind as whole. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ModversionsError } from '../../../src/problem';
import { CheckoutFolder } from '../../../src/tree/cache';
import { Checkouts, Repository, type Revision } from '../../../src/tree/checkout';
import { withGit } from '../../support/git';

let folder: string;
const cache = process.env['MODVERSIONS_CACHE'];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refusals-'));
  process.env['MODVERSIONS_CACHE'] = join(folder, 'cache');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (cache === undefined) delete process.env['MODVERSIONS_CACHE'];
  else process.env['MODVERSIONS_CACHE'] = cache;
});

const WHO = ['-c', 'user.name=Tea', '-c', 'user.email=tea@example.org', '-c', 'commit.gpgsign=false'];

/** A repository that holds these files in one commit. */
function repository(files: Record<string, string>): { repository: Repository; revision: Revision } {
  const source = join(folder, 'source');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, name)), { recursive: true });
    writeFileSync(join(source, name), text);
  }
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...WHO, 'commit', '-q', '-m', 'all'],
  ])
    expect(spawnSync('git', args, { cwd: source }).status).toBe(0);
  const opened = Repository.open(source);
  return { repository: opened, revision: opened.revision('git:HEAD') };
}

const configuration = {
  text: 'CONFIG_MODVERSIONS=y\n',
  compiler: 'nocc',
  compilerVersion: 'none',
  variables: {},
};

async function refusal(of: { repository: Repository; revision: Revision }): Promise<ModversionsError> {
  const checkouts = new Checkouts({
    repository: of.repository,
    configuration,
    jobs: 1,
    say: () => undefined,
  });
  const error: unknown = await checkouts.of(of.revision).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ModversionsError);
  return error as ModversionsError;
}

withGit('a folder that is not there, or in no repository', () => {
  expect(() => Repository.open(join(folder, 'missing'))).toThrow('there is no such folder');
  expect(() => Repository.open(folder)).toThrow('git finds no repository');
});

withGit('a name that is no commit, an option among them', () => {
  const { repository: opened } = repository({ a: '' });
  for (const name of ['git:', 'git:missing', 'git:--all', 'git:HEAD:a'])
    expect(() => opened.revision(name)).toThrow(`${name}: git finds no such commit in `);
});

withGit('a revision that is no kernel; what was begun is not taken for a checkout', async () => {
  const error = await refusal(repository({ 'tea.c': 'int tea;\n' }));
  expect(error.message).toMatch(/^git:HEAD: .*not a kernel tree/);
  expect(error.remedy).not.toBe('');
  const [left] = checkoutsLeft();
  expect(left?.use).toBeUndefined();
});

withGit('a cache that cannot be written', async () => {
  writeFileSync(join(folder, 'file'), '');
  process.env['MODVERSIONS_CACHE'] = join(folder, 'file');
  const error = await refusal(repository({ 'tea.c': 'int tea;\n' }));
  expect(error.remedy).toBe('name a folder with room for it: MODVERSIONS_CACHE');
});

/** What is below the cache. */
function checkoutsLeft(): CheckoutFolder[] {
  const root = process.env['MODVERSIONS_CACHE']!;
  const names = readdirSync(root);
  return names
    .flatMap((name) => CheckoutFolder.at(root, join(root, name)) ?? [])
    .filter(({ tree }) => existsSync(tree));
}
