// SPDX-License-Identifier: GPL-2.0-or-later
/** Changes to which nothing leads but the record that each module holds of itself: no way for most modules' code. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScan } from '../../../src/formats/corpus';
import type { CheckedModule, ModuleCheck } from '../../../src/kernel/usage';
import { corpusOf, facts, type MadeUnit } from '../../formats/corpus/made-up';
import { LAYOUT, madeModule, type MadeModule } from '../../formats/module/made-up';
import { modversions } from '../../support/program';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-record-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A kernel whose record leads to the memory of a task, as `pour` does too, and whose `pots` lead nowhere. */
const kernel = (mm: string, module: string, crc: number): MadeUnit[] => [
  {
    name: 'kernel/module/version',
    exports: [
      { name: 'module_layout', crc: LAYOUT + crc },
      { name: 'pour', crc },
      { name: 'pots', crc: 5 },
      { name: 'bare', crc: 0 },
    ],
    records: [
      'module_layout void module_layout ( s#module * )',
      'pour int pour ( s#mm * )',
      'pots int pots ( void )',
      'bare int bare ( void )',
      `s#mm struct mm { ${mm} }`,
      `s#module struct module { ${module} }`,
    ],
  },
];
const RECORD = 'int state ; s#mm * mm ;';
const X86 = { ...facts, architecture: 'x86', release: '6.1.190' };

beforeAll(() => {
  writeScan(join(folder, 'base'), corpusOf(kernel('int a ; int b ;', RECORD, 0)), X86);
  writeScan(join(folder, 'new'), corpusOf(kernel('int b ; int a ;', RECORD, 1)), X86);
  writeScan(join(folder, 'other'), corpusOf(kernel('int b ; int a ;', `int more ; ${RECORD}`, 1)), X86);
  const old = { ...X86, release: '4.4.1' };
  writeScan(join(folder, 'old'), corpusOf(kernel('int a ; int b ;', RECORD, 0)), old);
});

const POTS: MadeModule = { name: 'nic', imports: ['pots'], versions: { pots: 5 } };

function checked(made: MadeModule, base = 'base', against = 'new'): CheckedModule {
  writeFileSync(join(folder, 'nic.ko'), madeModule(made));
  const args = ['check-module', 'nic.ko', '--against', against, '--base', base, '-f', 'json'];
  return (JSON.parse(modversions(args, folder).stdout) as ModuleCheck).modules[0]!;
}

test('nothing else leads to it, and no code can come upon the record: not affected', () => {
  const { loads, affected, evidence, verdict, causes } = checked(POTS);
  expect([loads, affected, evidence, verdict]).toEqual([false, 'no', 'type-data', 'compatible']);
  expect(causes).toEqual([{ cause: 0, symbols: 1, reach: 'no', evidence: 'record' }]);
});

test.each<[string, MadeModule]>([
  ['another symbol leads to it', { imports: ['pots', 'pour'], versions: { pots: 5, pour: 0 } }],
  ['a symbol is of nobody known', { imports: ['pots', 'kettle'], versions: { pots: 5, kettle: 1 } }],
  ['a symbol has no version', { imports: ['pots', 'kettle'] }],
  ['a symbol is of another version', { versions: { pots: 6 } }],
  ['a declaration is not known', { imports: ['pots', 'bare'], versions: { pots: 5, bare: 0 } }],
  ['it is called by others', { exports: [{ name: 'mine', crc: 1 }] }],
  ['it is for a machine whose registers lead to the task', { machine: 183 }],
])('%s: not proved', (_, made) => {
  const { affected, causes } = checked({ ...POTS, ...made });
  expect([affected, causes.filter(({ evidence }) => evidence === 'record')]).toEqual(['maybe', []]);
});

test.each([
  ['the record is laid out otherwise', 'base', 'other'],
  ['in old kernels the stack leads to the task', 'old', 'new'],
])('%s: not proved', (_, base, against) => {
  const { causes } = checked(POTS, base, against);
  expect(causes.length).toBeGreaterThan(0);
  expect(causes.filter(({ reach }) => reach === 'no')).toEqual([]);
});
