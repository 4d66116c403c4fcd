// SPDX-License-Identifier: GPL-2.0-or-later
/** What the reader takes for a row, and what it says of all else. */
import * as fc from 'fast-check';
import { readSymvers, symversText } from '../../../../src/formats/corpus';
import { corpusOf } from '../../../formats/corpus/made-up';

const GOOD = '0x12345678\tgood\tvmlinux\tEXPORT_SYMBOL\t\n';

test.each([
  ['', 'no CRC'],
  ['   \t ', 'no CRC'],
  ['12345678 foo vmlinux EXPORT_SYMBOL', 'CRC without 0x'],
  ['foo vmlinux EXPORT_SYMBOL', 'CRC without 0x'],
  ['0x foo vmlinux EXPORT_SYMBOL', 'the CRC is not a 32-bit number'],
  ['0x123456789 foo vmlinux EXPORT_SYMBOL', 'the CRC is not a 32-bit number'],
  ['0x1234567g foo vmlinux EXPORT_SYMBOL', 'the CRC is not a 32-bit number'],
  ['0x-1 foo vmlinux EXPORT_SYMBOL', 'the CRC is not a 32-bit number'],
  ['0x12345678', 'no name'],
  ['0x12345678 foo', 'no module'],
  ['0x12345678 foo EXPORT_SYMBOL', 'no module'],
  ['0x12345678 foo vmlinux', 'no export type'],
  ['0x12345678 foo vmlinux EXPORT', "unknown export type 'EXPORT'"],
  ['0x12345678 foo vmlinux EXPORT_SYMBOL_NONE NS', "unknown export type 'EXPORT_SYMBOL_NONE'"],
  ['0x12345678 foo NS vmlinux export_symbol', "unknown export type 'vmlinux'"],
  ['0x12345678 foo vmlinux EXPORT_SYMBOL NS more', 'text after the record'],
  ['0x12345678 foo NS vmlinux EXPORT_SYMBOL more', 'text after the record'],
  ['0x12345678 good vmlinux EXPORT_SYMBOL', 'duplicate symbol, first in line 1'],
  ['0x12345678 fo\0o vmlinux EXPORT_SYMBOL', 'a control character'],
  ['\0', 'a control character'],
])('%j is no row', (line, what) => {
  const shown = line.replaceAll('\t', '\\x09').replaceAll('\0', '\\x00');
  expect(() => readSymvers(`${GOOD}${line}\n`, 'Module.symvers')).toThrow(
    `Module.symvers:2: ${what}: '${shown}'`,
  );
});

test('of an endless line the beginning is shown', () => {
  expect(() => readSymvers('a'.repeat(1_000_000), 'f')).toThrow(
    new RegExp(`^f:1: CRC without 0x: '${'a'.repeat(200)}\\.\\.\\.'$`),
  );
});

test('an empty file has no rows', () => expect(readSymvers('', 'f').size).toBe(0));

test('what a scan writes is read back', () => {
  const corpus = corpusOf([
    {
      name: 'a',
      module: 'a/b',
      exports: [
        { name: 'f', crc: 0xffffffff, type: 'EXPORT_SYMBOL_GPL', namespace: 'NS' },
        { name: 'g', crc: 0 },
      ],
      records: [],
    },
  ]);
  expect([...readSymvers(symversText(corpus, 'modpost').text, 'f').values()]).toEqual([
    { name: 'f', crc: 0xffffffff, module: 'a/b', type: 'EXPORT_SYMBOL_GPL', namespace: 'NS', line: 1 },
    { name: 'g', crc: 0, module: 'a/b', type: 'EXPORT_SYMBOL', namespace: '', line: 2 },
  ]);
});

test('any bytes are rows or an error that names the line', () => {
  const pieces = fc.constantFrom(
    '0x12345678',
    'foo',
    'vmlinux',
    'EXPORT_SYMBOL',
    ' ',
    '\t',
    '\n',
    '\0',
    '\r',
    'é',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
      try {
        readSymvers(words.join(''), 'f');
      } catch (error) {
        expect((error as Error).message).toMatch(/^f:\d+: [^\n]+: '[^\n]*'$/);
      }
    }),
    { numRuns: 1_000 },
  );
});
