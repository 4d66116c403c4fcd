// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions pairs`: names, forms, exit statuses and errors. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modversions } from '../../support/program';
import { scanOf } from './teapot';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-pairs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [base, next] = [scanOf('teapot-1.0'), scanOf('teapot-1.1')];
const saved = (name: string, from: string, to: string): string => {
  const file = join(folder, name);
  writeFileSync(file, modversions(['compare', '-f', 'json', from, to]).stdout);
  return file;
};
const changed = saved('changed.json', base, next);
const same = saved('same.json', base, base);
const pairs = (...args: string[]): ReturnType<typeof modversions> => modversions(['pairs', ...args]);

test('text, and the worst of the exit statuses', () => {
  const both = pairs(`amd64=${changed}`, `arm64=${same}`);
  expect(both).toMatchObject({ status: 1, stderr: '' });
  expect(both.stdout).toMatch(
    /^2 pairs, 8 causes: 8 in some; 3 other changes of exports\namd64: teapot-1\.0 → teapot-1\.1/,
  );
  expect(both.stdout).toContain('\n  not in arm64: no export reaches such a change\n');
  expect(pairs(same, same).status).toBe(0);
  expect(pairs(changed, same, '--fail-on', 'break').status).toBe(1);
});

test('the same comparison twice is everywhere alike', () => {
  expect(pairs(`a=${changed}`, `b=${changed}`).stdout).toMatch(/^2 pairs, 8 causes: 8 everywhere alike;/);
});

test('JSON, Markdown and a page in one run', () => {
  const file = (name: string): string => join(folder, name);
  const forms = ['-f', `html:${file('out.html')}`, '-f', `markdown:${file('out.md')}`, '-f', 'json'];
  const { stdout } = pairs(`a=${changed}`, `b=${same}`, ...forms);
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'modversions-pairs',
    pairs: [{ name: 'a' }, { name: 'b' }],
  });
  expect(readFileSync(file('out.md'), 'utf8')).toMatch(/^## kABI of several pairs\n/);
  expect(/"format": *"modversions-pairs"/.test(readFileSync(file('out.html'), 'utf8'))).toBe(true);
});

test.each([
  [[`a=${changed}`, `a=${same}`], "two pairs are called 'a'\n"],
  [[join(folder, 'none.json')], 'none.json: no such file\n'],
  [[join(base, 'scan.json')], 'scan.json: is not a saved comparison\n'],
  [[changed, '-f', 'sarif'], "--format 'sarif': no such type\n"],
])('%j is refused', (args, message) => {
  const { status, stdout, stderr } = pairs(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
