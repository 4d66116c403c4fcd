// SPDX-License-Identifier: GPL-2.0-or-later
import { compareObjects } from '../../../src/formats/object';
import { compiled, hasGcc } from '../../support/gcc';

const withGcc = hasGcc ? test : test.skip;
const named = (name: string): string => (hasGcc ? name : `${name} (skipped: there is no gcc for x86-64)`);

function differing(base: string, other: string, options: readonly string[] = []): string[] {
  const { differing } = compareObjects(compiled(base, options), compiled(other, options), 'unit.o');
  return differing.map(({ what, name }) => `${what} ${name}`);
}

const SPLIT = ['-ffunction-sections', '-fdata-sections'];
const KEYED = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `static inline void unused${at}(void) { static int seen; seen++; }\n`,
  ).join('');

/** Pairs that mean the same to a linker. */
const SAME: Record<string, [string, string]> = {
  'numbers that the compiler gives to static names': [
    `${KEYED(1)} int brew(void) { static int times; return ++times; }`,
    `${KEYED(3)} int brew(void) { static int times; return ++times; }`,
  ],
  'members behind those that are used': [
    'struct pot { int a, b; }; int brew(struct pot *p) { return p->a; }',
    'struct pot { int a, b, c; }; int brew(struct pot *p) { return p->a; }',
  ],
  'lines of a table of warnings': [
    `void brew(int a) { if (a) asm volatile("1: ud2\\n.pushsection __bug_table,\\"aw\\"\\n.long 1b - ., %c0 - .\\n.word %c1, 0\\n.popsection" :: "i"("pot.h"), "i"(7)); }`,
    `void brew(int a) { if (a) asm volatile("1: ud2\\n.pushsection __bug_table,\\"aw\\"\\n.long 1b - ., %c0 - .\\n.word %c1, 0\\n.popsection" :: "i"("pot.h"), "i"(9)); }`,
  ],
};

/** Pairs that do not, and what is named; each a place in which a difference could hide. */
const DIFFERENT: Record<string, [string, string, string]> = {
  'an offset in the code': [
    'struct pot { int a, b; }; int brew(struct pot *p) { return p->b; }',
    'struct pot { int a, x, b; }; int brew(struct pot *p) { return p->b; }',
    'function brew',
  ],
  'another function that is called': [
    'int tea(int), mate(int); int brew(int a) { return tea(a) + 1; }',
    'int tea(int), mate(int); int brew(int a) { return mate(a) + 1; }',
    'function brew',
  ],
  'another static function that is called': [
    '__attribute__((noinline)) static int a(int x) { asm(""); return x * 3; } __attribute__((noinline)) static int b(int x) { asm(""); return x * 5; } int brew(int x) { return a(x) + 1; } int (*const k[])(int) = { a, b };',
    '__attribute__((noinline)) static int a(int x) { asm(""); return x * 3; } __attribute__((noinline)) static int b(int x) { asm(""); return x * 5; } int brew(int x) { return b(x) + 1; } int (*const k[])(int) = { a, b };',
    'function brew',
  ],
  'a text of the same length': [
    'void say(const char *); void brew(void) { say("green"); }',
    'void say(const char *); void brew(void) { say("black"); }',
    'function brew',
  ],
  'a constant that is merged': [
    'double brew(double a) { return a * 1.5; }',
    'double brew(double a) { return a * 2.5; }',
    'function brew',
  ],
  'a byte within a text, read by its distance': [
    'extern int f(const char *); static const char t[] = "abc"; int brew(void) { const char *p = t; asm("" : "+r"(p)); return f(p); }',
    'extern int f(const char *); static const char t[] = "abd"; int brew(void) { const char *p = t; asm("" : "+r"(p)); return f(p); }',
    'constant t',
  ],
  'a value in data': ['int pot = 4;', 'int pot = 5;', 'variable pot'],
  'the size of a variable without a value': ['char pot[4];', 'char pot[8];', 'variable pot'],
  'the alignment of a variable': [
    'int pot __attribute__((aligned(4))) = 4;',
    'int pot __attribute__((aligned(64))) = 4;',
    'variable pot',
  ],
  'a member of an initialiser': [
    'int f(void); struct ops { int (*a)(void), (*b)(void); }; struct ops pot = { .b = f };',
    'int f(void); struct ops { int (*a)(void), (*x)(void), (*b)(void); }; struct ops pot = { .b = f };',
    'variable pot',
  ],
  'two variables of a function, exchanged': [
    'int brew(int w) { static int a = 1, b = 2; return w ? ++a : --b; } ',
    'int brew(int w) { static int a = 1, b = 2; return w ? ++b : --a; } ',
    'function brew',
  ],
  'a weak function made strong': [
    '__attribute__((weak)) int brew(void) { return 1; }',
    'int brew(void) { return 1; }',
    'symbols brew',
  ],
  'an alias of another function': [
    'int a(void) { return 1; } int b(void) { return 2; } int brew(void) __attribute__((alias("a")));',
    'int a(void) { return 1; } int b(void) { return 2; } int brew(void) __attribute__((alias("b")));',
    'symbols brew',
  ],
  'who is seen by others': [
    '__attribute__((visibility("hidden"))) int brew(void) { return 1; }',
    'int brew(void) { return 1; }',
    'symbols brew',
  ],
  'another section': [
    'int pot __attribute__((section(".data.once"))) = 1;',
    'int pot __attribute__((section(".data..percpu"))) = 1;',
    'variable pot',
  ],
  'a table that the kernel patches code by': [
    'void brew(void) { asm volatile("1: nop\\n.pushsection .altinstructions,\\"a\\"\\n.long 1b - .\\n.word 5\\n.popsection"); }',
    'void brew(void) { asm volatile("1: nop\\n.pushsection .altinstructions,\\"a\\"\\n.long 1b - .\\n.word 6\\n.popsection"); }',
    'table .altinstructions',
  ],
  'flags of a warning beside its line': [
    `void brew(int a) { if (a) asm volatile("1: ud2\\n.pushsection __bug_table,\\"aw\\"\\n.long 1b - ., %c0 - .\\n.word 7, 0\\n.popsection" :: "i"("pot.h")); }`,
    `void brew(int a) { if (a) asm volatile("1: ud2\\n.pushsection __bug_table,\\"aw\\"\\n.long 1b - ., %c0 - .\\n.word 7, 1\\n.popsection" :: "i"("pot.h")); }`,
    'table __bug_table',
  ],
  'the file of a warning': [
    `void brew(int a) { if (a) asm volatile("1: ud2\\n.pushsection __bug_table,\\"aw\\"\\n.long 1b - ., %c0 - .\\n.word 7, 0\\n.popsection" :: "i"("pot.h")); }`,
    `void brew(int a) { if (a) asm volatile("1: ud2\\n.pushsection __bug_table,\\"aw\\"\\n.long 1b - ., %c0 - .\\n.word 7, 0\\n.popsection" :: "i"("tea.h")); }`,
    'table __bug_table',
  ],
  'a symbol that is needed and nowhere used': ['asm(".globl tea");', 'asm(".globl mate");', 'symbols tea'],
};

describe.each([[[]], [SPLIT]])('compiled with %j', (options) => {
  withGcc.each(Object.keys(SAME))(named('%s: the same'), (name) => {
    expect(differing(...SAME[name]!, options)).toEqual([]);
  });

  withGcc.each(Object.keys(DIFFERENT))(named('%s: told'), (name) => {
    const [base, other, what] = DIFFERENT[name]!;
    const found = differing(base, other, options);
    expect(found).not.toEqual([]);
    if (options.length > 0) expect(found).toContain(what);
  });
});

withGcc(named('a function that grows does not hide or accuse others, where each has a section'), () => {
  const rest = 'int tea(int a) { return a * 7; } int mate(int a) { return tea(a) + a; }';
  const base = `struct pot { int a, b; }; int brew(struct pot *p) { return p->a; } ${rest}`;
  const other = `struct pot { long x; int a, b; }; int brew(struct pot *p) { return p->a; } ${rest}`;
  expect(differing(base, other, SPLIT)).toEqual(['function brew']);
});

withGcc(named('objects of optimisation at link time are refused'), () => {
  const object = compiled('int brew(void) { return 1; }', ['-flto', '-fno-fat-lto-objects']);
  expect(() => compareObjects(object, object, 'unit.o')).toThrow(/link time/);
});

test('what is no object is refused', () => {
  expect(() => compareObjects(Buffer.from('tea'), Buffer.from('tea'), 'unit.o')).toThrow(
    'unit.o: is no ELF file',
  );
});

withGcc(named('any byte of an object, changed, never passes for an error of ours'), () => {
  const object = compiled('int pot = 4; void say(const char *); void brew(void) { say("green"); }');
  for (let at = 0; at < object.length; at++) {
    const broken = Buffer.from(object);
    broken[at]! ^= 0xff;
    try {
      compareObjects(object, broken, 'unit.o');
    } catch (error) {
      expect((error as Error).name).toBe('ModversionsError');
    }
  }
});
