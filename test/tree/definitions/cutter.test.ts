// SPDX-License-Identifier: GPL-2.0-or-later
/** Which types a unit's text defines, whoever can read them. */
import { Cutter, namesOf } from '../../../src/tree/definitions';
import type { Declaration } from '../../../src/formats/corpus';

/** The definitions of a text, cut in one go and cut anew behind each of its lines: both have to find the same. */
function definitionsIn(text: string): Declaration[] {
  const bytes = Buffer.from(text, 'latin1');
  const found: Declaration[] = [];
  const whole = new Cutter((one) => found.push(one));
  whole.restart('');
  whole.read(bytes, 0, bytes.length);
  const again: Declaration[] = [];
  const parts = new Cutter((one) => again.push(one));
  parts.restart('');
  let from = 0;
  for (const line of text.split(/(?<=\n)/)) {
    if (!parts.isOpen) parts.restart(parts.packing.state);
    parts.read(bytes, from, from + line.length);
    from += line.length;
  }
  expect(again).toEqual(found);
  return found;
}

const textsIn = (text: string): string[] => definitionsIn(text).map((one) => one.text);

test('definitions have the place where they begin', () => {
  const text =
    '# 1 "a.c"\n# 7 "include/pot.h" 1\n\nstruct pot\n{ int a;\n# 12 "include/pot.h"\n int b; };\nint x;\n';
  expect(definitionsIn(text)).toEqual([
    {
      text: 'struct pot\n{ int a;\n int b; };'.replace('\n int', '\nint'),
      file: 'include/pot.h',
      line: 8,
      pack: 0,
    },
  ]);
});

test.each([
  'struct __attribute__((packed)) pot { int a; };',
  '__extension__ struct pot { int a; };',
  'struct pot { int a; } __attribute__((aligned(8)));',
  'enum { A __attribute__((deprecated)), B = 3 };',
  'enum pot : unsigned char { A };',
  'typedef struct __attribute__((aligned(4))) { char c; } pot_t;',
  '__extension__ typedef unsigned long long u64;',
  '__attribute__((packed)) struct pot { char c; };',
  'struct pot { struct __attribute__((packed)) lid { char c; int i; } lid; };',
  'struct pot { char c[sizeof("};{")]; char d[\'}\']; };',
  'union pot { struct { int a; }; int (*brew)(struct pot *, int); };',
])('%s', (text) => {
  expect(textsIn(`# 1 "a.h"\n${text}\nint tea;\n`)).toEqual([text]);
});

test.each([
  'struct pot;',
  'struct pot *brew(struct pot *pot) { struct inner { int a; } x; return pot; }',
  'struct pot (brew)(int a) { return 0; }',
  'static inline enum tea kind(void) __attribute__((cold)); int x;',
  'int f(a) struct pot *a; { return 1; }',
  'struct pot pots[] = { { .a = 1 }, { 2 } };',
  'extern typeof(struct pot) *x;',
  'asm("struct { };");',
  ';;',
])('nothing in %s', (text) => {
  expect(textsIn(`# 1 "a.h"\n${text}\nstruct lid { int a; };\n`)).toEqual(['struct lid { int a; };']);
});

test('bodies and initialisers are left out', () => {
  expect(textsIn('struct pot { int a; } pot = { 1 };\n')).toEqual(['struct pot { int a; } pot =  {};']);
  expect(textsIn('struct pot { int a; } brew(void) { return 1; }\n')).toEqual([
    'struct pot { int a; } brew(void) ;',
  ]);
});

test('the packing in force', () => {
  const packs = definitionsIn(
    '#pragma pack(push, 1)\nstruct a { int i; };\n#pragma pack(pop)\nstruct b { int i; };\n',
  ).map(({ pack }) => pack);
  expect(packs).toEqual([1, 0]);
});

test.each([
  ['struct pot { struct lid lid; struct tea *tea; u8 level; int n; };', ['s#pot'], ['s#lid', 't#u8']],
  ['struct __attribute__((packed)) pot { u8 level; };', ['s#pot'], ['t#u8']],
  [
    'union pot { struct lid { int a; } lid; enum { A, B = A + 1 } e; };',
    ['E#A', 'E#B', 's#lid', 'u#pot'],
    [],
  ],
  ['enum pot { A, B = sizeof(struct lid) };', ['e#pot'], ['s#lid']],
  ['enum pot : u8 { A };', ['e#pot'], ['E#u8']],
  ['typedef struct pot pot_t, *pot_p;', ['t#pot_p', 't#pot_t'], ['s#pot']],
  ['typedef int (*brew_t)(struct pot *, u8), more[HANDLES];', ['t#brew_t', 't#more'], ['E#HANDLES', 't#u8']],
  ['typedef void (*(*get_t)(int))(u8);', ['t#get_t'], ['t#u8']],
  ['typedef int brew_t(u8);', ['t#brew_t'], ['t#u8']],
  ['typedef int (brew_t)(u8);', ['t#brew_t'], ['t#u8']],
  [
    'struct pot { void (*brew)(struct pot *, u8); int (*fn[HANDLES])(tea); };',
    ['s#pot'],
    ['E#HANDLES', 't#tea', 't#u8'],
  ],
  ['typedef __u8 u8;', ['t#u8'], ['t#__u8']],
  ['typedef typeof(brew) *b_t;', ['t#b_t'], ['brew']],
  ['typedef u8 __attribute__((aligned(1))) u8_t;', ['t#u8_t'], ['t#u8']],
  ['typedef struct { u8 a; } __attribute__((packed)) pot_t;', ['t#pot_t'], ['t#u8']],
])('names in %s', (text, names, needs) => {
  const found = namesOf(text);
  expect([found.names.sort(), found.needs.sort()]).toEqual([names, needs]);
});
