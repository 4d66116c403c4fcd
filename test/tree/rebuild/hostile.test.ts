// SPDX-License-Identifier: GPL-2.0-or-later
/** Sources that mean no good: each gives an answer or one clear error, nothing is written outside, and no break passes for none. */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ModversionsError } from '../../../src/problem';
import { Progress } from '../../../src/progress';
import { usesReader } from '../../../src/tell/cli/uses-reader';
import { openForModules } from '../../../src/tree/kbuild';
import { rebuildModules } from '../../../src/tree/rebuild';
import { hasGcc } from '../../support/gcc';
import { MILK, outside, pot, tree } from './module-trees';

jest.setTimeout(120_000);

const hasMake = fs.existsSync('/usr/bin/make');
const withGcc = hasGcc && hasMake ? test : test.skip;
const skipped = hasGcc && hasMake ? '' : ' (skipped: there is no gcc or make)';

/** Built for a base and a new kernel in which `used` moved. @returns what is told of the unit, or the error in one line */
async function answer(source: string): Promise<string> {
  const [base, other] = ['int used;', 'int more, used;'].map((members) =>
    openForModules(tree({ 'include/pot.h': pot(members) }), undefined),
  );
  try {
    const codes = await rebuildModules({
      base: base!,
      other: other!,
      source,
      modules: [{ name: 'milk', imports: [] }],
      jobs: 2,
      progress: new Progress(),
      keeps: false,
      look: await usesReader('6.1.0', 'x86'),
    });
    const { code, why, differing, uses } = codes.get('milk')!.units[0]!;
    const open = uses && uses.open.length > 0 ? `, ${uses.open[0]!.why}` : '';
    return `${code}: ${why ?? differing.map(({ name }) => name).join(' ')}${open}`;
  } catch (error) {
    if (!(error instanceof ModversionsError)) throw error;
    expect(error.message).not.toContain('\n');
    return error.message;
  }
}

const DEEP = 20_000;
const nested = (open: string, inner: string, close: string): string =>
  `${open.repeat(DEEP)}${inner}${close.repeat(DEEP)}`;
const BODY = 'int warm(struct pot *p) { return p->used; }';
const HEAD = '#include <linux/module.h>\n#include <pot.h>\n';

const SOURCES: Record<string, [string, RegExp]> = {
  'a header that includes itself': ['#include __FILE__\n', /^unknown: for the base: .*nested depth/],
  'a file that ends in a function': [
    `${HEAD}int warm(struct pot *p) { return p->used`,
    /^unknown: .*error: /,
  ],
  'an error for the new kernel alone': [
    `${HEAD}_Static_assert(__builtin_offsetof(struct pot, used) == 0, "\\033[31m");\n${BODY}`,
    /^differs: for the new kernel: milk\.c:3.*static assertion failed/,
  ],
  'a machine that is read from a file': [
    `${HEAD}asm(".incbin \\"/etc/hostname\\"");\n${BODY}`,
    /^differs: warm$/,
  ],
  'sections with names that end a line': [
    `${HEAD}__attribute__((section("a\\n.globl b\\nb:"))) int x = 1;\n${BODY}`,
    /^(differs: .*warm|unknown: )/,
  ],
  'symbols named by control characters': [
    `${HEAD}asm(".globl \\"\\33[31m\\"\\n\\"\\33[31m\\" = 1");\n${BODY}`,
    /^(differs: warm|unknown: )/,
  ],
  'parentheses without end': [
    `${HEAD}int warm(struct pot *p) { return ${nested('(', 'p->used', ')')}; }`,
    /^(differs: warm, it is nested too deeply|unknown: )/,
  ],
  'braces without end': [
    `${HEAD}struct pot cup = ${nested('{', '1', '}')};\n${BODY}`,
    /^(differs: .*warm.*, it is nested too deeply|unknown: )/,
  ],
  'bytes that are no text': [`${HEAD}/* \0\xff\xfe */\n${BODY}`, /^differs: warm$/],
  'a line marker that names another file': [`${HEAD}# 1 "/etc/passwd"\n${BODY}`, /^differs: warm$/],
};

test.each(Object.entries(SOURCES))(`%s${skipped}`, async (_, [source, told]) => {
  if (skipped !== '') return;
  const folder = outside({ 'milk.c': source });
  const before = fs.readdirSync(folder);
  expect(await answer(folder)).toMatch(told);
  expect(fs.readdirSync(folder)).toEqual(before);
});

withGcc(`a folder with links in a circle and out of it${skipped}`, async () => {
  const folder = outside({ 'milk.c': MILK });
  fs.symlinkSync('.', path.join(folder, 'again'));
  fs.symlinkSync('/nowhere', path.join(folder, 'away'));
  expect(await answer(folder)).toBe('differs: warm');
});

withGcc(`a folder with what is no file${skipped}`, async () => {
  const folder = outside({ 'milk.c': MILK });
  execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  expect(await answer(folder)).toBe('differs: warm');
});

withGcc(`a folder whose name a shell would run${skipped}`, async () => {
  const parent = outside();
  const folder = path.join(parent, '$(touch pwned) `touch pwned`; touch pwned #');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'milk.c'), MILK);
  fs.writeFileSync(path.join(folder, 'own.h'), '#define OWN 3\n');
  expect(await answer(folder)).toBe('differs: warm');
  expect(fs.existsSync(path.join(parent, 'pwned'))).toBe(false);
  expect(fs.readdirSync(folder)).toEqual(['milk.c', 'own.h']);
});
