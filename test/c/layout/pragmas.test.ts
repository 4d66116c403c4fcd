// SPDX-License-Identifier: GPL-2.0-or-later
/** Pragmas within structs: from the text of a unit to sizes, which are those of gcc-12 and of clang-14 on x86_64. */
import { Cutter } from '../../../src/tree/definitions';
import { Unknown, type TypeSyntax } from '../../../src/c/syntax';
import { typesOf } from './ours';
import type { MadeDeclaration } from './random';

function sizeIn(text: string, isClang = false): number | string {
  const declarations: MadeDeclaration[] = [];
  const cutter = new Cutter(({ text: one, pack }) => declarations.push({ text: one, pack }));
  cutter.restart('');
  cutter.read(Buffer.from(text), 0, text.length);
  const type: TypeSyntax = { kind: 'tag', tag: 'struct', name: 'pot' };
  try {
    return typesOf(declarations, 'x86_64', { compiler: isClang ? 'clang' : 'gcc' }).extentOf(type).size;
  } catch (error) {
    if (error instanceof Unknown) return error.reason;
    throw error;
  }
}

test.each([
  ['struct pot { char c;\n#pragma pack(1)\nint i; };\n', 5, 8],
  ['#pragma pack(1)\nstruct pot { char c; int i;\n#pragma pack()\n};\n', 8, 5],
  ['#pragma pack(push, 1)\nstruct pot { char c; int i;\n#pragma pack(pop)\n};\n', 8, 5],
  ['struct pot { char c; int i;\n};\n#pragma pack(1)\n', 8, 8],
  [
    '#pragma pack(1)\nstruct pot { char c; int i;\n#pragma pack()\nstruct { char a; int b; } n;\n#pragma pack(1)\n};\n',
    13,
    13,
  ],
  [
    'struct pot { char c; struct { char a; int b; } in;\n#pragma pack(1)\nint i; struct { char a; int b; } in2;\n#pragma pack()\n};\n',
    24,
    24,
  ],
  ['struct pot { int a:5;\n#pragma pack(1)\nint b:30; };\n', 5, 8],
  ['struct pot {\n#pragma pack(1)\n int a:5; int b:30;\n#pragma pack()\n};\n', 8, 8],
  ['#pragma scalar_storage_order default\nstruct pot { int a; };\n', 4, 4],
])('%j', (text, byGcc, byClang) => {
  expect(sizeIn(text)).toBe(byGcc);
  expect(sizeIn(text, true)).toBe(byClang);
});

test('a storage order that is asked for at the closing brace makes a type unknown', () => {
  const order = '#pragma scalar_storage_order';
  expect(sizeIn(`${order} big-endian\nstruct pot { int a; };\n`)).toMatch('scalar_storage_order');
  expect(sizeIn(`struct pot { int a;\n${order} big-endian\n};\n`)).toMatch('scalar_storage_order');
  expect(sizeIn(`${order} big-endian\nstruct pot { int a;\n${order} default\n};\n`)).toBe(4);
});

test.each([
  '#pragma ms_struct on\nstruct pot { char c; int b:3; };\n',
  '#pragma ms_struct on\nstruct pot { char c; int b:3;\n#pragma ms_struct off\n};\n',
  'struct pot { char c; int b:3;\n#pragma ms_struct on\n};\n',
  '#pragma options align=packed\nstruct pot { char c; int d; };\n',
  '#pragma align = packed\n#pragma options align=natural\nstruct pot { char c; int d; };\n',
  '#pragma pack(push, 1)\n#pragma options align=reset\nstruct pot { char c; int d; };\n',
  '#pragma clang attribute push (__attribute__((ms_struct)), apply_to = record)\nstruct pot { char c; int b:3; };\n',
])('what Clang alone heeds makes a type unknown there, and is nothing to GCC: %j', (text) => {
  expect(sizeIn(text)).toEqual(expect.any(Number));
  expect(sizeIn(text, true)).toMatch(/ms_struct|align/);
});

test('what is taken back before is not in force', () => {
  const text = '#pragma ms_struct on\n#pragma ms_struct reset\n#pragma align=packed\n#pragma align=reset\n';
  expect(sizeIn(`${text}struct pot { char c; int d; };\n`, true)).toBe(8);
});
