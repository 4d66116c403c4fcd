// SPDX-License-Identifier: GPL-2.0-or-later
/** The consolidated symtypes file: what it says, what it leaves out, and how that is found again. */
import fc from 'fast-check';
import { canonical, SymtypesReader } from '../../../src/formats/corpus';
import { corpora, corpusOf, symtypes, type MadeUnit } from './made-up';

const FORWARD = 's#pot struct pot { UNKNOWN }';
const POT = 's#pot struct pot { t#u8 level ; }';
const U8 = 't#u8 typedef unsigned char u8';

/** What each section stands for: types by name, then exports by name. */
function readSymtypes(text: string, file: string): { name: string; records: string[] }[] {
  const reader = new SymtypesReader(false);
  const { records: all } = reader;
  const order = (record: number): string => `${Number(all.isExport(record))} ${all.texts[record]!}`;
  const units = reader.readUnits(Buffer.from(text, 'latin1'), file, 'dump');
  return units.map(({ name, records }) => ({
    name,
    records: Array.from(records)
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      .map((record) => all.texts[record]!),
  }));
}

/** Each unit's records as its section gives them back. */
function readBack(units: MadeUnit[]): Record<string, string[]> {
  const sections = readSymtypes(symtypes(corpusOf(units)), 'symtypes');
  return Object.fromEntries(sections.map(({ name, records }) => [name, records]));
}

test('an example', () => {
  const brew = 'brew int brew ( s#pot * )';
  const extern = 'pots extern s#pot pots [ ]';
  const text = symtypes(
    corpusOf([
      { name: 'a-b', records: [FORWARD, brew] },
      { name: 'a/c', records: [extern, U8, POT] },
      { name: 'a/b', records: [POT, U8, brew, 'E#MAX 4'] },
      { name: 'a', records: ['drink void drink ( s#pot )', POT, U8] },
    ]),
  );
  expect(text).toBe(
    [
      '/* a/b.symtypes */',
      // Nothing that is exported refers to it: no walk comes here.
      'E#MAX 4',
      POT,
      U8,
      brew,
      '',
      '/* a/c.symtypes */',
      extern,
      '',
      '/* a-b.symtypes */',
      's##pot',
      brew,
      '',
      '/* a.symtypes */',
      'drink void drink ( s#pot )',
      '',
    ].join('\n'),
  );
});

describe('is found again', () => {
  const use = (name: string): string => `f int f ( ${name} )`;

  test('a definition that alternates', () => {
    const other = 's#pot struct pot { int x ; }';
    const units = [POT, other, POT, POT].map((pot, index) => ({
      name: `${index}`,
      records: pot === POT ? [POT, U8, use('s#pot')] : [pot, use('s#pot')],
    }));
    expect(symtypes(corpusOf(units)).match(/^s#pot .*$/gm)).toEqual([POT, other, POT]);
    expect(readBack(units)).toEqual(Object.fromEntries(units.map(({ name, records }) => [name, records])));
  });

  test('a forward declaration holds for its section only, and is no latest definition', () => {
    const units = [
      { name: '1', records: [POT, U8, use('s#pot')] },
      { name: '2', records: [FORWARD, use('s#pot')] },
      { name: '3', records: [POT, U8, use('s#pot')] },
    ];
    expect(symtypes(corpusOf(units)).match(/^s#.*$/gm)).toEqual([POT, 's##pot']);
    expect(readBack(units)).toEqual({ 1: units[0]!.records, 2: units[1]!.records, 3: units[2]!.records });
  });

  test('a reference of another kind than its record', () => {
    const union = 'u#pot union pot { int x ; }';
    const units = [
      { name: '1', records: [union, use('u#pot')] },
      { name: '2', records: [POT, U8, use('s#pot')] },
      { name: '3', records: [union, use('s#pot')] },
      { name: '4', records: [union, use('u#pot')] },
    ];
    // The third would be the second's, had it been left out as known from the first.
    expect(symtypes(corpusOf(units)).match(/^u#.*$/gm)).toEqual([union, union]);
    expect(readBack(units)).toEqual(Object.fromEntries(units.map(({ name, records }) => [name, records])));
  });

  test('a string with the end of a line in it', () => {
    const asm = `s#pot struct pot { "a\n\nt#b c" }`;
    const units = [{ name: '1', records: [asm, use('s#pot')] }];
    expect(readBack(units)).toEqual({ 1: units[0]!.records });
  });

  test('whatever there is', () => {
    fc.assert(
      fc.property(corpora, (corpus) => {
        const { units, variants } = canonical(corpus);
        const sections = readSymtypes(symtypes(corpus), 'symtypes');
        expect(sections.map(({ name }) => name)).toEqual(units.map(({ name }) => name));
        sections.forEach(({ records }, index) => {
          const own = Array.from(units[index]!.variants, (variant) => variants[variant]!.record);
          expect([...records].sort()).toEqual(own.sort());
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading', () => {
  test('takes the blank that genksyms leaves, names in quotes, and lone quotes', () => {
    const text =
      "/* a.symtypes */\ns#'a b' struct { int } \nt#x \" y\nf s#'a b' \n\n/* b.symtypes */\nf s#'a b' t#x";
    expect(readSymtypes(text, 'symtypes')).toEqual([
      { name: 'a', records: ["s#'a b' struct { int }", 't#x " y', "f s#'a b'"] },
      { name: 'b', records: ["s#'a b' struct { int }", 't#x " y', "f s#'a b' t#x"] },
    ]);
  });

  test('an empty file, and a section of nothing', () => {
    expect(readSymtypes('', 'symtypes')).toEqual([]);
    expect(readSymtypes('/* a.symtypes */\n', 'symtypes')).toEqual([{ name: 'a', records: [] }]);
  });

  test.each([
    ['f int f\n/* a.symtypes */', "symtypes:2: a section in the middle of a dump: '/* a.symtypes */'"],
    ['/* a.symtypes */\nf', "symtypes:2: a record without a text: 'f'"],
    ['/* a.symtypes */\n text', "symtypes:2: a record without a name: ' text'"],
    ['/* a.symtypes */\ns# struct', "symtypes:2: a record without a name: 's# struct'"],
    ['/* a.symtypes */\ns## ', "symtypes:2: a record without a name: 's## '"],
    ['/* a.symtypes */\nf 1\n\nf 2', "symtypes:4: a second record of this name: 'f 2'"],
    ['/* a.symtypes */\ns##f\ns#f 2', "symtypes:3: a second record of this name: 's#f 2'"],
    [
      '/* a.symtypes */\n\n/* a.symtypes */\n',
      "symtypes:3: a second section of this name: '/* a.symtypes */'",
    ],
  ])('%j', (text, message) => {
    expect(() => readSymtypes(text, 'symtypes')).toThrow(message);
  });
});

describe('no file could hold', () => {
  test.each([
    ['a line end outside a string', 's#a struct\na', "1: no record of a symtypes file: 's#a struct\\x0aa'"],
    ['a blank at the end', 's#a struct ', "1: no record of a symtypes file: 's#a struct '"],
    ['no name', '', "1: no record of a symtypes file: ''"],
    ['a heading', '/* a.symtypes */', "1: no record of a symtypes file: '/* a.symtypes */'"],
    ['what is no byte', 's#a \u0142', "1: no record of a symtypes file: 's#a B'"],
  ])('%s', (_, record, message) => {
    expect(() => symtypes(corpusOf([{ name: '1', records: [record] }]))).toThrow(message);
  });

  test('two records of a name', () => {
    const units = [{ name: '1', records: ['s#a struct a { }', 's#a struct a { int }'] }];
    expect(() => symtypes(corpusOf(units))).toThrow("1: has two records of 's#a'");
  });

  test('two units of a name', () => {
    const unit = { name: '1', records: [] };
    expect(() => symtypes(corpusOf([unit, unit]))).toThrow('1: is there twice');
  });
});
