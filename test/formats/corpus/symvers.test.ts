// SPDX-License-Identifier: GPL-2.0-or-later
/** Module.symvers: rows, their order, and names that are exported twice. */
import { canonical, symversText } from '../../../src/formats/corpus';
import { corpusOf } from './made-up';

const corpus = corpusOf([
  {
    name: 'net/b',
    module: 'net/net',
    position: 2,
    exports: [
      { name: 'late', crc: 0xffffffff },
      { name: 'Early', crc: 1, type: 'EXPORT_SYMBOL_GPL' },
    ],
    records: [],
  },
  {
    name: 'kernel/z',
    position: 7,
    exports: [
      { name: 'core', crc: 0x12, namespace: 'CORE' },
      { name: 'late', crc: 3 },
    ],
    records: [],
  },
]);

test('modpost: by position and statement, the first of a name counts', () => {
  const { text, vmlinux, modules, second } = symversText(corpus, 'modpost');
  expect(text).toBe(
    '0xffffffff\tlate\tnet/net\tEXPORT_SYMBOL\t\n' +
      '0x00000001\tEarly\tnet/net\tEXPORT_SYMBOL_GPL\t\n' +
      '0x00000012\tcore\tvmlinux\tEXPORT_SYMBOL\tCORE\n',
  );
  expect([vmlinux, modules]).toEqual([1, 2]);
  expect(second).toEqual([{ name: 'late', unit: 'kernel/z', module: 'vmlinux', first: 'net/net' }]);
});

test('sorted: vmlinux first, then by module and name in the order of bytes', () => {
  const { text, second } = symversText(corpus, 'sorted');
  expect(text).toBe(
    '0x00000012\tcore\tvmlinux\tEXPORT_SYMBOL\tCORE\n' +
      '0x00000003\tlate\tvmlinux\tEXPORT_SYMBOL\t\n' +
      '0x00000001\tEarly\tnet/net\tEXPORT_SYMBOL_GPL\t\n',
  );
  expect(second).toEqual([{ name: 'late', unit: 'net/b', module: 'net/net', first: 'vmlinux' }]);
});

test('a second statement in one unit', () => {
  const twice = corpusOf([
    {
      name: 'a',
      exports: [
        { name: 'f', crc: 1 },
        { name: 'f', crc: 1 },
      ],
      records: [],
    },
  ]);
  expect(symversText(twice, 'modpost').second).toEqual([
    { name: 'f', unit: 'a', module: 'vmlinux', first: 'vmlinux' },
  ]);
});

test.each([
  ['a blank in a name', { exports: [{ name: 'a b' }] }, "a: the exported name 'a b' is no word"],
  ['a tab in a namespace', { exports: [{ namespace: 'a\tb' }] }, "a: the namespace 'a\\x09b' is no word"],
  ['no module', { module: '' }, "a: the module '' is no word"],
  ['a CRC of 33 bits', { exports: [{ crc: 0x100000000 }] }, "a: the CRC of 'f' is not of 32 bits"],
  ['a CRC below 0', { exports: [{ crc: -1 }] }, "a: the CRC of 'f' is not of 32 bits"],
  ['what is no byte', { exports: [{ name: '\u0142' }] }, "a: the exported name 'B' is no word"],
])('%s is refused', (_, unit, message) => {
  expect(() => canonical(corpusOf([{ name: 'a', records: [], ...unit }]))).toThrow(message);
});
