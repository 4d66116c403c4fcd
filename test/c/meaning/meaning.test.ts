// SPDX-License-Identifier: GPL-2.0-or-later
/** What a declaration means to a module's compiler: equal where nothing differs for compiled code, and only there. */
import { meaningOf, type Meaning } from '../../../src/c/meaning';
import { typesOf } from '../layout/ours';

function recordMeaning(...texts: string[]): Meaning {
  const types = typesOf(texts);
  const syntax = types.scope.definition('struct', 'pot')!;
  return meaningOf({ kind: 'record', syntax }, types, texts.at(-1)!);
}

function objectMeaning(...texts: string[]): Meaning {
  const types = typesOf(texts);
  return meaningOf({ kind: 'object', declared: types.scope.object('brew')! }, types, texts.at(-1)!);
}

const parts = ({ parts: all }: Meaning): unknown => [...all];

test.each([
  [
    'a typedef and what it names',
    ['typedef unsigned u32;', 'struct pot { u32 heat; };'],
    ['struct pot { unsigned int heat; };'],
  ],
  ['spellings of a length', ['struct pot { int a[8]; };'], ['struct pot { int a[2 * 4]; };']],
  [
    'an attribute that promises nothing',
    ['struct pot { int a; };'],
    ['struct pot { int a __attribute__((unused)); };'],
  ],
])('%s: the same', (_what, base, other) => {
  expect(parts(recordMeaning(...base))).toEqual(parts(recordMeaning(...other)));
});

test.each([
  ['values of an unnamed enum', ['struct pot { enum { A, B } e; };'], ['struct pot { enum { B, A } e; };']],
  [
    'a length behind sizeof',
    ['struct lid { int a; };', 'struct pot { char b[sizeof(struct lid)]; };'],
    ['struct lid { long a; };', 'struct pot { char b[sizeof(struct lid)]; };'],
  ],
  ['packing', ['struct pot { char a; int b; };'], ['struct pot { char a; int b; } __attribute__((packed));']],
])('%s: another', (_what, base, other) => {
  expect(parts(recordMeaning(...base))).not.toEqual(parts(recordMeaning(...other)));
});

test.each([
  ['a promise on which callers are compiled', 'int brew(int);', 'int brew(int) __attribute__((const));'],
  ['parameters that are told', 'int brew();', 'int brew(void);'],
  ['a name for the linker', 'int brew(int);', 'int brew(int) __asm__("boil");'],
])('%s: another function', (_what, base, other) => {
  expect(parts(objectMeaning(base))).not.toEqual(parts(objectMeaning(other)));
});

test('what declares nothing has no place, and moves that of no other', () => {
  expect(parts(recordMeaning('struct pot { int; long heat; };'))).toContainEqual([
    'member heat',
    expect.stringMatching(/^0 /),
  ]);
});

test('other types stand in it by their tags', () => {
  const meaning = recordMeaning('struct pot { struct lid *lid; union tea *tea; };');
  expect(meaning.refers).toEqual([
    { tag: 'struct', name: 'lid' },
    { tag: 'union', name: 'tea' },
  ]);
  expect(meaning.isRaw).toBe(false);
});

test('what cannot be worked out enters as its text', () => {
  const text = 'struct pot { char b[sizeof(struct nowhere)]; };';
  const meaning = recordMeaning(text);
  expect(meaning.isRaw).toBe(true);
  expect(meaning.parts.get('text')).toBe(text);
});
