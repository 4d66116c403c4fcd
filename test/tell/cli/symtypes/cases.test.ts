// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Comparisons of small kernels. Each folder of `cases/` holds both sides, `rules` or `list` where they are used, and
 * beside them what each format says. Most folders show one line of the formats' description.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modversions, root } from '../../../support/program';

const cases = join(root, 'test/cases/symtypes');
const FORMATS = ['pretty', 'short', 'symbols', 'mod-symbols', 'null'] as const;

const scratch = mkdtempSync(join(tmpdir(), 'modversions-symtypes-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A file's content, empty where there is none. */
const read = (...path: string[]): string =>
  existsSync(join(...path)) ? readFileSync(join(...path), 'utf8') : '';

test.each(readdirSync(cases))('%s', (name) => {
  const folder = join(cases, name);
  const args = [join(folder, 'base.symtypes'), join(folder, 'new.symtypes')];
  if (existsSync(join(folder, 'rules'))) args.push('--rules', join(folder, 'rules'));
  if (existsSync(join(folder, 'list'))) args.push('--filter-symbol-list', join(folder, 'list'));
  for (const format of FORMATS) args.push('-f', `${format}:${join(scratch, format)}`);
  args.push('-f', 'null');

  const { status, stdout, stderr } = modversions(['symtypes', 'compare', ...args]);
  const said = Object.fromEntries(FORMATS.map((format) => [format, read(scratch, format)]));
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  expect(said).toEqual(Object.fromEntries(FORMATS.map((format) => [format, read(folder, `${format}.txt`)])));
  // What no rule tolerates is what `symbols` lists.
  expect(status).toBe(said.symbols === '' ? 0 : 1);
});
