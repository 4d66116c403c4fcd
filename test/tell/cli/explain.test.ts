// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions explain`: its exit status, its JSON, and what it says of names that are none. */
import Ajv from 'ajv';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScan } from '../../../src/formats/corpus';
import { facts } from '../../formats/corpus/made-up';
import { unitsOf } from '../../kernel/judge/samples';
import { corpusOf } from '../../kernel/judge/scan-of';
import { modversions, root, type Answer } from '../../support/program';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));
const explain = (...args: string[]): Answer => modversions(['explain', ...args], folder);
const isValid = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'docs/explanation.schema.json'), 'utf8')) as object,
);

beforeAll(() => {
  for (const side of ['base', 'new'] as const) {
    writeScan(join(folder, side), corpusOf(unitsOf('member-moved', side)!), facts);
  }
});

test('a type that changed', () => {
  const { status, stdout } = explain('base', 'new', 'struct pot');
  expect(status).toBe(1);
  expect(stdout).toContain('struct pot: break');
  expect(stdout).toContain('Red Hat: ');
});

test('the same kernel twice', () => {
  const { status, stdout } = explain('base', 'base', 'struct pot');
  expect(status).toBe(0);
  expect(stdout).toContain('struct pot: the same in both kernels');
});

test('JSON, also in a file', () => {
  const { status, stdout } = explain('--json', '-f', 'json:out.json', 'base', 'new', 'pot', 'pot_brew');
  expect(status).toBe(1);
  const answer: unknown = JSON.parse(stdout);
  expect(isValid(answer) ? [] : isValid.errors).toEqual([]);
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe(stdout);
});

test.each([
  [['base', 'new', 'struct pit'], "did you mean 'struct pot'?"],
  [['base', 'new', 'pit'], "did you mean 'pot'?"],
  [['base', 'new', 'no_such_name_at_all'], 'name an export, or a type'],
  [['base', 'new', 'p\u001b[31mxxxx'], "'p\\x1b[31mxxxx'"],
  [['base', 'new'], 'usage: modversions explain <base> <new> <names..>'],
  [['-f', 'html', 'base', 'new', 'pot'], 'take one of text, json'],
  [['base', 'missing', 'pot'], ''],
])('%j is refused', (args, remedy) => {
  const { status, stdout, stderr } = explain(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(remedy);
});
