// SPDX-License-Identifier: GPL-2.0-or-later
/** The BTF reader: every kind of type, layouts, split BTF, and bytes that are no BTF. */
import fc from 'fast-check';
import { isSplitBtf, readBtf, Spelling, structsOf, type StructLayout } from '../../../src/formats/btf';
import { ModversionsError } from '../../../src/problem';
import { btfBytes, stringsOf, type MadeType } from './btf-writer';

const TYPES: MadeType[] = [
  { kind: 'int', name: 'long unsigned int', size: 8 },
  { kind: 'int', name: 'char', size: 1 },
  { kind: 'const', type: 2 },
  { kind: 'ptr', type: 3 },
  { kind: 'ptr', type: 6 },
  {
    kind: 'struct',
    name: 'pot',
    size: 40,
    members: [
      { name: 'next', type: 5, bitOffset: 0 },
      { name: 'label', type: 4, bitOffset: 64 },
      { name: 'lid', type: 1, bitOffset: 128, bitSize: 3 },
      { name: 'heat', type: 1, bitOffset: 131, bitSize: 5 },
      { name: '', type: 7, bitOffset: 192 },
      { name: 'pour', type: 11, bitOffset: 256 },
    ],
  },
  { kind: 'union', name: '', size: 8, members: [{ name: 'rows', type: 8, bitOffset: 0 }] },
  { kind: 'array', type: 9, length: 2 },
  { kind: 'array', type: 2, length: 4 },
  {
    kind: 'proto',
    returns: 0,
    parameters: [
      { name: 'pot', type: 5 },
      { name: 'much', type: 1 },
      { name: '', type: 0 },
    ],
  },
  { kind: 'ptr', type: 10 },
  { kind: 'typedef', name: 'pot_t', type: 6 },
  { kind: 'volatile', type: 12 },
  { kind: 'enum', name: 'leaf', size: 4, isSigned: true, values: { GREEN: 0, NONE: -1 } },
  { kind: 'enum64', name: 'wide', size: 8, values: { WIDE: 7 } },
  { kind: 'fwd', name: 'lost' },
  { kind: 'fwd', name: 'either', isUnion: true },
  { kind: 'func', name: 'pot_pour', type: 10 },
  { kind: 'var', name: 'pots', type: 6 },
  { kind: 'datasec', name: '.data', size: 8, variables: [19] },
  { kind: 'float', name: 'double', size: 8 },
  { kind: 'decl-tag', name: 'tag', type: 6 },
  { kind: 'type-tag', name: 'user', type: 2 },
  { kind: 'ptr', type: 23 },
  { kind: 'restrict', type: 4 },
  { kind: 'proto', returns: 11, parameters: [] },
  { kind: 'ptr', type: 8 },
  { kind: 'const', type: 4 },
];

test.each([true, false])('structs with their layouts, little-endian %p', (isLittle) => {
  const structs = [...structsOf(readBtf(btfBytes(TYPES, { isLittle }), 'x'))];
  expect(structs.map(({ kind, name, size }) => [kind, name, size])).toEqual([
    ['struct', 'pot', 40],
    ['union', '', 8],
  ]);
  const members = structs[0]!.members.map(({ name, bitOffset, bitSize, size, typeName }) => [
    name,
    bitOffset,
    bitSize,
    size,
    typeName,
  ]);
  expect(members).toEqual([
    ['next', 0, 0, 8, 'struct pot *'],
    ['label', 64, 0, 8, 'const char *'],
    ['lid', 128, 3, 8, 'long unsigned int'],
    ['heat', 131, 5, 8, 'long unsigned int'],
    ['', 192, 0, 8, 'union {...}'],
    ['pour', 256, 0, 8, 'void (*)(struct pot *, long unsigned int, ...)'],
  ]);
  expect(structs[1]!.members[0]).toMatchObject({ size: 8, typeName: 'char[2][4]' });
});

test('every kind of type', () => {
  const btf = readBtf(btfBytes(TYPES), 'x');
  expect([btf.first, btf.end]).toEqual([1, TYPES.length + 1]);
  const kinds = TYPES.map((_, index) => btf.kindOf(index + 1));
  expect(kinds).toEqual(TYPES.map(({ kind }) => kind));
  expect(btf.typeOf(14)).toEqual({
    kind: 'enum',
    name: 'leaf',
    size: 4,
    isSigned: true,
    values: [
      { name: 'GREEN', value: 0n },
      { name: 'NONE', value: -1n },
    ],
  });
  expect(btf.typeOf(15)).toMatchObject({ values: [{ name: 'WIDE', value: 7n }] });
  expect(btf.typeOf(17)).toEqual({ kind: 'fwd', name: 'either', isUnion: true });
  expect(btf.typeOf(20)).toEqual({ kind: 'datasec', name: '.data', size: 8, variables: [19] });
  const spelling = new Spelling(btf);
  const spelt = TYPES.map((_, index) => spelling.of(index + 1));
  expect(spelt.slice(11)).toEqual([
    'pot_t',
    'volatile pot_t',
    'enum leaf',
    'enum wide',
    'struct lost',
    'union either',
    'void (struct pot *, long unsigned int, ...)',
    'struct pot',
    '.data',
    'double',
    'struct pot',
    'char',
    'char *',
    'const char *restrict',
    'void (*(void))(struct pot *, long unsigned int, ...)',
    'char (*)[2][4]',
    'const char *const',
  ]);
});

test('bit-fields of BTF that has them in their types', () => {
  const types: MadeType[] = [
    { kind: 'int', name: 'unsigned int', size: 4, bits: 3 },
    { kind: 'typedef', name: 'three', type: 1 },
    { kind: 'struct', name: 'old', size: 4, members: [{ name: 'a', type: 2, bitOffset: 5 }] },
  ];
  const [old] = [...structsOf(readBtf(btfBytes(types), 'x'))] as [StructLayout];
  expect(old.members[0]).toMatchObject({ bitOffset: 5, bitSize: 3 });
});

describe('split BTF', () => {
  const whole = btfBytes(TYPES);
  const base = readBtf(whole, 'vmlinux');
  const split = btfBytes(
    [
      { kind: 'struct', name: 'kettle', size: 48, members: [{ name: 'pot', type: 6, bitOffset: 0 }] },
      { kind: 'ptr', type: base.end },
    ],
    { base: stringsOf(whole) },
  );

  test('goes on from its base', () => {
    expect([isSplitBtf(whole, 'x'), isSplitBtf(split, 'x')]).toEqual([false, true]);
    const btf = readBtf(split, 'x', base);
    expect(btf.first).toBe(base.end);
    const structs = [...structsOf(btf)];
    expect(structs.map(({ name }) => name)).toEqual(['kettle']);
    expect(structs[0]!.members[0]).toMatchObject({ name: 'pot', typeName: 'struct pot', size: 40 });
    expect(new Spelling(btf).of(base.end + 1)).toBe('struct kettle *');
    expect(btf.nameOf(6)).toBe('pot');
  });

  test('with another base, or none, is refused', () => {
    expect(() => readBtf(split, 'x', null)).toThrow('x: the BTF refers to a name behind its strings');
    const other = readBtf(btfBytes([{ kind: 'int', name: 'some other int', size: 4 }]), 'y');
    expect(() => readBtf(split, 'x', other)).toThrow('x: the BTF refers to');
    const near = readBtf(btfBytes([...TYPES, { kind: 'int', name: 'i', size: 4 }]), 'y');
    expect(() => readBtf(split, 'x', near)).toThrow('x: the BTF goes on from another base');
  });
});

test.each([
  ['nothing', Buffer.alloc(0), 'is cut off'],
  ['zeros', Buffer.alloc(64), 'does not begin as BTF does'],
  ['half', btfBytes(TYPES).subarray(0, 100), 'is cut off'],
  ['version 2', Buffer.from(btfBytes(TYPES)).fill(2, 2, 3), 'is of the unknown version 2'],
  ['a circle', btfBytes([{ kind: 'ptr', type: 9 }]), 'refers to type 9, and there are 1'],
])('%s is refused', (_, bytes, what) => {
  expect(() => readBtf(bytes, 'x')).toThrow(`x: the BTF ${what}`);
});

test('types in circles come to an end, few or many ways around', () => {
  const types: MadeType[] = [
    { kind: 'typedef', name: '', type: 2 },
    { kind: 'const', type: 1 },
    { kind: 'ptr', type: 4 },
    {
      kind: 'proto',
      returns: 3,
      parameters: Array.from({ length: 60 }, () => ({ name: 'p', type: 3 })),
    },
    { kind: 'array', type: 5, length: 3 },
    {
      kind: 'struct',
      name: 's',
      size: 1,
      members: [1, 2, 3, 4, 5].map((type) => ({ name: 'm', type, bitOffset: 0 })),
    },
  ];
  const [only] = [...structsOf(readBtf(btfBytes(types), 'x'))] as [StructLayout];
  expect(only.members.map(({ size }) => size)).toEqual([null, null, 8, null, null]);
  for (const { typeName } of only.members) expect(typeName.length).toBeLessThan(20_000);
});

test('any bytes give types or one error', () => {
  const whole = btfBytes(TYPES);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          for (const { members } of structsOf(readBtf(bytes, 'x'))) expect(members).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(ModversionsError);
        }
      },
    ),
    { numRuns: 1500, seed: 7 },
  );
});
