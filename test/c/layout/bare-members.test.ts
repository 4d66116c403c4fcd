// SPDX-License-Identifier: GPL-2.0-or-later
/** A struct with a name that stands alone among members: the figures are those of GCC 12, with and without the option. */
import { Unknown } from '../../../src/c/syntax';
import { typesOf } from './ours';

const NAMES = ['struct q { int a; char c; };', 'union u { int ua; long ul; };', 'typedef struct q Q;'];

/** Size of a struct with this among its members, and the place of the member behind it, in bytes. */
function sizeAndPlace(text: string, msExtensions: boolean | null, attribute = ''): string {
  const outer = `struct s { char x; ${text} int b; } ${attribute};`;
  const types = typesOf([...NAMES, outer], 'x86_64', { msExtensions });
  const { size, members } = types.layoutOf(types.recordOf({ kind: 'tag', tag: 'struct', name: 's' }));
  return `${size}/${members.find(({ syntax }) => syntax.name === 'b')!.bits / 8}`;
}

test.each([
  ['struct q;', '16/12'],
  ['union u;', '24/16'],
  ['Q;', '16/12'],
  ['const struct q;', '16/12'],
  // An attribute of a reference does nothing.
  ['struct q __attribute__((packed));', '16/12'],
  ['struct q __attribute__((aligned(16)));', '16/12'],
  ['struct { struct q; long z; };', '32/24'],
  ['struct r { int ra; };', '12/8'],
  ['struct r { int ra; } __attribute__((packed));', '12/8'],
  ['enum e { A };', '8/4'],
  ['int;', '8/4'],
])('%s', (text, expected) => {
  expect(sizeAndPlace(text, true)).toBe(expected);
});

test('in a packed struct', () => {
  expect(sizeAndPlace('struct q;', true, '__attribute__((packed))')).toBe('13/9');
});

test.each(['struct q;', 'union u;', 'Q;', 'struct r { int ra; };'])('without the option: %s', (text) => {
  expect(sizeAndPlace(text, false)).toBe('8/4');
});

test('where the option is not known, neither is the layout', () => {
  expect(() => sizeAndPlace('struct q;', null)).toThrow(Unknown);
  expect(sizeAndPlace('enum e { A };', null)).toBe('8/4');
});

test('its members are reached by their names', () => {
  const types = typesOf(
    [...NAMES, 'struct s { char x; struct q; };', 'enum { C = __builtin_offsetof(struct s, c) };'],
    'x86_64',
    { msExtensions: true },
  );
  expect(types.enumeratorOf('C')?.value).toBe(8n);
});
