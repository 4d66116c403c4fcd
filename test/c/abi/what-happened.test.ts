// SPDX-License-Identifier: GPL-2.0-or-later
/** A change of a layout is told by what moved the rest. */
import { whatHappened, type ShownLayout, type ShownMember } from '../../../src/c/abi';

const SHOWN = /^([-+]?)(\w*)@(\d+)(?:\.(\d+):(\d+)|\+(\d+))$/;

/** `a@0+4` lies in 4 bytes at 0; `b@4.1:1` is a bit-field of one bit behind the first; `+` came in, `-` went. */
function layout(size: number, ...members: string[]): ShownLayout {
  return {
    size,
    align: 8,
    members: members.map((text): ShownMember => {
      const [, state, name, byte, bit, bits, bytes] = SHOWN.exec(text)!;
      return {
        name: name!,
        type: 'int',
        offset: Number(byte) * 8 + Number(bit ?? 0),
        size: bits === undefined ? Number(bytes) * 8 : Number(bits),
        isBitField: bits !== undefined,
        depth: 0,
        state: state === '+' ? 'added' : state === '-' ? 'removed' : 'same',
      };
    }),
  };
}

test.each<[string, string[], string[], string | null]>([
  ['one came in', ['a@0+4', 'b@4+4'], ['a@0+4', '+x@4+4', 'b@8+4'], 'x inserted at 4; 1 member moved by 4'],
  [
    'several came in at two places',
    ['a@0+4', 'b@4+4', 'c@8+4'],
    ['+x@0+4', '+y@4+4', 'a@8+4', 'b@12+4', '+z@16+4', 'c@20+4'],
    'x and y inserted at 0, z inserted at 16; 3 members moved',
  ],
  [
    'more than can be named',
    ['b@0+4'],
    ['+v@0+4', '+w@4+4', '+x@8+4', '+y@12+4', 'b@16+4'],
    'v, w and 2 more inserted at 0; 1 member moved by 16',
  ],
  ['one went', ['-x@0+4', 'b@4+4'], ['b@0+4'], 'x removed at 0; 1 member moved by -4'],
  ['one grew', ['a@0+4', 'b@4+4'], ['a@0+8', 'b@8+4'], 'a grew from 4 to 8; 1 member moved by 4'],
  [
    'a bit-field became a whole',
    ['a@0.0:1', 'b@4+4'],
    ['a@0+4', 'b@8+4'],
    'a grew from 1 to 32 bits; 1 member moved by 4',
  ],
  [
    'bits moved',
    ['a@0.0:1', 'b@0.1:1'],
    ['+x@0.0:1', 'a@0.1:1', 'b@0.2:1'],
    'x inserted at 0; 2 members moved',
  ],
  ['nothing moved', ['a@0+4'], ['a@0+4', '+x@4+4'], null],
  ['no member tells why', ['a@0+4', 'b@4+4'], ['a@0+4', 'b@8+4'], null],
  ['names are missing', ['@0+4', 'b@4+4'], ['@0+4', 'b@8+4'], null],
])('%s', (_what, base, next, told) => {
  expect(whatHappened({ base: layout(64, ...base), new: layout(64, ...next) })).toBe(told);
});

test('without both layouts there is nothing to tell by', () => {
  expect(whatHappened({ base: null, new: layout(4, 'a@0+4') })).toBeNull();
});
