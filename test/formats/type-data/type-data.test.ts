// SPDX-License-Identifier: GPL-2.0-or-later
import { readBtf } from '../../../src/formats/btf';
import { corpusOf, TypeSource } from '../../../src/formats/type-data';
import { modelOf } from '../../../src/c/layout/model';
import { KernelScopes, kernelLayouts } from '../../../src/kernel/types';
import { btfBytes, stringsOf, type MadeType } from '../btf/btf-writer';

const BASICS = { pointer: 8, widest: 8 };
const INTS: MadeType[] = [
  { kind: 'int', name: 'char', size: 1 },
  { kind: 'int', name: 'int', size: 4 },
  { kind: 'int', name: 'long int', size: 8 },
];

type Member = [name: string, type: number, bitOffset: number, bitSize?: number];

const struct = (name: string, size: number, ...members: Member[]): MadeType => ({
  kind: 'struct',
  name,
  size,
  members: members.map(([its, type, bitOffset, bitSize]) => ({
    name: its,
    type,
    bitOffset,
    ...(bitSize !== undefined && { bitSize }),
  })),
});

function source(...types: MadeType[]): TypeSource {
  return new TypeSource(readBtf(btfBytes([...INTS, ...types]), 'vmlinux'), BASICS, []);
}

/** What the compiler's rules make of the first struct's text: size, and bits at which members begin. */
function readBack(of: TypeSource, name: string): [number | null, ...(number | null)[]] {
  const records = new Map([...of.everything()].map((one) => [one.name, one.record]));
  const part = { module: 'vmlinux', exports: [], described: { records, refersTo: [], untyped: [] } };
  const scopes = new KernelScopes(corpusOf([part], of), modelOf('x86_64', {}));
  const { described } = kernelLayouts(scopes, [name])[0]!.meanings[0]!;
  if (described.kind !== 'record') throw new Error(described.kind);
  return [described.size, ...described.members.filter((one) => one.name !== '').map(({ bits }) => bits)];
}

test.each<[string, MadeType[], (number | null)[]]>([
  ['natural places', [struct('pot', 16, ['lid', 1, 0], ['level', 3, 64])], [16, 0, 64]],
  ['a packed struct', [struct('pot', 9, ['lid', 1, 0], ['level', 3, 8])], [9, 0, 8]],
  [
    'a packed struct with an aligned member',
    [struct('pot', 16, ['lid', 1, 0], ['level', 3, 32], ['end', 1, 96])],
    [16, 0, 32, 96],
  ],
  ['a member at a cache line', [struct('pot', 128, ['lid', 1, 0], ['level', 3, 512])], [128, 0, 512]],
  ['room at the end', [struct('pot', 64, ['lid', 1, 0])], [64, 0]],
  ['a gap that no alignment makes', [struct('pot', 13, ['lid', 1, 0], ['end', 1, 96])], [13, 0, 96]],
  [
    'bit-fields',
    [struct('pot', 8, ['hot', 2, 0, 3], ['cold', 2, 3, 30 - 3], ['next', 2, 32, 5])],
    [8, 0, 3, 32],
  ],
  ['bit-fields with a gap', [struct('pot', 4, ['hot', 2, 0, 3], ['cold', 2, 9, 4])], [4, 0, 9]],
  [
    'a struct without a name, aligned',
    [struct('', 64, ['water', 3, 0]), struct('pot', 128, ['lid', 1, 0], ['', 4, 512])],
    [128, 0],
  ],
])('%s: a compiler would place members as the type data do', (_, types, expected) => {
  const [size, ...bits] = readBack(source(...types), 's#pot');
  expect([size, ...bits]).toEqual(expected);
});

test('a struct that embeds itself ends', () => {
  expect(readBack(source(struct('pot', 8, ['lid', 3, 0], ['self', 4, 64])), 's#pot')).toHaveLength(3);
});

test('records are in the words of symtypes files', () => {
  const of = source(
    struct('pot', 8, ['lid', 3, 0]),
    { kind: 'ptr', type: 4 },
    { kind: 'typedef', name: 'pot_t', type: 5 },
    {
      kind: 'proto',
      returns: 2,
      parameters: [
        { name: 'pot', type: 6 },
        { name: '', type: 0 },
      ],
    },
    { kind: 'ptr', type: 7 },
    struct('ops', 40, ['pour', 8, 0], ['all', 10, 64]),
    { kind: 'array', type: 5, length: 4 },
    { kind: 'enum', name: 'heat', size: 1, values: { LOW: 0, HIGH: 5 } },
  );
  expect([...of.everything()].map(({ record }) => record)).toEqual([
    's#pot struct pot { long int lid ; }',
    't#pot_t typedef s#pot * pot_t',
    's#ops struct ops { int ( * pour ) ( t#pot_t , ... ) ; s#pot * all [ 4 ] ; }',
    'e#heat enum heat { LOW = 0 , HIGH = 5 } __attribute__ ( ( packed ) )',
  ]);
});

test('a second definition of a name is told apart', () => {
  const of = source(struct('pot', 8, ['lid', 3, 0]), struct('pot', 4, ['lid', 2, 0]));
  expect([...of.everything()].map(({ name }) => name)).toEqual(['s#pot', 's#pot$2']);
  expect(of.repeated).toEqual(['pot']);
});

/** Three copies of `struct pot` around `struct lid`, of which the last alone is of another size, and two exports. */
const twice = (of: number): MadeType[] => [
  struct('lid', 8, ['rim', 3, 0]),
  struct('lid', 8, ['rim', 3, 0]),
  struct('lid', 4, ['rim', 2, 0]),
  ...[4, 5, 6].flatMap((lid, index): MadeType[] => [
    { kind: 'ptr', type: lid },
    struct('pot', 8, ['lid', 7 + 2 * index, 0]),
  ]),
  { kind: 'ptr', type: of },
  { kind: 'proto', returns: 0, parameters: [{ name: 'pot', type: 13 }] },
  { kind: 'func', name: 'pour', type: 14 },
];

test.each([
  ['the first copy', 8],
  ['the second copy', 10],
  ['another', 12],
])('%s of a name keeps it where an export leads to it, whatever the order', (_, of) => {
  const from = new TypeSource(readBtf(btfBytes([...INTS, ...twice(of)]), 'vmlinux'), BASICS, ['pour']);
  expect(from.describe(['pour']).records.get('pour')).toBe('pour void pour ( s#pot * )');
  expect([...from.repeated].sort()).toEqual(['lid', 'pot']);
});

test('copies that differ in nothing that they lead to are one, and others are not', () => {
  const names = [...source(...twice(8)).everything()].map(({ name }) => name);
  expect(names).toEqual(['s#lid', 's#lid', 's#lid$2', 's#pot', 's#pot', 's#pot$2']);
});

test('copies of an enumeration are one', () => {
  const of = source(
    { kind: 'enum', name: 'heat', size: 4, values: { LOW: 0 } },
    { kind: 'enum', name: 'heat', size: 4, values: { LOW: 0 } },
    { kind: 'enum', name: 'heat', size: 4, values: { LOW: 1 } },
  );
  expect([...of.everything()].map(({ name }) => name)).toEqual(['e#heat', 'e#heat', 'e#heat$2']);
});

test('a function of two types has none', () => {
  const of = source(
    { kind: 'proto', returns: 0, parameters: [] },
    { kind: 'func', name: 'pour', type: 4 },
    { kind: 'proto', returns: 2, parameters: [] },
    { kind: 'func', name: 'pour', type: 6 },
  );
  expect(of.describe(['pour']).untyped).toEqual(['pour']);
});

test('a module that defines what vmlinux knows by name only is a unit of its own', () => {
  const bytes = btfBytes([
    ...INTS,
    { kind: 'fwd', name: 'cup' },
    { kind: 'ptr', type: 4 },
    { kind: 'proto', returns: 0, parameters: [{ name: 'cup', type: 5 }] },
    { kind: 'func', name: 'pour', type: 6 },
  ]);
  const base = readBtf(bytes, 'vmlinux');
  const vmlinux = new TypeSource(base, BASICS, ['pour']);
  const split = btfBytes(
    [
      struct('cup', 8, ['tea', 3, 0]),
      { kind: 'ptr', type: 8 },
      { kind: 'proto', returns: 0, parameters: [{ name: 'cup', type: 9 }] },
      { kind: 'func', name: 'drink', type: 10 },
    ],
    { base: stringsOf(bytes) },
  );
  const module = new TypeSource(readBtf(split, 'cup.ko', base), BASICS, ['drink'], vmlinux);
  const part = (name: string, from: TypeSource, symbol: string) => ({
    module: name,
    exports: [],
    described: from.describe([symbol]),
  });
  const { units, variants } = corpusOf(
    [part('vmlinux', vmlinux, 'pour'), part('cup', module, 'drink')],
    vmlinux,
  );
  expect(units.map((unit) => [unit.name, [...unit.variants].map((one) => variants[one]!.record)])).toEqual([
    ['vmlinux', ['pour void pour ( s#cup * )', 's#cup struct cup { UNKNOWN }']],
    ['cup', ['drink void drink ( s#cup * )', 's#cup struct cup { long int tea ; }']],
  ]);
});

test('a member without a name and without members of its own is nothing that C has', () => {
  const nameless = source(struct('pot', 16, ['', 3, 0], ['lid', 3, 64]));
  expect([...nameless.everything()].map(({ record }) => record)).toEqual([
    's#pot struct pot { @ places that no declaration of C has @ }',
  ]);
});

test('qualifiers come in one order, and those of an array are its elements', () => {
  const types = source(
    { kind: 'const', type: 2 },
    { kind: 'volatile', type: 4 },
    { kind: 'array', type: 4, length: 3 },
    { kind: 'const', type: 6 },
    struct('pot', 16, ['seen', 5, 0], ['all', 7, 32]),
  );
  expect([...types.everything()].map(({ record }) => record)).toEqual([
    's#pot struct pot { const volatile int seen ; const int all [ 3 ] ; }',
  ]);
});
