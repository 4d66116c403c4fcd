// SPDX-License-Identifier: GPL-2.0-or-later
/** An export and its records to the text that is hashed. */
import { crcOfText } from '../../../src/genksyms/expand';
import { dumpOf, hashed } from '../unit/of-text';

/** The CRC of a text as it is written here. */
const crc = (text: string): number => crcOfText(Buffer.from(text));

const crcsOf = (header: string, names?: string[]): number[] =>
  hashed(header, names).exports.map((one) => one.crc);

test('a type stands in full where an export meets it first, and by name afterwards', () => {
  expect(crcsOf('struct s { int a; };\nint out(struct s *, struct s *);')).toEqual([
    crc('int out ( struct s { int a ; } * , struct s * ) '),
  ]);
});

test('each export begins anew', () => {
  const header = 'struct s { int a; };\nint out(struct s *);\nint out2(struct s *);';
  expect(crcsOf(header, ['out', 'out2'])).toEqual([
    crc('int out ( struct s { int a ; } * ) '),
    crc('int out2 ( struct s { int a ; } * ) '),
  ]);
});

test('a typedef stands in full as well, and an enumerator as its value', () => {
  expect(crcsOf('typedef unsigned int u32;\nenum { CUPS = 4 };\nu32 out[CUPS];')).toEqual([
    crc('typedef unsigned int u32 out [ 4 ] '),
  ]);
});

test('a circle of types ends', () => {
  const result = hashed('struct a { struct b *b; };\nstruct b { struct a *a; };\nextern struct a out;');
  expect(result.exports[0]!.crc).toBe(crc('struct a { struct b { struct a * a ; } * b ; } out '));
  expect(dumpOf(result)).toEqual([
    's#b struct b { s#a * a ; } ',
    's#a struct a { s#b * b ; } ',
    'out extern s#a out ',
  ]);
});

test('a type that nothing defines is UNKNOWN', () => {
  const result = hashed('struct s;\nint out(struct s *);');
  expect(result.exports[0]!.crc).toBe(crc('int out ( struct s { UNKNOWN } * ) '));
});

test('types nested a hundred thousand deep need no stack', () => {
  const depth = 100_000;
  const types = Array.from({ length: depth }, (_, n) => `struct s${n} { struct s${n + 1} *next; };`);
  expect(hashed(`${types.join('\n')}\nextern struct s0 out;`).exports).toHaveLength(1);
});
