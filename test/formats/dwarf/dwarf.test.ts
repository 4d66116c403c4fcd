// SPDX-License-Identifier: GPL-2.0-or-later
/** The DWARF reader: versions and forms, relocations, compressed sections, and bytes that are no DWARF. */
import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { readDwarf, type DwarfNames } from '../../../src/formats/dwarf';
import { Elf } from '../../../src/formats/elf';
import { ModversionsError } from '../../../src/problem';
import { elfFile, Numbers, SHAPES, shapeName, type MadeSection, type Shape } from '../elf/elf-writer';
import { dwarfSections, type MadeDwarf } from './dwarf-writer';

const ENTRIES = [
  'struct pot',
  'struct lid;',
  'union heat',
  'enum leaf',
  'typedef pot_t',
  'fn pot_pour',
  'fn printk;',
];
const [X86_64] = SHAPES as [Shape];

/** A machine of each shape: x86-64 and i386, PowerPC64 and PowerPC. */
const machineOf = ({ width, isLittle }: Shape): number =>
  width === 64 ? (isLittle ? 62 : 21) : isLittle ? 3 : 20;
/** Its relocation of 32 bits. */
const relocationOf = ({ width, isLittle }: Shape): number => (width === 64 && isLittle ? 10 : 1);

/** A frame of one block that is not compressed. */
function zstdFrame(content: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(0xfd2fb528, 0);
  // One segment, its size in four bytes; then the last block, as it is.
  head[4] = 0xa0;
  head.writeUInt32LE(content.length, 5);
  head.writeUIntLE((content.length << 3) | 1, 9, 3);
  return Buffer.concat([head, content]);
}

const fileOf = (sections: readonly MadeSection[], shape = X86_64): Buffer =>
  elfFile({
    ...shape,
    machine: machineOf(shape),
    sections,
    symbols: [{ name: 'strings', section: '.debug_str', value: 6 }],
  });
const read = (bytes: Buffer): DwarfNames | null => readDwarf(new Elf(bytes, 'x.ko'), 'x.ko');
const made = (dwarf: Partial<MadeDwarf> = {}, shape = X86_64): MadeSection[] =>
  dwarfSections(shape, { entries: ENTRIES, ...dwarf });

const NAMES = {
  structs: new Set(['pot', 'heat']),
  declared: new Set(['lid']),
  enums: new Set(['leaf']),
  typedefs: new Set(['pot_t']),
  functions: new Set(['pot_pour']),
};

describe.each(SHAPES.map((shape) => [shapeName(shape), shape] as const))('%s', (_, shape) => {
  test.each([2, 3, 4, 5] as const)('version %p', (version) => {
    expect(read(fileOf(made({ version }, shape), shape))).toEqual(NAMES);
  });

  test.each(['string', 'strp', 'line_strp'] as const)('names as %s', (form) => {
    expect(read(fileOf(made({ form }, shape), shape))).toEqual(NAMES);
  });

  test.each([true, false])('offsets that are still to be relocated, with addends %p', (hasAddends) => {
    const sections = made({ entries: ['struct pot', 'struct kettle'] }, shape);
    // Each name is where the symbol is, at its addend; what stands there says nothing, or is the addend.
    const info = sections[0]!.content;
    const places = [24, 29];
    const table = new Numbers(shape);
    for (const [index, place] of places.entries()) {
      const addend = index * 4;
      for (let byte = 0; byte < 4; byte++) info[place + byte] = 0;
      if (!hasAddends) info[place + (shape.isLittle ? 0 : 3)] = addend;
      table.word(place);
      const type = relocationOf(shape);
      if (shape.width === 32) table.u32((1 << 8) | type);
      else table.u32(...(shape.isLittle ? [type, 1] : [1, type]));
      if (hasAddends) table.word(addend);
    }
    sections.push({ name: '.rel', content: table.whole, type: hasAddends ? 4 : 9, flags: 0, info: 1 });
    expect(read(fileOf(sections, shape))!.structs).toEqual(new Set(['pot', 'kettle']));
  });

  test.each([
    ['zlib', 1, deflateSync],
    ['zstd', 2, zstdFrame],
  ] as const)('sections compressed by %s', (_, kind, pack) => {
    const sections = made({}, shape).map((section) => ({
      ...section,
      flags: 0x800,
      content: Buffer.concat([
        new Numbers(shape).u32(kind, ...(shape.width === 64 ? [0] : [])).word(section.content.length, 1)
          .whole,
        pack(section.content),
      ]),
    }));
    expect(read(fileOf(sections, shape))).toEqual(NAMES);
  });
});

test('a file without debug information', () => {
  expect(read(fileOf([{ name: '.debug_str', content: Buffer.alloc(1) }]))).toBeNull();
});

const changed = (index: number, at: number, ...bytes: number[]): Buffer => {
  const sections = made();
  Buffer.from(bytes).copy(sections[index]!.content, at);
  return fileOf(sections);
};

test.each([
  ['half', fileOf(made().map((one) => ({ ...one, content: one.content.subarray(0, 30) }))), 'is cut off'],
  ['another version', changed(0, 4, 9), 'is of the unknown version 9'],
  ['a unit of no kind', changed(0, 6, 9), 'has a unit of the unknown kind 9'],
  ['no abbreviations', changed(0, 8, 0xff, 0xff), 'has no abbreviations'],
  ['an unknown code', changed(0, 12, 77), 'has an entry of the unknown code 77'],
  ['an unknown form', changed(1, 4, 0x70), 'has the unknown form 0x70'],
  ['a name elsewhere', changed(0, 24, 0xff, 0xff), 'has a name outside of its strings'],
])('%s is refused', (_, bytes, what) => {
  expect(() => read(bytes)).toThrow(`x.ko: the DWARF ${what}`);
});

test('entries of any number of attributes that take no bytes are refused', () => {
  const sections = made();
  const endless = Buffer.from([
    1,
    0x13,
    0,
    ...Array.from({ length: 300 }, () => [0x3c, 0x19]).flat(),
    0,
    0,
    0,
  ]);
  sections[1] = { ...sections[1]!, content: endless };
  expect(() => read(fileOf(sections))).toThrow('x.ko: the DWARF has entries without an end');
});

test('any bytes give names or one error', () => {
  const whole = fileOf(made());
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 64, max: 500 }), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(ModversionsError);
        }
      },
    ),
    { numRuns: 1500, seed: 11 },
  );
});
