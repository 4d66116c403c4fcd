// SPDX-License-Identifier: GPL-2.0-or-later
import type { TypeList } from '../../../src/formats/btf';
import { DebugUnits, type DebugUnit } from '../../../src/formats/debug-types';
import { Elf, SHT_NOBITS } from '../../../src/formats/elf';
import { readForms } from '../../support/dwarf-forms';
import { unpacked } from '../../support/gendwarfksyms-cases';

const forms = readForms();
/** The flag of sections of which a linker keeps one of many. */
const GROUP = 0x200;

function unitsOf(form: string, name: string, wanted: readonly string[]): DebugUnits {
  return new DebugUnits(new Elf(unpacked(forms[form]![name]!), `${name}.o`), new Set(wanted), `${name}.o`);
}

const inPot = (form: string, ...wanted: string[]): DebugUnit[] => [...unitsOf(form, 'pot', wanted)];

function namedIn(types: TypeList, kind: string, name: string): number {
  for (let type = types.first; type < types.end; type++)
    if (types.kindOf(type) === kind && types.nameOf(type) === name) return type;
  return 0;
}

/** Of members of `struct pot` name, place in bits and width. */
function placesIn({ types }: DebugUnit): string[] {
  const found = types.typeOf(namedIn(types, 'struct', 'pot'));
  return found.kind === 'struct'
    ? found.members.map(({ name, bitOffset, bitSize }) => `${name} ${bitOffset}:${bitSize}`)
    : [];
}

const MEMBERS = [
  'level 0:0',
  'hot 64:1',
  'cold 65:3',
  'wide 68:40',
  ' 128:0',
  'spout 256:0',
  'aligned 384:0',
];

test.each([
  'GCC, DWARF 2',
  'GCC, DWARF 4',
  'Clang, DWARF 4',
  'Clang, DWARF 5',
  // From the most significant bit on.
  'Clang, big-endian, DWARF 4',
  'Clang, big-endian, DWARF 5',
])('%s: members have their places', (form) => {
  const [unit] = inPot(form, 'pot_fill');
  expect(placesIn(unit!).slice(0, MEMBERS.length)).toEqual(MEMBERS);
  expect(unit).toMatchObject({ source: 'pot.c', defined: ['pot_fill'], pointed: [] });
});

test('of a unit only that is read which the symbols lead to that are asked for', () => {
  const [unit] = inPot('GCC, DWARF 5', 'pot_sizes');
  expect(unit!.types.end).toBeLessThan(8);
  expect(inPot('GCC, DWARF 5', 'hidden', 'nothing')).toEqual([]);
});

test('places, alignments, and what a declaration elsewhere adds', () => {
  const [{ types }] = inPot('GCC, DWARF 5', 'pot_sizes', 'pots') as [DebugUnit];
  const told = types.told!;
  const pot = namedIn(types, 'struct', 'pot');
  expect([told.placeOf(pot)?.file, told.alignmentOf(pot)]).toEqual(['pot.h', 64]);
  const sizes = types.typeOf(types.targetOf(namedIn(types, 'var', 'pot_sizes')));
  // The header declares it without a length; GCC says const of the array and of its elements.
  const array = sizes.kind === 'const' ? types.typeOf(sizes.type) : sizes;
  expect(array).toMatchObject({ kind: 'array', length: 3 });
  expect(told.placeOf(namedIn(types, 'typedef', 'aligned_t'))).toMatchObject({ file: 'pot.h' });
  expect(told.alignmentOf(namedIn(types, 'typedef', 'aligned_t'))).toBe(16);
});

test('units without types are counted', () => {
  const units = unitsOf('no types (-g1)', 'pot', ['pot_fill']);
  expect([...units]).toEqual([]);
  expect(units.limits).toEqual({ passedOver: 1, unread: 0 });
});

test('a type in a unit of its own that is gone is unknown, and counted', () => {
  const object = unpacked(forms['GCC, DWARF 5, type units']!.pot!);
  const { sections } = new Elf(object, 'pot.o');
  const start = object.readUInt32LE(40);
  for (const { index, name, flags } of sections)
    if (name === '.debug_info' && (flags & GROUP) !== 0)
      object.writeUInt32LE(SHT_NOBITS, start + index * 64 + 4);
  const units = new DebugUnits(new Elf(object, 'pot.o'), new Set(['pots']), 'pot.o');
  expect(() => [...units]).not.toThrow();
  expect(units.limits.unread).toBeGreaterThan(0);
});

test('an object without debug information is refused', () => {
  const object = unpacked(forms['kernel, base']!.btf!);
  expect(() => new DebugUnits(new Elf(object, 'x.o'), new Set(), 'x.o')).toThrow('x.o: the DWARF is missing');
});
