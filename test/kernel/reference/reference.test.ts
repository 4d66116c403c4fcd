// SPDX-License-Identifier: GPL-2.0-or-later
/** A reference renewed wholly and in parts, what that changes, and whether rows and types belong together. */
import { readSymvers, SymtypesReader, type KernelTypes } from '../../../src/formats/corpus';
import {
  checkReference,
  exportsOf,
  renewRows,
  renewUnits,
  rowChanges,
  unitChanges,
} from '../../../src/kernel/reference';

const rows = (...lines: string[]): ReturnType<typeof readSymvers> =>
  readSymvers(lines.map((line) => `${line}\n`).join(''), 'Module.symvers');
const row = (name: string, crc: string, module = 'vmlinux'): string =>
  `${crc}\t${name}\t${module}\tEXPORT_SYMBOL\t`;

const old = rows(
  row('sip', '0x00000001'),
  row('boil', '0x00000002'),
  row('pour', '0x00000003', 'drivers/pot'),
);
const next = rows(row('boil', '0x00000012'), row('pour', '0x00000013'), row('rinse', '0x00000014'));

test('rows: all as the new kernel has them, or only what is chosen on either side', () => {
  expect([...renewRows(old, next, undefined).keys()]).toEqual(['boil', 'pour', 'rinse']);
  const some = renewRows(old, next, ({ name }) => name === 'sip' || name === 'rinse');
  expect([...some].map(([name, { crc }]) => [name, crc])).toEqual([
    ['boil', 2],
    ['pour', 3],
    ['rinse', 0x14],
  ]);
  // It moved away from the module that is chosen: its row of the new kernel counts.
  const moved = renewRows(old, next, ({ module }) => module === 'drivers/pot');
  expect([...moved.values()].map(({ name, module }) => [name, module])).toEqual([
    ['sip', 'vmlinux'],
    ['boil', 'vmlinux'],
    ['pour', 'vmlinux'],
  ]);
});

test('what becomes of rows, with all that changed of one', () => {
  expect(rowChanges(old, next)).toEqual([
    {
      of: 'export',
      name: 'boil',
      what: 'changed',
      fields: [{ field: 'crc', base: '0x00000002', new: '0x00000012' }],
    },
    {
      of: 'export',
      name: 'pour',
      what: 'changed',
      fields: [
        { field: 'crc', base: '0x00000003', new: '0x00000013' },
        { field: 'module', base: 'drivers/pot', new: 'vmlinux' },
      ],
    },
    { of: 'export', name: 'rinse', what: 'added', fields: [] },
    { of: 'export', name: 'sip', what: 'removed', fields: [] },
  ]);
});

const section = (path: string, ...lines: string[]): string => `/* ${path}.symtypes */\n${lines.join('\n')}\n`;
const POT = 's#pot struct pot { int level ; }';
const OTHER_POT = 's#pot struct pot { long level ; }';
const boil = 'boil int boil ( s#pot * )';
const sip = 'sip int sip ( s#pot * )';

/** The types of some consolidated files, which share their records. */
function typesOf(...files: string[]): KernelTypes[] {
  const reader = new SymtypesReader();
  return files.map((file) => {
    reader.begin();
    const units = reader.readUnits(Buffer.from(file, 'latin1'), 'symtypes', 'symtypes');
    return { records: reader.records, units, placeOf: () => null, source: null };
  });
}

test('objects: only those of chosen paths, others with the types that they had', () => {
  const [base, after] = typesOf(
    `${section('core/pot', POT, boil)}\n${section('net/sip', sip)}`,
    `${section('core/pot', OTHER_POT, boil)}\n${section('net/sip', sip)}`,
  );
  const { records } = base!;
  const renewed = renewUnits(records, base!.units, after!.units, ({ name }) => name === 'net/sip');
  expect(unitChanges(base!.units, renewed)).toEqual([
    { of: 'unit', name: 'net/sip', what: 'changed', fields: [] },
  ]);
  const textsOf = (name: string): string[] =>
    Array.from(renewed.find((unit) => unit.name === name)!.records, (record) => records.texts[record]!);
  expect(textsOf('core/pot')).toContain(POT);
  expect(textsOf('net/sip')).toContain(OTHER_POT);
});

test('an export that moved is never in two objects', () => {
  const [base, after] = typesOf(section('core/a', POT, boil), section('core/b', POT, boil));
  const { records } = base!;
  expect(() => renewUnits(records, base!.units, after!.units, ({ name }) => name === 'core/b')).toThrow(
    "'boil' would be exported by core/a and by core/b",
  );
  const renewed = renewUnits(records, base!.units, after!.units);
  expect(renewed.map((unit) => [unit.name, exportsOf(records, unit)])).toEqual([['core/b', ['boil']]]);
  expect(unitChanges(base!.units, renewed).map(({ name, what }) => [name, what])).toEqual([
    ['core/a', 'removed'],
    ['core/b', 'added'],
  ]);
});

test('rows and types that contradict each other', () => {
  const [types] = typesOf(section('core/pot', POT, boil, sip));
  const [debug] = typesOf(section('core/pot', 'boil subprogram boil ( ) -> base_type int byte_size(4)'));
  const check = checkReference(
    rows(row('boil', '0x00000001'), row('asm', '0x00000000'), row('gone', '0x00000002')),
    types!,
    'symtypes',
  );
  expect(check).toMatchObject({ same: 0, unversioned: 1 });
  expect(check.findings).toEqual([
    {
      name: 'boil',
      what: 'crc',
      row: '0x00000001',
      types: expect.stringMatching(/^0x[0-9a-f]{8}$/) as string,
    },
    { name: 'gone', what: 'untyped', row: '0x00000002', types: null },
    { name: 'sip', what: 'unlisted', row: null, types: expect.stringMatching(/^0x/) as string },
  ]);
  const made = check.findings[0]!.types!;
  expect(checkReference(rows(row('boil', made)), types!, 'symtypes').same).toBe(1);
  expect(() => checkReference(rows(), debug!, 'symtypes')).toThrow('from debug data');
});
