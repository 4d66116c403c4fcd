// SPDX-License-Identifier: GPL-2.0-or-later
import { tagEventsIn, withAttributes } from '../../../src/tree/definitions';

const PACKED = ' __attribute__((packed))';
const reference = `s#pot${PACKED}`;

/** Tags in a word each: those that are defined by their marked names, others with their attributes. */
const tagsOf = (text: string): string[] =>
  tagEventsIn(text).map(({ name, attributes }) => name + (attributes ?? ' {}'));

test.each([
  ['struct __attribute__((packed)) pot;', [reference]],
  ['struct\n__attribute__((__packed__))\npot;', [reference]],
  ['typedef const struct __attribute__((packed)) pot *pot_t;', [reference]],
  ['struct __attribute__((packed)) pot *pour(struct __attribute__((packed)) lid *lid);', [reference]],
  [
    'struct __attribute__((packed)) pot *(*pour)(int (*)(struct __attribute__((packed)) lid *));',
    [reference],
  ],
  ['struct __attribute__((packed)) pot *(pour(struct __attribute__((packed)) lid *lid));', [reference]],
  ['void pour(int n[sizeof(struct __attribute__((packed)) pot *)]);', []],
  ['void (*pour)(struct __attribute__((packed)) pot *pot);', []],
  ['void pour(struct lid { struct __attribute__((packed)) pot *pot; } *lid);', []],
  ['extern int n[sizeof(struct __attribute__((packed)) pot *)];', [reference]],
  ['extern typeof(struct __attribute__((packed)) pot *) pot;', [reference]],
  ['int n __attribute__((aligned(sizeof(struct __attribute__((packed)) pot *))));', [reference]],
  ['int n[] = { [0] = sizeof(struct __attribute__((packed)) pot *) };', [reference]],
  ['void *pot = (struct __attribute__((packed)) pot *)0;', [reference]],
  ['int n = sizeof(void (*)(struct __attribute__((packed)) pot *));', []],
  ['int n = f(1), pour(struct __attribute__((packed)) pot *pot);', []],
  ['enum { A = sizeof(struct __attribute__((packed)) pot *), B };', [reference]],
  ['struct lid { int a : 3; struct __attribute__((packed)) pot *pot; };', ['s#lid {}', reference]],
  ['struct lid { void (*pour)(struct __attribute__((packed)) pot *); };', ['s#lid {}']],
  [
    'struct lid { struct __attribute__((packed)) pot *next; struct pot { int a; } pot; };',
    ['s#lid {}', reference, 's#pot {}'],
  ],
  [
    'struct __attribute__((packed)) pot { struct __attribute__((packed)) pot *next; };',
    ['s#pot {}', reference],
  ],
  ['struct __attribute__((packed)) { int a; } pot;', []],
  ['struct pot __attribute__((packed)) *pot;', []],
  ['__attribute__((packed)) struct pot;', []],
  ['enum __attribute__((packed, mode(QI))) lid : int;', [`e#lid${PACKED}`]],
  ['enum __attribute__((mode(QI))) lid *lid;', []],
  ['union __attribute__((__transparent_union__)) pot;', []],
  [
    'struct __attribute__((packed)) __attribute__((aligned(4))) pot;',
    [`${reference} __attribute__((aligned ( 4 )))`],
  ],
  ['struct __declspec(align(8)) pot;', ['s#pot __declspec ( align ( 8 ) )']],
  ['struct [[gnu::packed]] pot;', ['s#pot [ [ gnu : : packed ] ]']],
  ['struct __attribute__((packed', []],
])('%s', (text, tags) => {
  expect(tagsOf(text)).toEqual(tags);
});

test('what a definition is given stands before its tag, and nowhere else', () => {
  const given = new Map([
    ['s#pot', PACKED],
    ['e#lid', ' __attribute__((aligned(8)))'],
  ]);
  expect(
    withAttributes(
      'struct pot {\nenum lid { A } lid; struct pot *next;\nstruct bowl { int a; } b; };',
      given,
    ),
  ).toBe(
    'struct __attribute__((packed)) pot {\nenum __attribute__((aligned(8))) lid { A } lid; struct pot *next;\nstruct bowl { int a; } b; };',
  );
  expect(withAttributes('#pragma pack(2)\nstruct pot { int a; };', given)).toBe(
    '#pragma pack(2)\nstruct __attribute__((packed)) pot { int a; };',
  );
});
