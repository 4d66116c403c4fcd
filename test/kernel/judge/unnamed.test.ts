// SPDX-License-Identifier: GPL-2.0-or-later
/** Structs without tags are compared by their layouts, however alike their members are spelt. */
import { judgeKernels, type Verdict } from '../../../src/kernel/judge';
import { kernelOf, removeKernels } from './scan-of';

afterAll(removeKernels);

const use = '\nint brew(pot_t *pot);\n__GENKSYMS_EXPORT_SYMBOL(brew);\n';

test.each([
  ['a packed member', 'unsigned long heat;', 'unsigned long heat __attribute__((packed));'],
  ['an aligned member', 'unsigned long heat;', 'unsigned long heat __attribute__((aligned(32)));'],
  ['a typedef of another alignment', 'unsigned long heat;', 'apart heat;'],
])('%s', async (_, before, after) => {
  const pairs = [
    (member: string) => `typedef struct { char lid; ${member} } pot_t;`,
    (member: string) => `typedef struct { char lid; ${member} unsigned long tail; } pot_t;`,
    (member: string) => `typedef struct { char lid; struct { char spout; ${member} } inner; } pot_t;`,
    (member: string) => `typedef struct { char lid; struct { char spout; ${member} } *inner; } pot_t;`,
    (member: string) => `typedef struct { char lid; struct { char spout; ${member} } inner[2]; } pot_t;`,
    (member: string) =>
      `typedef struct { char lid; union { char spout; struct { char knob; ${member} }; }; } pot_t;`,
  ];
  const aligned = 'typedef unsigned long apart __attribute__((aligned(32)));\n';
  const found: (Verdict | undefined)[] = [];
  for (const pair of pairs) {
    const [base, next] = await Promise.all(
      [before, after].map((member) => kernelOf({ 'core/pot': `${aligned}${pair(member)}${use}` })),
    );
    const { causes, missed } = judgeKernels(base!, next!);
    found.push([...causes, ...missed].find(({ exports }) => exports.includes('brew'))?.judgement.verdict);
  }
  expect(found).toEqual(pairs.map(() => 'break'));
});

test('a typedef that asks for an alignment of its own', async () => {
  const text = (attribute: string): string => `typedef struct { int heat; } pot_t${attribute};${use}`;
  const [base, next] = [
    await kernelOf({ 'core/pot': text('') }),
    await kernelOf({ 'core/pot': text(' __attribute__((aligned(64)))') }),
  ];
  const { causes, missed } = judgeKernels(base, next);
  expect([...causes, ...missed].map(({ judgement }) => judgement.verdict)).toEqual(['break']);
});
