// SPDX-License-Identifier: GPL-2.0-or-later
/** The baseline: its lines, that it is read back whole, and that nothing else is taken for one. */
import fc from 'fast-check';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, readBaseline, type Corpus } from '../../../src/formats/corpus';
import { numbersOf, runsOf } from '../../../src/formats/corpus/runs';
import { baseline, corpora, corpusOf, inDirectory } from './made-up';

const example = corpusOf([
  {
    name: 'kernel/kettle',
    position: 4,
    exports: [{ name: 'brew', crc: 0xdeadbeef, type: 'EXPORT_SYMBOL_GPL', namespace: 'TEA' }],
    records: [
      's#pot struct pot { s#lid * lid ; t#u8 level ; }',
      's#lid struct lid { UNKNOWN }',
      't#u8 typedef unsigned char u8',
      'brew int brew ( s#pot * )',
    ],
  },
  {
    name: 'drivers/tea/lid',
    module: 'drivers/tea/tea',
    position: 9,
    exports: [{ name: 'open', crc: 0 }],
    records: ['t#u8 typedef unsigned char u8', 'open t#u8 open ( s#lid * )', 's#lid struct lid { UNKNOWN }'],
    behind: ['E#HANDLES 2'],
    inclusions: [
      { file: 'include/t.h', parent: 'include/tea.h', line: 3 },
      { file: 'include/tea.h', parent: '', line: 1 },
    ],
    definitions: [[['s#pot', 't#pot_t'], 'typedef struct pot { struct lid lid ; } pot_t ;', ['s#lid']]],
    redeclared: [['open', 'u8 open ( ) ;']],
  },
]);
const handles =
  example.declarations[example.variants.find(({ record }) => record.startsWith('E#'))!.declaration]!;
Object.assign(handles, { text: 'enum { HANDLES = 2 } ;', file: 'include/tea.h' });
// What compilers read of the lid, and genksyms does not.
example.variants[1]!.compiled =
  example.declarations.push({ text: 'struct lid { u8 knob ; } ;', file: 'include/t.h', line: 9, pack: 0 }) -
  1;

const lines = baseline(example).split('\n').slice(0, -1);

test('docs/baseline.md shows the example as it is written', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/baseline.md'), 'utf8');
  const [, shown] = /```json\n([^]*?)```/.exec(page) ?? [];
  expect(shown).toBe(baseline(example));
});

/** Reads a text that stands in a file `b`. */
function read(text: string): Corpus {
  return inDirectory((directory) => {
    const file = join(directory, 'b');
    writeFileSync(file, text, 'latin1');
    try {
      return readBaseline(file);
    } catch (error) {
      if (error instanceof Error) error.message = error.message.replace(`${directory}/`, '');
      throw error;
    }
  });
}

describe('reading', () => {
  test('takes the version before, which has no definitions', () => {
    const whole = baseline({ ...example, definitions: [] });
    const earlier = whole.replace('"version":3', '"version":2').replace(',"names":0,"definitions":0', '');
    expect(read(earlier)).toEqual(read(whole));
  });

  test('gives what was written', () => {
    fc.assert(
      fc.property(corpora, (corpus) => {
        const { declarations, variants, inclusions, units, definitions } = canonical(corpus);
        expect(read(baseline(corpus))).toEqual({ declarations, variants, inclusions, units, definitions });
      }),
    );
  });

  test('takes each byte that a text may hold', () => {
    const text = String.fromCharCode(...Array(256).keys());
    const corpus = corpusOf([{ name: 'a', records: [`f "${text.replace(/["\\]/g, '\\$&')}"`] }]);
    corpus.declarations[0] = { text, file: text, line: 0, pack: 16 };
    const { declarations, variants } = read(baseline(corpus));
    expect([declarations, variants]).toEqual([corpus.declarations, corpus.variants]);
  });

  test('takes lines of any length', () => {
    const corpus = corpusOf([{ name: 'a', records: [`f ${'x'.repeat(3 << 20)}`] }]);
    expect(read(baseline(corpus)).variants).toEqual(corpus.variants);
  });
});

describe('what is no baseline is refused', () => {
  const changed = (number: number, change: (line: string) => string): string =>
    lines.map((line, index) => `${index === number - 1 ? change(line) : line}\n`).join('');
  const replaced = (number: number, from: string | RegExp, to: string): string =>
    changed(number, (line) => {
      expect(line).toMatch(from);
      return line.replace(from, to);
    });

  test.each([
    ['empty', '', 'b:1: the file is empty'],
    ['of another format', '{"format":"x"}\n', 'b:1: not of the format modversions-baseline'],
    ['no object', '[]\n', 'b:1: the first line is no object'],
    ['no JSON', 'Module.symvers\n', "b:1: no JSON: 'Module.symvers'"],
    [
      'of another version',
      replaced(1, '"version":3', '"version":1'),
      'b:1: version 1 of the format, and this program reads 3',
    ],
    ['without a count', replaced(1, '"units"', '"Units"'), 'b:1: the number of units is no whole number'],
    [
      'with a broken count',
      replaced(1, /"units":\d/, '"units":1e400'),
      'b:1: the number of units is no whole number',
    ],
    [
      'with a huge count',
      replaced(1, /"definitions":\d/, '"definitions":9007199254740991'),
      'b:30: the file is cut off',
    ],
    [
      'with fewer lines than it tells',
      `${lines.slice(0, 9).join('\n')}\n`,
      'b:9: the file is cut off: 21 more lines should follow',
    ],
    ['cut in a line', baseline(example).slice(0, -1), 'b:30: the line is cut off'],
    ['with more lines', `${baseline(example)}{}\n`, 'b:31: more lines than the first one tells'],
    ['with a NUL', replaced(2, 'include', 'incl\0de'), 'b:2: no JSON: \'"incl\\x00de'],
    [
      'with what is no byte',
      replaced(2, 'include', '\\u0142'),
      'b:2: the path of a file is no text of one character a byte',
    ],
    ['with a file that is not there', replaced(10, /^\[\d+/, '[7'), 'b:10: there is no file 7'],
    ['with files out of turn', replaced(9, /^\[0/, '[1'), 'b:9: file 1 is met before file 0'],
    [
      'with a line below 0',
      replaced(9, /^\[0,\d+/, '[0,-1'),
      'b:9: the line of a declaration is no whole number',
    ],
    ['with a short declaration', changed(9, () => '[0,1,0]'), 'b:9: a declaration is no list of 4'],
    [
      'with declarations out of turn',
      replaced(19, /^\[\d/, '[4'),
      'b:19: declaration 4 is met before declaration 2',
    ],
    [
      'with a declaration below -1',
      replaced(17, /^\[-?\d/, '[-2'),
      'b:17: the number of a declaration is no whole number',
    ],
    [
      'with a CRC of 33 bits',
      replaced(26, '3735928559', '4294967296'),
      "b:26: the CRC of 'brew' is not of 32 bits",
    ],
    [
      'with an unknown type',
      replaced(26, '_GPL', '_GPL2'),
      'b:26: the type of an export is none of EXPORT_SYMBOL, EXPORT_SYMBOL_GPL',
    ],
    [
      'with runs beyond the variants',
      replaced(26, /"variants":\[[^\]]*\]/, '"variants":[0,1000000000000]'),
      'b:26: the variants of the unit are no runs of numbers in their range',
    ],
    [
      'with half a run',
      replaced(26, /"variants":\[[^\]]*\]/, '"variants":[0]'),
      'b:26: the variants of the unit are no runs of numbers in their range',
    ],
    [
      'with variants that no unit reaches',
      replaced(26, /"variants":\[[^\]]*\]/, '"variants":[]'),
      'b:30: the file holds what nothing leads to',
    ],
    ['with a long variant', replaced(18, /]$/, ',1,1]'), 'b:18: a variant is no list of 2 or 3'],
    [
      'with a variant that compilers read alike',
      replaced(18, /1]$/, '-1]'),
      'b:18: the variant tells one declaration twice',
    ],
    [
      'with what compilers read out of turn',
      replaced(18, /1]$/, '2]'),
      'b:18: declaration 2 is met before declaration 1',
    ],
    ['with an inclusion of no file', replaced(4, 'include/tea.h', ''), 'b:23: an inclusion by no file'],
    ['with a short inclusion', changed(23, () => '[1,2]'), 'b:23: an inclusion is no list of 3'],
    [
      'with an inclusion by nobody',
      replaced(24, '-1', '-2'),
      'b:24: the number of a file is no whole number',
    ],
    [
      'with inclusions that go round',
      replaced(24, '-1', '1'),
      'b:25: inclusions that do not lead to the source',
    ],
    ['with two inclusions of one file', replaced(24, /^\[\d/, '[1'), 'b:25: two inclusions of one file'],
    [
      'with inclusions that no unit has',
      replaced(25, /"inclusions":\[0,2]/, '"inclusions":[]'),
      'b:30: the file holds what nothing leads to',
    ],
    [
      'with one variant before and behind',
      replaced(25, /"behind":\[3,1]/, '"behind":[2,2]'),
      'b:25: the unit has two records of one name',
    ],
    [
      'without what is behind',
      replaced(25, /"behind":\[3,1],/, ''),
      'b:25: the variants behind them of a unit is no list',
    ],
    [
      'with another export declared again',
      replaced(25, '["open",6]', '["close",6]'),
      "b:25: 'close' is declared again and not exported",
    ],
    [
      'with one export declared again alike',
      replaced(25, '["open",6]', '["open",6],["open",6]'),
      "b:25: the later declaration of 'open' is out of its order",
    ],
    [
      'with units out of order',
      `${[...lines.slice(0, 24), lines[25], lines[24], ...lines.slice(26)].join('\n')}\n`,
      'b:25: variant 1 is met before variant 0',
    ],
    [
      'with a unit twice',
      `${[...lines.slice(0, 25), lines[24], ...lines.slice(26)].join('\n')}\n`,
      'b:26: the unit is out of its order',
    ],
    ['with names out of their order', replaced(30, '[0,1]', '[1,0]'), 'b:30: name 1 is met before name 0'],
    ['with a definition of nothing', replaced(30, '[0,1],[2]', '[],[]'), 'b:30: a definition of nothing'],
    [
      'with a definition in half a module',
      replaced(30, ',1,', ',3,'),
      'b:30: who sees a definition is none of 0, 1, 2',
    ],
    ['with a definition of no declaration', replaced(30, /^\[\d/, '[8'), 'b:30: there is no declaration 8'],
    ['with a name that is no word', replaced(27, 's#', 'a '), "b:30: 'a pot' is no name of a definition"],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test('a directory, and nothing', () => {
    inDirectory((directory) => {
      mkdirSync(join(directory, 'd'));
      expect(() => readBaseline(join(directory, 'd'))).toThrow('d: is a directory');
      expect(() => readBaseline(join(directory, 'n'))).toThrow('n: no such file');
    });
  });

  test('or read as a corpus that can be written, whatever was done to it', () => {
    const whole = baseline(example);
    const edits = fc.tuple(
      fc.nat(whole.length),
      fc.nat(20),
      fc.string({ unit: 'binary-ascii', maxLength: 5 }),
    );
    fc.assert(
      fc.property(edits, ([at, length, text]) => {
        let corpus;
        try {
          corpus = read(whole.slice(0, at) + text + whole.slice(at + length));
        } catch (error) {
          expect((error as Error).message).toMatch(/^b:\d+: /);
          return;
        }
        expect(baseline(read(baseline(corpus)))).toBe(baseline(corpus));
      }),
      { numRuns: 1000 },
    );
  });
});

test('runs', () => {
  expect(runsOf(Int32Array.of(0, 1, 2, 5))).toEqual([0, 3, 2, 1]);
  expect(numbersOf([0, 3, 2, 1], 6)).toEqual(Int32Array.of(0, 1, 2, 5));
  expect(numbersOf([0, 3, 2, 1], 5)).toBeUndefined();
  for (const broken of [[0], [0, 0], [0, 1, 0, 1], [-1, 2], [0, 0.5], ['0', 1], [0, 1, 2]]) {
    expect(numbersOf(broken, 9)).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40)), (list) => {
      const numbers = Int32Array.from(list).sort();
      expect(numbersOf(runsOf(numbers), 41)).toEqual(numbers);
    }),
  );
});
