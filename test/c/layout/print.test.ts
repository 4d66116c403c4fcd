// SPDX-License-Identifier: GPL-2.0-or-later
/** Types printed back to C, and holes counted. */
import { printAround, printType, readDeclaration } from '../../../src/c/syntax';
import { holesOf, targetModel } from '../../../src/c/layout';

test.each([
  ['int x', 'int', 'x'],
  ['const char * const * x', 'const char *const *', 'x'],
  ['char x[4][N + 1]', 'char', 'x[4][N + 1]'],
  ['void (*x)(struct pot *, ...)', 'void', '(*x)(struct pot *, ...)'],
  ['void (*x[3])(void)', 'void', '(*x[3])(void)'],
  ['int (*x)[3]', 'int', '(*x)[3]'],
  ['struct lid *(*x(int))[2]', 'struct lid *', '(*x(int))[2]'],
  ['int (*(*x)(char))(long)', 'int', '(*(*x)(char))(long)'],
  ['unsigned long long x', 'unsigned long long', 'x'],
  ['typeof(sizeof(int) * (a ? 1 : b->c[2])) x', 'typeof(sizeof(int) * (a ? 1 : b->c[2]))', 'x'],
  ['enum { A, B } x', 'enum { ... }', 'x'],
])('%s', (text, type, declarator) => {
  const { declared } = readDeclaration(`${text} ;`, 0, (name) => name.endsWith('_t'));
  const printed = printAround(declared[0]!.type);
  expect(printed.type).toBe(type);
  expect(`${printed.before}x${printed.after}`).toBe(declarator);
});

test('what is printed reads as the same type', () => {
  for (const text of ['char *const (*x[2])(int (*)(void), seal_t)', 'const volatile struct pot *x']) {
    const read = (one: string): string => {
      const { declared } = readDeclaration(`${one} ;`, 0, (name) => name.endsWith('_t'));
      return printType(declared[0]!.type);
    };
    const { type, before, after } = printAround(
      readDeclaration(`${text} ;`, 0, () => false).declared[0]!.type,
    );
    expect(read(`${type} ${before}x${after}`)).toBe(read(text));
  }
});

test.each([
  // A bit-field that shares its unit with the member before; the rest of the unit is padding in bits.
  [
    [
      { bits: 0, size: 1 },
      { bits: 8, size: 4, width: 1 },
    ],
    4,
    [0, 0],
    0,
    23,
  ],
  // Bits up to the end of the unit, then whole bytes.
  [
    [
      { bits: 0, size: 4, width: 3 },
      { bits: 64, size: 8 },
    ],
    16,
    [29, 4],
    0,
    0,
  ],
  [
    [
      { bits: 0, size: 4 },
      { bits: 64, size: 8 },
    ],
    16,
    [0, 4],
    0,
    0,
  ],
  [
    [
      { bits: 0, size: 8 },
      { bits: 64, size: 1 },
    ],
    16,
    [0, 0],
    7,
    0,
  ],
])('holes of %j', (members, size, [bits, bytes], padding, bitPadding) => {
  const placed = members.map((member) => ({ width: null, ...member }));
  expect(holesOf(placed, size, 0)).toEqual({
    before: { bits: 0, bytes: 0 },
    behind: [{ bits, bytes }],
    padding,
    bitPadding,
  });
});

describe('the data model of a scan', () => {
  const facts = { release: '6.1.0', architecture: 'x86' };
  const target = {
    machine: 'i386',
    charIsSigned: false,
    packStruct: 0,
    shortEnums: false,
    msBitfields: false,
    options: [],
  };

  test('is what its compiler says, or else the usual one of the architecture', () => {
    expect(targetModel(facts)).toMatchObject({ machine: 'x86_64', charIsSigned: true });
    expect(targetModel({ ...facts, release: '6.12.1' })).toMatchObject({ charIsSigned: false });
    expect(targetModel({ ...facts, target })).toMatchObject({ machine: 'i386', charIsSigned: false });
    expect(targetModel({ ...facts, target }, 'arm64')).toMatchObject({ machine: 'arm64' });
  });

  test('is refused where there is none', () => {
    expect(() => targetModel({ ...facts, architecture: 'um' })).toThrow("the architecture 'um'");
    expect(() => targetModel({ ...facts, target: { ...target, machine: 'mips' } })).toThrow("'mips'");
    expect(() => targetModel({ ...facts, target: { ...target, msBitfields: true } })).toThrow(
      '-mms-bitfields',
    );
  });
});
