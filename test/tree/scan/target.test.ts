// SPDX-License-Identifier: GPL-2.0-or-later
/** What a kernel is compiled for, from the macros of its compiler and the options of a unit. */
import { targetFrom } from '../../../src/tree/preprocess';

const macros = (words: string, [pointer, long] = [8, 8], order = '1234'): string =>
  [
    ...words.split(' ').map((word) => `#define ${word} 1`),
    '#define __ORDER_LITTLE_ENDIAN__ 1234',
    '#define __ORDER_BIG_ENDIAN__ 4321',
    `#define __BYTE_ORDER__ ${order}`,
    `#define __SIZEOF_POINTER__ ${pointer}`,
    `#define __SIZEOF_LONG__ ${long}`,
  ].join('\n');

const plain = {
  machine: 'x86_64',
  byteOrder: 'little',
  pointerBytes: 8,
  longBytes: 8,
  charIsSigned: true,
  packStruct: 0,
  shortEnums: false,
  msBitfields: false,
  options: [],
};

test.each([
  ['x86_64', macros('__x86_64__ __LP64__'), {}],
  ['x32', macros('__x86_64__ __ILP32__', [4, 4]), { pointerBytes: 4, longBytes: 4 }],
  ['i386', macros('__i386__', [4, 4]), { pointerBytes: 4, longBytes: 4 }],
  ['arm64', macros('__aarch64__ __CHAR_UNSIGNED__'), { charIsSigned: false }],
  ['riscv64', macros('__riscv __LP64__'), {}],
  ['riscv32', macros('__riscv', [4, 4]), { pointerBytes: 4, longBytes: 4 }],
  ['ppc64le', macros('__powerpc64__ __powerpc__', [8, 8], '__ORDER_LITTLE_ENDIAN__'), {}],
  ['ppc64', macros('__powerpc64__', [8, 8], '__ORDER_BIG_ENDIAN__'), { byteOrder: 'big' }],
  ['s390x', macros('__s390x__ __s390__', [8, 8], '4321'), { byteOrder: 'big' }],
  ['other', macros('__vax__'), {}],
])('%s', (machine, text, other) => {
  expect(targetFrom(text, [])).toEqual({ ...plain, machine, ...other });
});

test.each([
  [['-fpack-struct'], { packStruct: 1 }],
  [['-fpack-struct=2', '-fpack-struct=4'], { packStruct: 4 }],
  [['-fpack-struct', '-fno-pack-struct'], {}],
  [['-malign-double', '-fno-ms-extensions', '-ffoo'], { options: ['-malign-double'] }],
  [['-fms-extensions', '-fno-ms-extensions', '-mregparm=3', '-mregparm=2'], { options: ['-mregparm=2'] }],
  [['-fplugin=./scripts/x/randomize_layout_plugin.so'], { options: ['-fplugin=randomize_layout_plugin.so'] }],
  [['-fno-short-enums', '-fshort-enums', '-mms-bitfields'], { shortEnums: true, msBitfields: true }],
])('%p', (options, other) => {
  expect(targetFrom(macros('__x86_64__'), options)).toEqual({ ...plain, ...other });
});

test('enums that are short by the ABI', () => {
  const text = `${macros('__arm__', [4, 4])}\n#define __ARM_SIZEOF_MINIMAL_ENUM 1\n`;
  expect(targetFrom(text, [])).toMatchObject({ machine: 'arm', shortEnums: true });
});

test('Clang says that it is one', () => {
  expect(targetFrom(macros('__x86_64__ __clang__'), [])).toEqual({ ...plain, compiler: 'clang' });
});

test('no compiler', () => {
  expect(targetFrom('', [])).toBeNull();
  expect(targetFrom('#define __SIZEOF_POINTER__ x\n#define __SIZEOF_LONG__ 8', [])).toBeNull();
});
