// SPDX-License-Identifier: GPL-2.0-or-later
/** Whether code of a module can come upon its own record: what refers to it, and what else may hand it something. */
import { hasQuietRecord, moduleElf } from '../../../src/formats/module';
import { Numbers, type MadeSection, type MadeSymbol } from '../elf/elf-writer';
import { madeModule } from './made-up';

const SHAPE = { width: 64, isLittle: true } as const;

/** Relocations of a section to symbols, both by number. */
const relocations = (info: number, ...symbols: number[]): MadeSection => {
  const bytes = new Numbers(SHAPE);
  for (const symbol of symbols) bytes.word(0).u32(1, symbol).word(0);
  return { name: '.rela', content: bytes.whole, type: 4, flags: 0, info, entrySize: 24 };
};

const TEXT = 1;
const RECORD = 3;
/** Behind `.text`, `.modinfo`, the record and the versions. */
const ADDED = 5;
const SYMBOLS: MadeSymbol[] = [
  { name: 'pour', section: '.text', type: 2 },
  { name: '__this_module', section: '.gnu.linkonce.this_module' },
  { name: '', section: '.gnu.linkonce.this_module', binding: 0, type: 3 },
  { name: 'klp', section: 0xff20 },
];
const [IMPORT, POUR, THIS, BY_SECTION, PATCHED] = [1, 2, 3, 4, 5];

const isQuiet = (...sections: MadeSection[]): boolean =>
  hasQuietRecord(moduleElf(madeModule({ imports: ['register_pot'], sections, symbols: SYMBOLS }), 'pot.ko'));
const added = (name: string, flags = 2): MadeSection => ({ name, content: Buffer.alloc(8), flags });

test('the record itself holds places of functions, and code may call what it likes', () => {
  expect(isQuiet()).toBe(true);
  expect(isQuiet(relocations(RECORD, POUR), relocations(TEXT, IMPORT, POUR))).toBe(true);
  expect(isQuiet(added('.data'), relocations(ADDED, POUR))).toBe(true);
  expect(isQuiet(added('__jump_table'), relocations(ADDED, POUR))).toBe(true);
});

test.each([
  ['code that names the record', [relocations(TEXT, THIS)]],
  ['code that names it by its section', [relocations(TEXT, BY_SECTION)]],
  ['data that holds its place', [added('.data'), relocations(ADDED, THIS)]],
  ['a parameter', [added('__param'), relocations(ADDED, POUR)]],
  ['an export', [added('___ksymtab+pour'), relocations(ADDED, POUR)]],
  ['a table that nobody here knows', [added('.teapots'), relocations(ADDED, POUR)]],
  ['a place that is patched', [relocations(TEXT, PATCHED)]],
])('%s proves nothing', (_, sections) => {
  expect(isQuiet(...sections)).toBe(false);
});

test('debug data, which no kernel keeps, do not count', () => {
  expect(isQuiet(added('.debug_info', 0), relocations(ADDED, THIS))).toBe(true);
});

test('relocations that cannot be read are no proof', () => {
  const broken = { ...relocations(TEXT, POUR), entrySize: 7 };
  expect(() => isQuiet(broken)).toThrow('the relocations of section 5 are cut off');
});
