// SPDX-License-Identifier: GPL-2.0-or-later
/** The short way of reading a Module.symvers gives what the long way gives, for right and for wrong files. */
import * as fc from 'fast-check';
import { readSymvers, SYMVERS_TYPES, type SymversRow } from '../../../src/formats/corpus';
import { inUtf8 } from '../../../src/text';

type Outcome = SymversRow[] | string;

function outcome(text: string): Outcome {
  try {
    return [...readSymvers(text, 'FILE').values()];
  } catch (error) {
    return (error as Error).message;
  }
}

/** Another blank between the words of one line sends the whole text the long way. */
const theLongWay = (text: string): string => text.replace('\t', ' \t');

const plain =
  '0x1a2b3c4d\tpot\tvmlinux\tEXPORT_SYMBOL\t\n0x00000001\tlid\tdrivers/tea\tEXPORT_SYMBOL_GPL\tTEA\n';

test('both ways give the same rows', () => {
  expect(outcome(plain)).toEqual([
    { name: 'pot', crc: 0x1a2b3c4d, module: 'vmlinux', type: 'EXPORT_SYMBOL', namespace: '', line: 1 },
    { name: 'lid', crc: 1, module: 'drivers/tea', type: 'EXPORT_SYMBOL_GPL', namespace: 'TEA', line: 2 },
  ]);
  expect(outcome(theLongWay(plain))).toEqual(outcome(plain));
  expect(outcome('')).toEqual([]);
});

test.each([
  [
    'a row twice',
    `${plain}0x1a2b3c4d\tpot\tvmlinux\tEXPORT_SYMBOL\t\n`,
    /^FILE:3: duplicate symbol, first in line 1/,
  ],
  ['a type that is none', plain.replace('_GPL', '_GPX'), /^FILE:2: unknown export type/],
  ['a CRC without end', plain.replace('0x00000001', '0x1000000001'), /^FILE:2: the CRC is not a 32-bit/],
  ['a control character', plain.replace('lid', 'l\x01d'), /^FILE:2: a control character/],
  ['a field too many', plain.replace('TEA', 'TEA\tPOT'), /^FILE:2: text after the record/],
  ['an empty line', plain.replace('\n', '\n\n'), /^FILE:2: no CRC/],
  ['no module', plain.replace('vmlinux', ''), /^FILE:1: no module/],
])('%s is refused by its line', (_, text, message) => {
  expect(outcome(text)).toMatch(message);
});

test.each([
  ['no line end behind the last row', plain.slice(0, -1)],
  ['ends of lines as Windows has them', plain.replaceAll('\n', '\r\n')],
  ['large digits', plain.replace('1a2b3c4d', '1A2B3C4D')],
  ['a short CRC', plain.replace('0x00000001', '0x1')],
  ['no tab for a namespace', plain.replace('\t\n', '\n')],
])('%s changes no row', (_, text) => {
  expect(outcome(text)).toEqual(outcome(plain));
});

test('made-up files are read alike both ways', () => {
  const word = fc.constantFrom(
    'pot',
    'lid',
    'a'.repeat(20),
    'x\x80y',
    inUtf8('é'),
    '',
    'a b',
    'EXPORT_SYMBOL',
    '0x1',
  );
  const crc = fc.constantFrom('0x00000000', '0xffffffff', '0x1', 'ffffffff', '0x1FFFFFFFF');
  const type = fc.constantFrom(...SYMVERS_TYPES, 'EXPORT', '');
  const line = fc.tuple(crc, word, word, type, word).map((words) => words.join('\t'));
  const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.map((one) => `${one}\n`).join(''));
  const shown = (one: Outcome): Outcome => (typeof one === 'string' ? one.replace(/: '.*$/s, '') : one);
  fc.assert(
    fc.property(text, (one) => {
      expect(shown(outcome(one))).toEqual(shown(outcome(theLongWay(one))));
    }),
    { numRuns: 2000 },
  );
});
