// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Pairs of small Module.symvers, one for each line of the format that concerns them, with what each format says of them
 * beside them: `cases/NAME/{base,new}`, perhaps `rules` and `filter`, and `expected.FORMAT`, `expected.status`.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modversions, root } from '../../../support/program';

jest.setTimeout(60_000);

const FORMATS = ['null', 'pretty', 'short', 'symbols', 'mod-symbols'];
const folder = join(root, 'test/cases/symvers');
const out = mkdtempSync(join(tmpdir(), 'modversions-symvers-'));
afterAll(() => rmSync(out, { recursive: true }));

test.each(readdirSync(folder).sort())('%s', (name) => {
  const at = (file: string): string => join(folder, name, file);
  const options = [
    ...FORMATS.flatMap((format) => ['-f', `${format}:${join(out, format)}`]),
    ...(existsSync(at('rules')) ? ['--rules', at('rules')] : []),
    ...(existsSync(at('filter')) ? ['--filter-symbol-list', at('filter')] : []),
  ];
  const { status, stdout, stderr } = modversions(['symvers', 'compare', ...options, at('base'), at('new')]);
  expect(stderr).toBe('');
  const read = (file: string): string => readFileSync(file, 'latin1');
  const answered = Object.fromEntries(FORMATS.map((format) => [format, read(join(out, format))]));
  expect(answered).toEqual(
    Object.fromEntries(FORMATS.map((format) => [format, read(at(`expected.${format}`))])),
  );
  expect(Buffer.from(stdout).toString('latin1')).toBe(answered['pretty']);
  expect(`${status}\n`).toBe(read(at('expected.status')));
});
