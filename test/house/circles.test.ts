// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * No two files of `src/` need each other, not even through others, but where recursion over C's grammar has to: a file
 * can be read, and tested, with what it imports alone.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const root = path.resolve(__dirname, '../../..');

/** The C reader's recursive descent, and its printer. Types hold expressions, and expressions hold types. */
const descent = [
  ['attributes', 'bodies', 'declarator', 'expression', 'specifiers', 'type-name'],
  ['print-expression', 'print'],
].map((names) => names.map((name) => `src/c/syntax/${name}.ts`));

type Imports = ReadonlyMap<string, readonly string[]>;

/** Which of the files each one imports, types included. */
function importsOf(files: ReadonlyMap<string, string>): Imports {
  const found = (from: string, name: string): string | undefined => {
    const target = path.posix.join(path.posix.dirname(from), name);
    return [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((one) => files.has(one));
  };
  return new Map(
    [...files].map(([file, text]) => {
      const names = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
      return [file, names.flatMap((name) => (name.startsWith('.') ? (found(file, name) ?? []) : []))];
    }),
  );
}

/** All that a file needs, directly or not. */
function needsOf(file: string, imports: Imports): Set<string> {
  const needs = new Set(imports.get(file));
  // A set hands out what is added to it on the way.
  for (const one of needs) for (const next of imports.get(one) ?? []) needs.add(next);
  return needs;
}

/** Groups of files that all need each other. */
function circlesOf(imports: Imports): string[][] {
  const needs = new Map([...imports.keys()].map((file) => [file, needsOf(file, imports)]));
  const circles = new Set<string>();
  for (const [file, needed] of needs) {
    const group = [...needed].filter((one) => needs.get(one)?.has(file)).sort();
    if (group.length > 0) circles.add(group.join(' '));
  }
  return [...circles].sort().map((group) => group.split(' '));
}

test('files go round in circles in the recursive descent only', () => {
  const names = fs.readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = names.map((name) => `src/${name.split(path.sep).join('/')}`);
  const files = sources
    .filter((name) => /\.tsx?$/.test(name))
    .map((name): [string, string] => [name, fs.readFileSync(path.join(root, name), 'utf8')]);
  expect(circlesOf(importsOf(new Map(files)))).toEqual(descent);
});

test('a made-up circle is found', () => {
  const files = new Map([
    ['src/a/one.ts', "import type { B } from '../b';"],
    ['src/b/index.ts', "export { two } from './two';"],
    ['src/b/two.ts', "const one = import('../a/one');"],
    ['src/b/three.ts', "import './two';\nimport './four';"],
    ['src/b/four.tsx', ''],
    ['src/c.ts', "import './c';"],
  ]);
  expect(circlesOf(importsOf(files))).toEqual([
    ['src/a/one.ts', 'src/b/index.ts', 'src/b/two.ts'],
    ['src/c.ts'],
  ]);
});
