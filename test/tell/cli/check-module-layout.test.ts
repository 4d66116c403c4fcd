// SPDX-License-Identifier: GPL-2.0-or-later
/** What `check-module` tells of `module_layout`, which no module imports and every one has a version of. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScan } from '../../../src/formats/corpus';
import type { ModuleCheck } from '../../../src/kernel/usage';
import { corpusOf, facts } from '../../formats/corpus/made-up';
import { LAYOUT, madeModule } from '../../formats/module/made-up';
import { modversions } from '../../support/program';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-layout-'));
afterAll(() => rmSync(folder, { recursive: true }));

const kernel = (members: string, crc: number): ReturnType<typeof corpusOf> =>
  corpusOf([
    {
      name: 'kernel/module/version',
      exports: [
        { name: 'module_layout', crc },
        { name: 'same', crc: 5 },
      ],
      records: [
        'module_layout void module_layout ( s#module * )',
        'same int same ( void )',
        `s#module struct module { ${members} }`,
      ],
    },
  ]);

const check = (...more: string[]): string =>
  modversions(['check-module', 'nic.ko', '--against', 'new', '--base', 'base', ...more], folder).stdout;

beforeAll(() => {
  writeScan(join(folder, 'base'), kernel('int state ; int refcnt ;', LAYOUT), facts);
  writeScan(join(folder, 'new'), kernel('int state ; int added ; int refcnt ;', LAYOUT + 1), facts);
  const nic = madeModule({ name: 'nic', imports: ['same'], versions: { same: 5 } });
  writeFileSync(join(folder, 'nic.ko'), nic);
});

test('the text says what it is, and its causes', () => {
  const text = check();
  expect(text).toMatch(
    /disagrees about version of symbol module_layout: .* \(the layout of struct module, which the loader checks first\)\n/,
  );
  expect(text).toContain('\n1. break struct module · member-moved · 1 export\n');
  expect(text).toContain('\n  module_layout → s#module\n');
  expect(text).not.toContain('no cause');
});

test('advice is what who builds the module can do', () => {
  for (const text of [check(), check('--full'), check('-f', 'markdown')]) {
    expect(text).toContain('Build the module against the new kernel;');
    expect(text).not.toMatch(/__GENKSYMS__|KABI|[Rr]eserve|Restore/);
  }
});

test('the result has it by cause', () => {
  const { modules, causes } = JSON.parse(check('-f', 'json')) as ModuleCheck;
  expect(modules.map((one) => [one.unexplained, one.verdict, one.affected])).toEqual([
    [[], 'break', 'maybe'],
  ]);
  expect(causes.map(({ name, exports }) => [name, exports])).toEqual([['s#module', ['module_layout']]]);
});
