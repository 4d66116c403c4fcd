// SPDX-License-Identifier: GPL-2.0-or-later
/** One spelling for all types that are the same, and different ones for others. */
import { Unknown, type TypeSyntax } from '../../../src/c/syntax';
import { spell, typesAlike, type Types } from '../../../src/c/layout';
import { typesOf } from './ours';

const SHARED = [
  'typedef unsigned int u32; typedef u32 id_t; typedef id_t *ids_t; enum kind { A, B }; typedef enum kind kind_t;',
  'typedef int callback_t(int, const char *); typedef struct { int x; } plain_t;',
];

function pair(one: string, other: string): [TypeSyntax, TypeSyntax, Types] {
  const types = typesOf([...SHARED, `extern ${one};`, `extern ${other};`]);
  return [types.scope.object('a')!.type, types.scope.object('b')!.type, types];
}

test.each([
  ['unsigned a', 'u32 b'],
  ['id_t *a', 'ids_t b'],
  ['int a[2 * 4]', 'int b[8]'],
  ['int a[sizeof(long)]', 'int b[1 << 3]'],
  ['callback_t *a', 'int (*b)(int renamed, char const *)'],
  ['int a(int x[3])', 'int b(int *)'],
  ['int a(const int)', 'int b(int)'],
  ['kind_t a', 'enum kind b'],
  ['typeof(u32) a', 'id_t b'],
  ['struct { int x, y; } a', 'struct { int x; int y; } b'],
  ['int a __attribute__((vector_size(16)))', 'signed b __attribute__((vector_size(4 * 4)))'],
])('%s and %s are the same', (one, other) => {
  const [first, second, types] = pair(one, other);
  expect(typesAlike(first, second, types)).toBe(true);
});

test.each([
  ['int a', 'unsigned b'],
  ['int *a', 'const int *b'],
  ['long a', 'long long b'],
  ['int a[2]', 'int b[3]'],
  ['int a[]', 'int *b'],
  ['kind_t a[2]', 'kind_t *b'],
  ['int a(int)', 'int b(int, ...)'],
  ['int a(int *)', 'int b(const int *)'],
  ['struct s *a', 'struct t *b'],
  ['struct { int x; } a', 'struct { int y; } b'],
  ['struct { char c; int x; } a', 'struct { char c; int x; } __attribute__((packed)) b'],
  ['struct { char c; int x; } a', 'struct { char c; int x __attribute__((packed)); } b'],
  ['struct { char c; _Alignas(8) int x; } a', 'struct { char c; _Alignas(16) int x; } b'],
  ['struct { int x : 3; } a', 'struct { int x : 4; } b'],
  ['struct { int x __attribute__((mode(HI))); } a', 'struct { int x; } b'],
])('%s and %s are not', (one, other) => {
  const [first, second, types] = pair(one, other);
  expect(typesAlike(first, second, types)).toBe(false);
  expect(spell(first, types)).not.toBe(spell(second, types));
});

test.each([
  ['enum kind a', 'unsigned b'],
  ['int a[]', 'int b[3]'],
  ['int a()', 'int b(int)'],
])('%s and %s may be', (one, other) => {
  const [first, second, types] = pair(one, other);
  expect(() => typesAlike(first, second, types)).toThrow(Unknown);
});
