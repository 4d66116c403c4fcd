// SPDX-License-Identifier: GPL-2.0-or-later
/** Files that only the build makes. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { makeGenerated, type Recipe } from '../../../src/tree/kbuild';
import { madeUpTree, opened, type Files } from './made-up-tree';

const RECIPES: Recipe[] = [
  { target: 'lib/brew', script: "printf 'echo $srctree $ARCH' > lib/brew" },
  { target: 'lib/table.c', script: 'sh lib/brew > lib/table.c; : > lib/.table.c.cmd' },
  { target: 'lib/other.c', script: 'sh lib/brew > lib/other.c' },
  { target: 'crypto/leaf.asn1.c', script: 'echo c > crypto/leaf.asn1.c; echo h > ./crypto/leaf.asn1.h' },
  { target: 'lib/broken.h', script: 'echo half > lib/broken.h; echo one >&2; echo no tea >&2; exit 3' },
  { target: 'deep/new/list.h', script: 'echo list > deep/new/list.h' },
];

async function made(wanted: string[], files: Files = {}): Promise<{ root: string; result: unknown }> {
  const root = madeUpTree({ 'lib/x.c': '', 'crypto/x.c': '', ...files });
  return { root, result: await makeGenerated(opened(root), RECIPES, wanted) };
}

const text = (root: string, name: string): string => fs.readFileSync(path.join(root, name), 'utf8');

test('a file is made with what it needs, and nothing else', async () => {
  const { root, result } = await made(['table.c']);
  expect(result).toEqual({ made: ['lib/.table.c.cmd', 'lib/brew', 'lib/table.c'], missed: [] });
  expect(text(root, 'lib/table.c')).toBe('. tea\n');
  expect(fs.existsSync(path.join(root, 'lib/other.c'))).toBe(false);
});

test('a header comes with the source that it is made with', async () => {
  const { result } = await made(['../crypto/leaf.asn1.h']);
  expect(result).toEqual({ made: ['crypto/leaf.asn1.c', 'crypto/leaf.asn1.h'], missed: [] });
});

test('what fails leaves nothing', async () => {
  const { root, result } = await made(['broken.h', 'lib/table.c']);
  expect(result).toEqual({
    made: ['lib/.table.c.cmd', 'lib/brew', 'lib/table.c'],
    missed: [{ target: 'lib/broken.h', message: 'one / no tea' }],
  });
  expect(fs.existsSync(path.join(root, 'lib/broken.h'))).toBe(false);
});

test('folders are made for it', async () => {
  const { root } = await made(['new/list.h']);
  expect(text(root, 'deep/new/list.h')).toBe('list\n');
});

test.each(['able.c', 'nothing.h', 'brew/table.c'])('%s is made by no recipe', async (name) => {
  expect((await made([name])).result).toEqual({ made: [], missed: [] });
});

test('what is there is not made again', async () => {
  const { root, result } = await made(['table.c'], { 'lib/table.c': 'kept' });
  expect(result).toEqual({ made: [], missed: [] });
  expect(text(root, 'lib/table.c')).toBe('kept');
});
