// SPDX-License-Identifier: GPL-2.0-or-later
/** How explanations read, on terminals of all widths. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/program';
import { removeKernels } from '../../kernel/judge/scan-of';
import { expectedOf, unitsOf } from '../../kernel/judge/samples';
import { KIND_IDS, KINDS } from '../../../src/kernel/judge';
import { explained, textOf } from '../../kernel/explain/kernels';

afterAll(removeKernels);

const kernel = (body: string): { 'core/pot': string } => ({
  'core/pot': `struct pot { ${body} };\nint brew(struct pot *pot);\n__GENKSYMS_EXPORT_SYMBOL(brew);\n`,
});
const many = (count: number, name: string): string =>
  Array.from({ length: count }, (_, at) => `int ${name}${at};`).join(' ');

test('layouts side by side: what moved, came, went and changed is marked', async () => {
  const one = await explained(
    kernel('int level; char lid; long heat; unsigned int a:3, b:5; int gone; char name[8];'),
    kernel('int level; char lid; char more; unsigned long heat; unsigned int a:3, b:6; char name[8];'),
    'pot',
  );
  const lines = textOf(one).split('\n');
  const from = lines.findIndex((line) => line.startsWith('  base'));
  expect(lines.slice(from, lines.indexOf('', from))).toMatchInlineSnapshot(`
   [
     "  base                             │ new",
     "       0      4 int level          │      0      4 int level",
     "       4      1 char lid           │      4      1 char lid",
     "+      5      3 -- hole --         │      5      1 char more",
     "~                                  │      6      2 -- hole --",
     "~      8      8 long heat          │      8      8 unsigned long heat",
     "    16:0     :3 unsigned int a     │   16:0     :3 unsigned int a",
     "~   16:3     :5 unsigned int b     │   16:3     :6 unsigned int b",
     "~                                  │   17:1     :7 -- hole --",
     "~     17      3 -- hole --         │",
     "-     20      4 int gone           │",
     ">     24      8 char name[8]       │     18      8 char name[8]",
     "~                                  │     26      6 -- padding --",
     "size 32, alignment 8",
   ]
  `);
});

test('long stretches are folded, unless all is wanted', async () => {
  const one = await explained(
    kernel(`${many(20, 'a')} ${many(30, 'b')}`),
    kernel(`${many(20, 'a')} long x; ${many(30, 'b')}`),
    'pot',
  );
  const text = textOf(one);
  expect(text).toContain('\n  … 18 members unchanged\n');
  expect(text).toContain('\n> … 28 members moved by +8\n');
  expect(text).toContain('more findings; --full shows all');
  const full = textOf(one, { isFull: true });
  expect(full).not.toContain('…');
  expect(full.match(/^> .*int b\d+ .*int b\d+$/gm)).toHaveLength(30);
});

test.each([40, 60, 80, 100, 120, 200])('%i columns', async (width) => {
  const one = await explained(
    kernel(`int level; ${many(12, 'a_rather_long_name_of_a_member_')} int (*call)(void);`),
    kernel(`long level; ${many(12, 'a_rather_long_name_of_a_member_')} int (*call)(void);`),
    'pot',
  );
  const lines = textOf(one, { width }).split('\n');
  const layout = lines.slice(lines.indexOf('Layout'), lines.indexOf('Findings'));
  expect(layout.filter((line) => line.length > width)).toEqual([]);
  expect(layout.some((line) => line.includes(' │ '))).toBe(width >= 100);
});

test('hostile texts reach no terminal', async () => {
  const one = await explained(kernel('int level;'), kernel('long level;'), 'pot', 'brew');
  for (const { causes } of one.explanations) {
    for (const cause of causes) {
      cause.judgement.reason = 'p\xc3\xb6t \u001b[31m\r\n\xe2\x80\xae';
      cause.newPlace = { file: '\u001b]0;title\u0007', line: 1 };
      cause.newText = cause.newText.replace('level', 'le\u009bvel');
    }
  }
  const text = textOf(one);
  expect(text).toContain('pöt \\x1b[31m\\x0d\\x0a\\u{202e}');
  expect(text.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

const pairs = KIND_IDS.filter((id) => KINDS[id].sample !== null);

test.each(pairs)('the sample pair of %s', async (id) => {
  const sample = expectedOf(id);
  const one = await explained(unitsOf(id, 'base')!, unitsOf(id, 'new')!, sample.export);
  const text = textOf(one);
  expect(text).toContain(`export ${sample.export}`);
  expect(text).toContain(sample.kind);
  expect(text).toContain(sample.verdict);
  expect(one.explanations[0]!.verdict).toBe(sample.verdict);
});

test('docs/distributions.md shows the sample pair of member-moved', async () => {
  const one = await explained(
    unitsOf('member-moved', 'base')!,
    unitsOf('member-moved', 'new')!,
    'struct pot',
  );
  const [shown] = readFileSync(join(root, 'docs/distributions.md'), 'utf8').match(
    /^struct pot: [^]*?(?=^```$)/m,
  )!;
  expect(shown).toBe(textOf(one));
});
