// SPDX-License-Identifier: GPL-2.0-or-later
/** The ELF reader, on files of both classes and byte orders, and on such as are no ELF file. */
import { Elf, symbolsOf } from '../../../src/formats/elf';
import { ModversionsError } from '../../../src/problem';
import { elfFile, SHAPES, shapeName, type MadeElf } from './elf-writer';

const made = (changes: Partial<MadeElf> = {}): Buffer =>
  elfFile({
    ...SHAPES[0]!,
    machine: 62,
    sections: [
      { name: '.text', content: Buffer.from('text') },
      { name: '.hidden', content: Buffer.from('hidden'), flags: 0 },
      { name: '.bss', content: Buffer.alloc(0), type: 8 },
    ],
    symbols: [
      { name: 'needed', section: 0 },
      { name: 'maybe', section: 0, binding: 2 },
      { name: 'own', section: '.text', value: 3, binding: 0 },
    ],
    ...changes,
  });

const messageOf = (bytes: Buffer): string => {
  try {
    symbolsOf(new Elf(bytes, 'x.ko'))?.name(1);
  } catch (error) {
    if (error instanceof ModversionsError) return error.message;
    throw error;
  }
  return '';
};

test.each(SHAPES.map((shape) => [shapeName(shape), shape] as const))('%s', (_, shape) => {
  const elf = new Elf(made({ ...shape, machine: 40 }), 'x.ko');
  expect(elf).toMatchObject({ ...shape, type: 1, machine: 40 });
  expect(elf.sections.map(({ name }) => name)).toEqual([
    '',
    '.text',
    '.hidden',
    '.bss',
    '.symtab',
    '.strtab',
    '.shstrtab',
  ]);
  expect(elf.content(elf.named('.hidden')!).toString()).toBe('hidden');
  expect(elf.loaded('.hidden')).toBeUndefined();
  expect(elf.loaded('.text')).toBe(elf.named('.text'));
  expect(elf.content(elf.named('.bss')!)).toHaveLength(0);
  const symbols = symbolsOf(elf)!;
  const parts = [1, 2, 3].map((symbol) => [
    symbols.name(symbol),
    symbols.section(symbol),
    symbols.binding(symbol),
    symbols.value(symbol),
    String.fromCharCode(symbols.initial(symbol)),
  ]);
  expect(symbols.count).toBe(4);
  expect(parts).toEqual([
    ['needed', 0, 1, 0, 'n'],
    ['maybe', 0, 2, 0, 'm'],
    ['own', 1, 0, 3, 'o'],
  ]);
});

test('a file without a symbol table', () => {
  expect(symbolsOf(new Elf(made({ symbols: undefined }), 'x.ko'))).toBeNull();
});

/** The bytes with one number of 16 bits replaced. */
const with16 = (at: number, value: number): Buffer => {
  const bytes = made();
  bytes.writeUInt16LE(value, at);
  return bytes;
};

test.each([
  ['nothing', Buffer.alloc(0), 'is no ELF file'],
  ['text', Buffer.from('0x12345678 name vmlinux EXPORT_SYMBOL'), 'is no ELF file'],
  ['only the magic', made().subarray(0, 8), 'the ELF header is cut off'],
  ['half a header', made().subarray(0, 40), 'the ELF header is cut off'],
  ['without its end', made().subarray(0, -1), 'the section headers are cut off'],
  ['another class', with16(4, 0x0103), 'an ELF file of the unknown class 3'],
  ['another byte order', with16(4, 0x0302), 'an ELF file of the unknown byte order 3'],
  ['another version', with16(6, 2), 'an ELF file of the unknown version 2'],
  ['odd section headers', with16(58, 63), 'section headers of 63 bytes, and they have 64'],
  ['no names', with16(62, 0), 'no section has the names of the sections'],
  ['names beyond the end', with16(62, 99), 'no section has the names of the sections'],
  ['names that are code', with16(62, 1), 'the names of the sections do not end'],
])('%s is refused', (_, bytes, what) => {
  expect(messageOf(bytes)).toBe(`x.ko: ${what}`);
});

test('sections and symbols that lie elsewhere are refused', () => {
  const elf = new Elf(made(), 'x.ko');
  const headers = elf.bytes.length - elf.sections.length * 64;
  const changed = (section: number, field: number, value: number): Buffer => {
    const bytes = made();
    bytes.writeUInt32LE(value, headers + section * 64 + field);
    return bytes;
  };
  expect(messageOf(changed(1, 24, 1 << 20))).toBe('x.ko: section 1 lies outside of the file');
  expect(messageOf(changed(1, 36, 0xffffffff))).toBe('x.ko: section 1 lies outside of the file');
  expect(messageOf(changed(1, 0, 1 << 20))).toBe('x.ko: section 1 has its name outside of the names');
  expect(messageOf(changed(2, 0, 1 << 20))).toBe('');
  expect(messageOf(changed(0, 32, 8))).toMatch('section 0 is not empty');
  expect(messageOf(changed(4, 40, 77))).toBe('x.ko: the symbol table has no strings');
  expect(messageOf(changed(4, 40, 3))).toBe('x.ko: the symbol table has no strings');
  expect(messageOf(changed(4, 40, 1))).toBe('x.ko: symbol 1 has no name in the strings');
});

test('a name of thousands of bytes is refused, without looking for its end for each of many sections', () => {
  const sections = Array.from({ length: 3 }, (_, index) => ({
    name: 'x'.repeat(2000) + String(index),
    content: Buffer.alloc(0),
  }));
  expect(messageOf(made({ sections }))).toBe('x.ko: section 1 has a name without an end');
});
