// SPDX-License-Identifier: GPL-2.0-or-later
/** What code of small functions uses, held against what is written there. */
import { modelOf, ScopedTypes } from '../../../src/c/layout';
import { CodeReader } from '../../../src/code/body';
import { UnitText } from '../../../src/code/unit';
import { readyParser } from '../../../src/genksyms/parse';

const KERNEL = `
typedef unsigned int u32;
typedef struct { int counter; } count_t;
enum heat { COLD, WARM = 7 };
struct lid { int a; u32 knob; };
struct pot {
  char name[16];
  struct lid lid;
  struct lid *spare;
  union { long inner; struct { int low; int high; }; };
  u32 bit : 3;
  count_t count;
  struct { int deep; } own;
  int (*pour)(struct pot *, int);
  enum heat heat;
};
struct tray { struct pot pots[4]; struct pot *next; };
extern struct pot *find(int);
extern struct pot all[];
extern int level;
static inline int kind(struct pot *p) { return p->heat; }
`;

interface Told {
  uses: string[];
  refersTo: string[];
  open: string[];
}

/** What a definition of the unit uses; without what declares the extern objects. */
function told(text: string, name: string, more = ''): Told {
  const unit = new UnitText(Buffer.from(`${KERNEL}${more}${text}`, 'latin1'));
  const reader = new CodeReader(unit, new ScopedTypes(unit, modelOf('x86_64')), readyParser()!);
  const { uses, refersTo, open } = reader.usesOf(unit.definitions.get(name)!);
  const kernels = [...uses.values()].filter(({ what }) => what !== 'object');
  return {
    uses: [...new Set(kernels.map((use) => `${use.what} ${use.name}`))].sort(),
    refersTo: [...refersTo].sort(),
    open: open.map((one) => `${one.name}: ${one.why}`),
  };
}

/** The same of a body; `q` is passed as a whole where it is asked for. */
const inBody = (body: string): Told =>
  told(`int f(struct pot *p, ${/\bq\b/.test(body) ? 'struct pot q, ' : ''}int n) {\n${body}\n}`, 'f');

test.each([
  ['return p->bit;', ['member pot.bit']],
  [
    '_Static_assert(__builtin_types_compatible_p(typeof(*({ struct pot *o = p; o; })), struct pot), ""); return p->bit;',
    ['member pot.bit'],
  ],
  ['return q.lid.knob;', ['member lid.knob', 'member pot.lid', 'size pot']],
  ['return (*p).spare->a;', ['member lid.a', 'member pot.spare']],
  ['return p->high + p->inner;', ['member pot.high', 'member pot.inner']],
  ['return p->count.counter;', ['member count_t.counter', 'member pot.count']],
  ['return p->own.deep;', ['member pot.own', 'member pot.own.deep']],
  ['return find(1)->bit;', ['member pot.bit']],
  ['return p->pour(p, 1);', ['member pot.pour']],
  ['return all->heat;', ['member pot.heat']],
  ['return ((struct pot *)n)->heat;', ['member pot.heat']],
  ['return (n ? p : (void *)0)->heat;', ['member pot.heat']],
  ['return (n ? (void *)0 : p)->heat;', ['member pot.heat']],
  ['return (p ?: find(2))->heat;', ['member pot.heat']],
  ['return (n, p)->heat;', ['member pot.heat']],
  ['typeof(p->spare) s = p->spare; return s->a;', ['member lid.a', 'member pot.spare']],
  ['__auto_type s = p->spare; return s->a;', ['member lid.a', 'member pot.spare']],
  ['typeof(*p) *s = p; return s->heat;', ['member pot.heat']],
  ['return ({ struct lid *__l = p->spare; __l; })->a;', ['member lid.a', 'member pot.spare']],
  ['return ({ typeof(p) __p = p; typeof(*__p) *__r = __p; __r; })->heat;', ['member pot.heat']],
  ['return _Generic((p->bit), char: 1, default: (p))->heat;', ['member pot.bit', 'member pot.heat']],
  ['return __builtin_choose_expr(0, n, p)->heat;', ['member pot.heat']],
  [
    'return ((struct pot *)((char *)&p->lid - __builtin_offsetof(struct pot, lid)))->heat;',
    ['member pot.heat', 'member pot.lid'],
  ],
  [
    'return __builtin_offsetof(struct tray, pots[1].lid.knob);',
    ['member lid.knob', 'member pot.lid', 'member tray.pots', 'size pot'],
  ],
  ['return sizeof(struct pot) + sizeof(*p) + sizeof p->lid;', ['member pot.lid', 'size lid', 'size pot']],
  ['return all[n].heat;', ['member pot.heat', 'size pot']],
  ['return (p + 1)->heat;', ['member pot.heat', 'size pot']],
  ['p++; return n;', ['size pot']],
  ['p += n; return n;', ['size pot']],
  ['return &all[2] - p;', ['size pot']],
  ['struct lid l = { .knob = 1 }; return l.knob;', ['member lid.knob', 'size lid']],
  ['struct lid l = { 1, 2 }; return n;', ['member lid.a', 'member lid.knob', 'size lid']],
  ['struct pot l = { .spare = 0, { 1 } }; return n;', ['member pot.inner', 'member pot.spare', 'size pot']],
  ['struct lid l[2] = { [1] = { .a = WARM } }; return n;', ['enumerator WARM', 'member lid.a', 'size lid']],
  [
    'struct tray t = { .pots[1].lid.a = 1 }; return n;',
    ['member lid.a', 'member pot.lid', 'member tray.pots', 'size tray'],
  ],
  ['p->lid = (struct lid){ .a = 1 }; return n;', ['member lid.a', 'member pot.lid', 'size lid']],
  ['for (struct pot *i = p; i; i = i->spare ? i : 0) n++; return n;', ['member pot.spare']],
  [
    'switch (p->heat) { case COLD ... WARM: return 1; default: return p->bit; }',
    ['enumerator COLD', 'enumerator WARM', 'member pot.bit', 'member pot.heat'],
  ],
  [
    'asm volatile("x" "y" : "=r"(p->bit) : [n] "i"(__builtin_offsetof(struct pot, heat)) : "memory"); return n;',
    ['member pot.bit', 'member pot.heat'],
  ],
  ['({ __label__ here; here: (unsigned long)&&here; }); return p->heat;', ['member pot.heat']],
  ['if (0) return p->bit; return p->heat;', ['member pot.heat']],
  ['if (!(1 && 0)) return p->bit; else return p->heat;', ['member pot.bit']],
  ['return (0 && p->bit) || (1 ? p->heat : p->inner);', ['member pot.heat']],
  [
    'do { n += p->bit; } while (n < p->heat); goto out; out: return n;',
    ['member pot.bit', 'member pot.heat'],
  ],
  [
    '__attribute__((unused)) struct lid *l __attribute__((aligned(8))) = p->spare; return l->a;',
    ['member lid.a', 'member pot.spare'],
  ],
  [
    'struct here { int x; struct pot *p; } h = { .p = p }; return h.p->heat;',
    ['member here.p', 'member pot.heat', 'size here'],
  ],
  ['{ struct lid *p = find(1)->spare; return p->a; }', ['member lid.a', 'member pot.spare']],
  ['return ((u32)p->bit) + (u32)n;', ['member pot.bit', 'type u32']],
  ['const u32 *m = (void *)p; return *m;', ['type u32']],
  ['typeof((u32)1) x = n; return x;', ['type u32']],
  ['count_t *c = (void *)p; return n;', []],
  [
    'int (*g)(struct pot *, int) = p->pour; struct pot *(*h)(int) = find; return h(1)->bit;',
    ['member pot.bit', 'member pot.pour'],
  ],
])('%s', (body, uses) => {
  const found = inBody(body);
  expect([found.uses, found.open]).toEqual([uses, []]);
});

test('what is asked for its type only is not read, and hangs on that type', () => {
  expect(inBody('return sizeof(p->lid.knob) + sizeof(kind(p));').refersTo).toEqual([]);
  const unit = new UnitText(
    Buffer.from(`${KERNEL}int f(struct pot *p) { return sizeof(p->bit + 0) + p->heat; }`),
  );
  const reader = new CodeReader(unit, new ScopedTypes(unit, modelOf('x86_64')), readyParser()!);
  const { uses } = reader.usesOf(unit.definitions.get('f')!);
  const meanings = [...uses.values()].map(({ name, meaning }) => `${name} ${meaning}`);
  expect(meanings).toEqual(['pot.bit unsigned int', 'pot.heat at 64: enum heat']);
});

test('functions and variables that it refers to are named, and those of headers are read by themselves', () => {
  expect(inBody('level = 1; return kind(p) + find(1)->bit;').refersTo).toEqual(['find', 'kind', 'level']);
  expect(told('', 'kind').uses).toEqual(['member pot.heat']);
});

test('a table of functions is read with its values', () => {
  const table = 'struct ops { int (*pour)(void); int flags; }; static int go(void) { return 1; }\n';
  const { uses, refersTo } = told('struct ops mine = { .pour = go, .flags = WARM };', 'mine', table);
  expect(uses).toEqual(['enumerator WARM', 'member ops.flags', 'member ops.pour', 'size ops']);
  expect(refersTo).toContain('go');
});

test.each([
  ['return unknown(p)->bit;', '->bit: the type before it is not known'],
  ['return p->missing;', '->missing: it cannot be placed'],
  ['return ((struct gone *)p)->bit;', '->bit: it cannot be placed'],
  ['struct gone g = { .x = 1 }; return n;', '.x =: the type that it belongs to is not known'],
  ['return p->bit @ 2;', '@: it cannot be read'],
])('%s is told as not known', (body, open) => {
  expect(inBody(body).open).toContain(open);
});

test.each([
  ['braces without an end', `int f(void) { ${'{'.repeat(3000)}`],
  ['deep parentheses', `int f(void) { return ${'('.repeat(60_000)}1${')'.repeat(60_000)}; }`],
  ['deep statement expressions', `int f(void) { return ${'({'.repeat(600)}1;${'})'.repeat(600)}; }`],
  ['typeof of itself', `int f(void) { ${'typeof('.repeat(500)}f${')'.repeat(500)} x; return x; }`],
  ['half a text', 'int f(void) { return "'],
  ['bytes', 'int f(void) { \0\x01\xff\x80 }'],
  ['nothing', ''],
])('hostile: %s', (_, text) => {
  const unit = new UnitText(Buffer.from(`${KERNEL}${text}`, 'latin1'));
  const reader = new CodeReader(unit, new ScopedTypes(unit, modelOf('x86_64')), readyParser()!);
  const definition = unit.definitions.get('f');
  if (definition) expect(reader.usesOf(definition).tokens.length).toBeGreaterThan(0);
});
