// SPDX-License-Identifier: GPL-2.0-or-later
/** How headers came into a unit, from its line markers. */
import { G0 } from '../../../grammars';
import { Inclusions } from '../../../src/tree/scan/inclusions';
import { UnitHasher } from '../../../src/genksyms/unit';

/** The inclusions that lead to the files of a text, each as `file < parent:line`. */
function readerOf(): (text: string) => string[] {
  const hasher = new UnitHasher(G0, true, true);
  const inclusions = new Inclusions((file) => file.replace(/^\.\//, ''));
  const known: string[] = [];
  return (text) => {
    hasher.hash(Buffer.from(text), false);
    const numbers = inclusions.leadingTo(hasher.files(), hasher);
    known.push(...inclusions.takeFresh().map(({ file, parent, line }) => `${file} < ${parent}:${line}`));
    return Array.from(numbers, (number) => known[number]!).sort();
  };
}

const HEAD = '# 0 "a.c"\n# 0 "<built-in>"\n# 0 "<command-line>"\n';

test.each([
  [
    'one in another',
    `${HEAD}# 1 "a.c"\n# 1 "b.h" 1\nint b;\n# 1 "c.h" 1\nint c;\n# 4 "b.h" 2\n# 7 "a.c" 2\nint a;\n`,
    ['b.h < :6', 'c.h < b.h:3'],
  ],
  [
    'the first inclusion counts, whatever name it has',
    `${HEAD}# 1 "a.c"\n# 1 "./b.h" 1\n# 1 "c.h" 1\nint c;\n# 4 "./b.h" 2\n# 7 "a.c" 2\n# 1 "c.h" 1\n# 8 "a.c" 2\n# 1 "b.h" 1\n# 9 "a.c" 2\nint a;\n`,
    ['b.h < :6', 'c.h < b.h:3'],
  ],
  [
    "the command's own",
    `${HEAD}# 1 "k.h" 1\nint k;\n# 1 "c.h" 1\nint c;\n# 4 "k.h" 2\n# 0 "<command-line>" 2\n# 1 "a.c"\nint a;\n`,
    ['c.h < k.h:3', 'k.h < :0'],
  ],
  [
    "the command's own, as Clang prints it",
    `# 1 "a.c"\n# 1 "<built-in>" 1\n# 1 "<built-in>" 3\n# 1 "<command line>" 1\n# 1 "k.h" 1\nint k;\n# 2 "<command line>" 2\n# 1 "<built-in>" 2\n# 1 "a.c" 2\n# 1 "b.h" 1\nint b;\n# 3 "a.c" 2\nint a;\n`,
    ['b.h < :2', 'k.h < :0'],
  ],
  [
    'a copy that says it is another',
    `${HEAD}# 1 "a.c"\n# 1 "copy/e.h" 1\n\n# 1 "e.h"\nint e;\n# 1 "c.h" 1 3 4\nint c;\n# 9 "e.h" 2\n# 2 "a.c" 2\nint a;\n`,
    ['c.h < e.h:8', 'copy/e.h < :1', 'e.h < :1'],
  ],
  [
    'inside a declaration',
    `${HEAD}# 1 "a.c"\nstruct a {\n# 1 "b.h" 1\nint b;\n# 3 "a.c" 2\n};\n`,
    ['b.h < :2'],
  ],
  [
    'in a text that ends there, or returns to nowhere',
    `${HEAD}# 1 "a.c"\n# 9 "x.h" 2\n# 1 "b.h" 1\nint b;\n# 1 "c.h" 1\nint c;\n# 5 "y.h" 2\n# 1 "d.h" 1\nint d;\n`,
    ['b.h < :0', 'c.h < b.h:4', 'd.h < y.h:0', 'y.h < :0'],
  ],
])('%s', (_, text, expected) => {
  const inclusions = readerOf();
  expect(inclusions(text)).toEqual(expected);
  // Again, with all that blocks know by now.
  expect(inclusions(text)).toEqual(expected);
});

test('a block that is known is included from elsewhere', () => {
  const inclusions = readerOf();
  const header = '# 1 "b.h" 1\nint b;\n# 1 "c.h" 1\nint c;\n# 4 "b.h" 2\n';
  expect(inclusions(`${HEAD}# 1 "a.c"\n${header}# 7 "a.c" 2\n`)).toEqual(['b.h < :6', 'c.h < b.h:3']);
  expect(inclusions(`${HEAD}# 1 "d.c"\n# 1 "d.h" 1\n${header}# 3 "d.h" 2\n# 9 "d.c" 2\n`)).toEqual([
    'b.h < d.h:2',
    'c.h < b.h:3',
    'd.h < :8',
  ]);
});
