// SPDX-License-Identifier: GPL-2.0-or-later
/** Tests mirror `src`: each stage has its folder with a test, and each folder of tests is that of a stage. */
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** What `test/README.md` explains: tests of the project itself, helpers, data, programs run by hand. */
const APART = ['house', 'support', 'cases', 'programs'];

interface Wing {
  wing: string;
  stages?: { stage: string }[];
}

/** Folders of stages: `formats/elf`, or `problem` for a wing without stages. */
const stageFolders = (wings: readonly Wing[]): string[] =>
  wings.flatMap(({ wing, stages }) => stages?.map(({ stage }) => `${wing}/${stage}`) ?? [wing]);

/** What is wrong. @param files paths below `test/`, with forward slashes */
function violations(files: readonly string[], wings: readonly Wing[]): string[] {
  const stages = stageFolders(wings);
  const untested = stages.filter(
    (stage) => !files.some((file) => file.startsWith(`${stage}/`) && file.endsWith('.test.ts')),
  );
  const strays = files.filter((file) => {
    const isApart = file === 'README.md' || APART.includes(file.split('/')[0]!);
    return !isApart && !stages.some((stage) => file.startsWith(`${stage}/`));
  });
  return [
    ...untested.map((stage) => `src/${stage}: no test/${stage}/*.test.ts`),
    ...strays.map((file) => `test/${file}: in the folder of no stage`),
  ];
}

test('tests mirror src', () => {
  const wings = JSON.parse(fs.readFileSync(path.join(root, 'src/stages.json'), 'utf8')) as Wing[];
  const names = fs.readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => fs.statSync(path.join(root, 'test', name)).isFile())
    .map((name) => name.split(path.sep).join('/'));
  expect(violations(files, wings)).toEqual([]);
});

test('a made-up violation is caught', () => {
  const wings = [{ wing: 'problem' }, { wing: 'c', stages: [{ stage: 'syntax' }, { stage: 'layout' }] }];
  const sound = [
    'README.md',
    'problem/problem.test.ts',
    'c/syntax/deep/a.test.ts',
    'c/layout/a.test.ts',
    'cases/x/y.json',
  ];
  expect(violations(sound, wings)).toEqual([]);
  expect(
    violations([...sound.slice(0, 3), 'c/layout/helper.ts', 'c/abi/a.test.ts', 'b.test.ts'], wings),
  ).toEqual([
    'src/c/layout: no test/c/layout/*.test.ts',
    'test/c/abi/a.test.ts: in the folder of no stage',
    'test/b.test.ts: in the folder of no stage',
  ]);
});
