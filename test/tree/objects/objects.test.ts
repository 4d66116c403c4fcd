// SPDX-License-Identifier: GPL-2.0-or-later
/** Objects to what they export, and what a build recorded of them. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Elf } from '../../../src/formats/elf';
import { ModversionsError } from '../../../src/problem';
import { exportsOf } from '../../../src/formats/module';
import { definedIn, elfAt, recordedOf, versionObject } from '../../../src/tree/objects';
import { readCases, unpacked } from '../../support/gendwarfksyms-cases';
import { readKindObjects } from '../../support/gendwarfksyms-kinds';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'objects-test-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const kinds = readKindObjects();
const objectOf = (kind: string, side: 'base' | 'new'): Elf =>
  new Elf(unpacked(Object.values(kinds[kind]![side])[0]!), `${kind}.o`);
const caseOf = (name: string): Elf =>
  new Elf(unpacked(readCases().find((one) => one.name === name)!.files['case.o']!), `${name}.o`);

test('export statements with type and namespace', () => {
  const of = (kind: string, side: 'base' | 'new'): unknown[] =>
    exportsOf(objectOf(kind, side)).map(({ type, namespace }) => [type, namespace]);
  expect(of('export-type-tightened', 'base')).toEqual([['EXPORT_SYMBOL', '']]);
  expect(of('export-type-tightened', 'new')).toEqual([['EXPORT_SYMBOL_GPL', '']]);
  expect(of('namespace-changed', 'new')[0]).not.toEqual(of('namespace-changed', 'base')[0]);
});

test('an object without export statements', () => {
  expect(exportsOf(caseOf('enum'))).toEqual([]);
  expect(definedIn(caseOf('enum'))).toEqual(new Set(['a', 'b', 'c', 'd', 'e']));
});

test('versions, types, and the declarations behind them', () => {
  const { versions, records, declarations } = versionObject(caseOf('enum'), ['a', 'e'], false);
  expect(versions.get('a')).toBe(0x074f0f3b);
  expect(records).toContain('e#nodef enumeration_type nodef { }');
  expect(declarations.get('e#e')).toEqual({
    text: 'enum e {\nA = 0,\nB = 5,\nC = 6,\nD = -2\n};',
    file: 't.h',
    line: 1,
  });
  expect(declarations.get('e')!.text).toBe('extern enum nodef *e;');
});

test.each([
  ['variadic', 'ellipsis'],
  ['unprototyped', 'no-prototype'],
  ['bitfields-dwarf4', 'bit-places'],
  ['struct-in-source', 'private-type'],
  ['debug-g1', 'no-types'],
  ['type-units-dwarf5', 'no-types'],
])('%s: what no CRC sees is told', (name, kind) => {
  const { stdin } = readCases().find((one) => one.name === name)!;
  const { unseen } = versionObject(caseOf(name), stdin.trim().split('\n'), false);
  expect(unseen.map((one) => one.kind)).toContain(kind);
});

test('what gendwarfksyms refuses', () => {
  expect(() => versionObject(caseOf('stable-version-2'), ['v'], true)).toThrow(
    "stable-version-2.o: gendwarfksyms refuses it: kabi_read_rules: unsupported kABI rule version: '2'",
  );
  expect(() => elfAt(path.join(folder, 'none.o'))).toThrow(ModversionsError);
});

test('what a build recorded', () => {
  const text = 'savedcmd_lib/pot.o := cc -c lib/pot.c\n\n#SYMVER pot 0x0000002a\n#SYMVER lid 0xffffffff\n';
  fs.mkdirSync(path.join(folder, 'lib'));
  fs.writeFileSync(path.join(folder, 'lib/.pot.o.cmd'), text);
  expect(recordedOf(folder, 'lib/pot')).toEqual({
    command: 'savedcmd_lib/pot.o := cc -c lib/pot.c',
    versions: new Map([
      ['pot', 42],
      ['lid', 0xffffffff],
    ]),
  });
  expect(recordedOf(folder, 'lib/none')).toEqual({ command: '', versions: new Map() });
});
