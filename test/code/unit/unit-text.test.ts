// SPDX-License-Identifier: GPL-2.0-or-later
import { tokensOf, UnitText } from '../../../src/code/unit';

test('functions and variables with what they are, and where they stand', () => {
  const text = `# 1 "a.h"
struct pot { int a; };
extern int shown; int shared;
static inline int one(void) { return 1; }
# 20 "a.c"
static struct pot mine = { .a = 1 };

int two(struct pot *p) __attribute__((noinline));
int two(struct pot *p)
{ return one(); }
int declared(void);
`;
  const { definitions } = new UnitText(Buffer.from(text));
  const told = [...definitions.values()].map((one) => [
    one.name,
    `${one.file}:${one.line}`,
    [one.isFunction && 'function', one.isInline && 'inline', one.isStatic && 'static']
      .filter(Boolean)
      .join(' '),
  ]);
  expect(told).toEqual([
    ['shared', 'a.h:2', ''],
    ['one', 'a.h:3', 'function inline static'],
    ['mine', 'a.c:20', 'static'],
    ['two', 'a.c:23', 'function'],
  ]);
});

test('names of blocks come before those of the unit, and go with their block', () => {
  const unit = new UnitText(Buffer.from('typedef int t; int x;\n'));
  const inner = unit.open();
  inner.objects.set('t', unit.object('x')!);
  expect([unit.isTypeName('t'), unit.isInner('t')]).toEqual([false, true]);
  unit.close();
  expect([unit.isTypeName('t'), unit.isInner('t')]).toEqual([true, false]);
});

test('a declaration that cannot be read is not known, and its names are', () => {
  const unit = new UnitText(Buffer.from('struct pot { _Atomic int a; };\nint x;\n'));
  expect(() => unit.definition('struct', 'pot')).toThrow();
  expect(unit.object('x')).toBeDefined();
});

test('under Clang a definition has the attributes of references before it, also where a variable is of it', () => {
  const text = Buffer.from('struct __attribute__((packed)) pot *p;\nstruct pot { char a; int b; } shelf;\n');
  const isPacked = (unit: UnitText): unknown[] => {
    const { type } = unit.object('shelf')!;
    return [
      unit.definition('struct', 'pot')!.attributes.packed,
      type.kind === 'record' && type.attributes.packed,
    ];
  };
  expect(isPacked(new UnitText(text, 'clang'))).toEqual([true, true]);
  expect(isPacked(new UnitText(text))).toEqual([false, false]);
});

test('a typedef that is declared again in other words is not known', () => {
  const again = (more: string): UnitText =>
    new UnitText(Buffer.from(`typedef int level_t;\ntypedef ${more};\n`));
  expect(again('int level_t').typedef('level_t')).toBeDefined();
  expect(() => again('int level_t __attribute__((aligned(8)))').typedef('level_t')).toThrow('declared again');
});

test('tokens have the file and line that line markers name', () => {
  const tokens = tokensOf('a\n# 7 "b.h" 2\nb "x\\"y" \'c\'\n#pragma pack(1)\nc->d ... 0x1fUL', 'a.c', 3);
  expect(tokens.map(({ text, file, line }) => `${text} ${file}:${line}`)).toEqual([
    'a a.c:3',
    'b b.h:7',
    '"x\\"y" b.h:7',
    "'c' b.h:7",
    'c b.h:9',
    '-> b.h:9',
    'd b.h:9',
    '... b.h:9',
    '0x1fUL b.h:9',
  ]);
});

test('what an export declares once more by typeof is known as before', () => {
  const unit = new UnitText(
    Buffer.from(
      'struct pot { int a; } pots[2] = { { 1 } };\nextern typeof(pots) pots;\nextern typeof(cup) cup;\n',
    ),
  );
  expect(unit.object('pots')?.type.kind).toBe('array');
  expect(unit.object('cup')?.type.kind).toBe('typeof');
});
