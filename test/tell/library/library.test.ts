// SPDX-License-Identifier: GPL-2.0-or-later
/** The library does what docs/library.md shows, and what the command line does. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkModuleFiles, compareSides, hashUnit, ModversionsError } from '../../../src/tell/library/public';
import { modversions, root } from '../../support/program';

jest.setTimeout(60_000);

const page = readFileSync(join(root, 'docs/library.md'), 'utf8');
const examples = Array.from(
  page.matchAll(/^```js\n(.*?)^```\nprints\n```\n(.*?)^```$/gms),
  ([, js, out]) => ({
    js: js!,
    out: out!,
  }),
);

test('the page has examples', () => expect(examples.length).toBe(3));

test.each(examples)('example %#', ({ js, out }) => {
  // The package by its own name leads to what it exports.
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', js], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toBe(out);
});

const SCANS = ['samples/teapot-1.0/scan', 'samples/teapot-1.1/scan'].map((path) => join(root, path)) as [
  string,
  string,
];

test.each(['text', 'json', 'markdown', 'sarif', 'junit', 'github', 'short'] as const)(
  'a comparison as %s is that of the command line',
  async (format) => {
    const report = await compareSides(...SCANS);
    expect(report.render(format)).toBe(modversions(['compare', ...SCANS, '-f', format]).stdout);
  },
);

test('a report as a page', async () => {
  expect((await compareSides(...SCANS)).render('html')).toMatch(/^<!doctype html>/i);
});

test('a unit that ends too early is refused', () => {
  expect(() => hashUnit('# 1 "a.c"\nint f(')).toThrow(ModversionsError);
  expect(() => hashUnit('')).toThrow('nothing is declared');
  expect(() => hashUnit('# 1 "a.c"\nint f;\n', { generation: 'tea' })).toThrow(ModversionsError);
});

test('types of a unit, as genksyms dumps them', () => {
  const text =
    '# 1 "a.c"\n# 1 "a.h" 1\nstruct s { int a; };\n# 2 "a.c" 2\nint f(struct s *s) { return 0; }\n__GENKSYMS_EXPORT_SYMBOL(f);\n';
  expect(hashUnit(text, { types: true }).types).toBe('s#s struct s { int a ; } \nf int f ( s#s * ) \n');
});

test('a side that is not there', async () => {
  await expect(compareSides('/no/such/side', SCANS[0])).rejects.toThrow(ModversionsError);
  await expect(checkModuleFiles([], { against: '/no/such/side' })).rejects.toThrow(ModversionsError);
});
