// SPDX-License-Identifier: GPL-2.0-or-later
/** One module against two kernels: which of what it uses differs, and whether that fits its code. */
import { modelOf } from '../../../src/c/layout';
import { unitUses } from '../../../src/code/changes';
import type { UnitUses } from '../../../src/formats/object';
import { readyParser } from '../../../src/genksyms/parse';

const header = (members: string, inline = 'return p->level;', more = ''): string =>
  `# 1 "include/pot.h"\nstruct pot { ${members} };\nenum heat { COLD${more}, WARM };
extern int kettle(struct pot *);
static inline int level(struct pot *p) { ${inline} }
`;
const MODULE = `# 1 "milk.c"
static int warm(struct pot *p) { return level(p); }
int direct(struct pot *p) { return p->used; }
int caller(struct pot *p) { return warm(p); }
int size(void) { return sizeof(struct pot); }
int plain(int a) { return a + WARM; }
`;

function uses(base: string, other: string, differing: string[] | null = null, module = MODULE): UnitUses {
  const [one, two] = [base, other].map((text) => Buffer.from(text + module, 'latin1')) as [Buffer, Buffer];
  return unitUses({ base: one, new: two, model: modelOf('x86_64'), differing }, readyParser()!);
}

const told = ({ changed }: UnitUses): string[] =>
  changed.map(
    (one) => `${one.what} ${one.name} ${one.base} > ${one.new} ${one.file}:${one.line} ${one.users.join()}`,
  );

const BASE = header('int used; int level;');

test('nothing that it uses moved', () => {
  expect(uses(BASE, BASE)).toMatchObject({ changed: [], open: [], unexplained: [], idle: [] });
  const grown = header('int used; int level; int more[0];');
  expect(told(uses(BASE, grown))).toEqual([]);
});

test('a member that moved is named with who uses it, also within functions of headers', () => {
  const moved = header('int more; int used; int level;');
  expect(told(uses(BASE, moved))).toEqual([
    'member pot.level at 4: int > at 8: int include/pot.h:4 warm',
    'member pot.used at 0: int > at 4: int milk.c:2 direct',
    'size pot 8 bytes, aligned to 4 > 12 bytes, aligned to 4 milk.c:4 size',
  ]);
});

test.each([
  ['a type', header('long used; int level;'), 'member pot.used at 0: int > at 0: long'],
  ['a constant', header('int used; int level;', undefined, ', TEPID'), 'enumerator WARM 1 > 2'],
  ['an inline function', header('int used; int level;', 'return p->level + 1;'), 'inline level ; > +'],
])('%s differs', (_, other, expected) => {
  expect(told(uses(BASE, other)).some((line) => line.startsWith(expected))).toBe(true);
});

test('what a header makes of its own text differs, lines and counted names do not', () => {
  const own = (line: number, count: number, word: string): string =>
    `# ${line} "include/pot.h"\nstatic inline int lined(void) { extern void __compiletime_assert_${count}(void); return ${line + 0}; }\n# 9 "milk.c"\nint f(void) { return lined() ${word}; }\n`;
  const one = own(10, 4, '+ 1');
  const plain = (text: string, other: string): string[] => told(uses(BASE + text, BASE + other, null, ''));
  expect(plain(one, own(12, 9, '+ 1'))).toEqual([]);
  expect(plain(one, own(12, 9, '+ 2'))).toEqual(['text f 1 > 2 milk.c:9 f']);
});

test('code that differs has a reason among what it uses, through all that it calls', () => {
  const moved = header('int more; int used; int level;');
  const found = uses(BASE, moved, ['caller', 'direct', 'plain', 'size', 'warm']);
  expect([found.unexplained, found.idle]).toEqual([['plain'], []]);
});

test('what uses something that changed and whose code is the same is told', () => {
  const moved = header('int used; int more; int level;');
  expect(uses(BASE, moved, ['size'])).toMatchObject({ unexplained: [], idle: ['warm'] });
  // It may be put into the function that calls it.
  expect(uses(BASE, moved, ['caller', 'size'])).toMatchObject({ unexplained: [], idle: [] });
});

test('what cannot be typed on either side is told once', () => {
  const module = '# 1 "milk.c"\nint f(struct pot *p) { return gone(p)->x; }\n';
  expect(uses(BASE, BASE, null, module).open).toEqual([
    { name: '->x', why: 'the type before it is not known', file: 'milk.c', line: 1 },
  ]);
});

test('things whose names are counted are told by their order', () => {
  const aliases = (from: number): string =>
    ['one', 'two']
      .map((text, at) => `static const char __UNIQUE_ID_alias${from + at}[] = "${text}";\n`)
      .join('');
  expect(told(uses(BASE + aliases(610), BASE + aliases(611), null, MODULE))).toEqual([]);
});
