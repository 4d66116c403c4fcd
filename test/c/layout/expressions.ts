// SPDX-License-Identifier: GPL-2.0-or-later
import { readDeclaration, Unknown, type Expression } from '../../../src/c/syntax';
import type { Machine, ModelOptions } from '../../../src/c/layout';
import { isBigEndian } from './answers';
import { compiled } from './compiler';
import { typesOf } from './ours';
import { Seeded } from './seeded';

/** What the expressions speak of. */
export const SETTING: readonly string[] = [
  'enum small { A, B = 5, C = -3, D = B << 2 };',
  'enum wide { W = 1ULL << 40, V, U = 7 };',
  'enum big { G = 0x80000000u, H = sizeof(G), I };',
  'enum tiny { T = 200, S } __attribute__((packed));',
  'typedef unsigned char u8; typedef signed char s8; typedef unsigned short u16; typedef unsigned long long u64;',
  'typedef int di __attribute__((mode(DI))); typedef enum small small_t;',
  'struct s { char c; int i; long l; short a[3]; struct { long long x; u8 y; }; int b : 5; di d; enum tiny t; };',
  'extern struct s object; extern struct s *pointer; extern char buffer[7]; extern u16 matrix[2][3];',
  'extern int function(int, char *);',
];

const TYPES = `char;signed char;unsigned char;short;unsigned short;int;unsigned;long;unsigned long;long long;
unsigned long long;_Bool;u8;s8;u16;u64;di;small_t;enum wide;enum tiny;const int;typeof(A);typeof(1UL);typeof(object.c)`
  .replace(/\n/g, '')
  .split(';');

/** What `sizeof` is asked of, without a value. */
const OBJECTS =
  `object;object.c;object.a;object.a[1];pointer;*pointer;pointer->x;&object;&object.a;object.a + 0;
buffer;buffer[2];matrix;matrix[1];*matrix;**matrix;-object.c;object.c + object.c;object.l * 2;"abc";"a\\x41\\101\\n";
object.t + 0;object.d;1 ? object.c : object.i;pointer->a[0] << 3;!object.l;~object.c;object.y;(u8)object.i;
&pointer->a[2];pointer + 1;object.c, object.l;&matrix[1];'a';object.l == 2;1 ? 2 : object.l;u8;struct s;char[3][4];
void *;int (*)(int);typeof(object.a);enum wide;G;W;function;&function`
    .replace(/\n/g, '')
    .split(';');

/** A constant integer expression made at random. */
export function madeExpression(random: Seeded, depth: number): string {
  const inner = (): string => madeExpression(random, depth - 1);
  if (depth <= 0 || random.oneIn(6)) return leaf(random);
  switch (random.below(14)) {
    case 0:
      return `(${inner()} ? ${inner()} : ${inner()})`;
    case 1:
      return `(${random.pick(TYPES)})${inner()}`;
    case 2:
      return `(${inner()} ${random.pick(['<<', '>>'])} ((${inner()}) & ${random.pick([7, 15, 31])}))`;
    case 3:
      return `(${inner()} ${random.pick(['/', '%'])} (((${inner()}) & 0xff) | 1))`;
    case 4:
      return `(${inner()} ${random.pick(['<', '>', '<=', '>=', '==', '!=', '&&', '||'])} ${inner()})`;
    case 5:
      return `${random.pick(['- ', '~', '!', '+ '])}(${inner()})`;
    case 6:
      return `sizeof(${inner()})`;
    case 7:
      return `__builtin_choose_expr(sizeof(long) == ${random.pick([4, 8])}, ${inner()}, ${inner()})`;
    case 8:
      return `(${inner()} ?: ${inner()})`;
    case 9:
      return `${inner()} ${random.pick(['+', '-', '*', '|', '&', '^'])} ${inner()} ${random.pick(['+', '*', '<', '==', '|'])} ${inner()}`;
    case 10:
      return `__extension__ (${inner()})`;
    default:
      return `(${inner()} ${random.pick(['+', '-', '*', '|', '&', '^'])} ${inner()})`;
  }
}

function leaf(random: Seeded): string {
  const suffix = random.pick(['', '', '', 'u', 'U', 'l', 'L', 'ul', 'UL', 'LU', 'll', 'ULL', 'llu']);
  const number = random.pick([0, 1, 2, 7, 127, 128, 255, 256, 65535, 2147483647, 2147483648, 4294967295]);
  switch (random.below(12)) {
    case 0:
      return `0x${number.toString(16)}${suffix}`;
    case 1:
      return `0${number.toString(8)}${suffix}`;
    case 2:
      return `0b${number.toString(2)}${suffix}`;
    case 3:
      return random.pick([
        '4294967296',
        '0x7fffffffffffffff',
        '0xffffffffffffffff',
        '0x100000000u',
        '0777777777777',
      ]);
    case 4:
      return random.pick([
        `'a'`,
        `'\\0'`,
        `'\\xff'`,
        `'\\377'`,
        `'ab'`,
        `'\\n'`,
        `'\\\\'`,
        `'\\''`,
        `'abcd'`,
        `'"'`,
      ]);
    case 5:
      return random.pick(['A', 'B', 'C', 'D', 'W', 'V', 'U', 'G', 'H', 'I', 'T', 'S']);
    case 6:
      return `sizeof(${random.pick(OBJECTS)})`;
    case 7:
      return random.pick([
        '__builtin_offsetof(struct s, a[2])',
        '__builtin_offsetof(struct s, x)',
        '_Alignof(long long)',
        '__alignof__(long long)',
        '__alignof__(object.x)',
        '__alignof__(object.a)',
        '_Alignof(struct s)',
        '(unsigned long)&((struct s *)0)->a[1]',
        '(long)(void *)8',
        '__builtin_types_compatible_p(small_t, enum small)',
        '__builtin_types_compatible_p(typeof(object.l), long long)',
        '__builtin_types_compatible_p(int *, const int *)',
        '__builtin_types_compatible_p(const int[2], int[2])',
        '__builtin_types_compatible_p(int (const int, int[3]), int (int, int *))',
        '__builtin_types_compatible_p(typeof(function), int (int, const char *))',
        '__builtin_types_compatible_p(di, long long)',
        '__builtin_types_compatible_p(di, long)',
        '__builtin_types_compatible_p(char[3], typeof(buffer))',
      ]);
    case 8:
      return random.pick([
        '__builtin_constant_p(3)',
        '__builtin_clz(17)',
        '__builtin_clzl(17)',
        '__builtin_clzll(1ULL << 40)',
        '__builtin_ctz(48)',
        '__builtin_ffs(0)',
        '__builtin_ffsll(1ULL << 33)',
        '__builtin_bswap16(0x1234)',
        '__builtin_bswap32(0x12345678)',
        '__builtin_bswap64(0x123456789aULL)',
        '__builtin_popcount(255)',
        '__builtin_expect(7, 1)',
      ]);
    default:
      return `${number}${suffix}`;
  }
}

/** Value, size and sign of expressions, as words; `-` where there is none. */
export function compilerValues(compiler: string, machine: Machine, expressions: readonly string[]): string[] {
  const numbers = expressions.flatMap((text) => [
    `(unsigned long long)(${text})`,
    `sizeof(${text})`,
    `(__typeof__(${text}))-1 < 0`,
  ]);
  const text = [...SETTING, `const unsigned long long answers[] = { ${numbers.join(',\n')} };`].join('\n');
  const bytes = compiled(compiler, text).get('answers')!;
  const number = (at: number): bigint =>
    isBigEndian(machine) ? bytes.readBigUInt64BE(8 * at) : bytes.readBigUInt64LE(8 * at);
  return expressions.map(
    (_, index) =>
      `${number(3 * index)} ${number(3 * index + 1)} ${number(3 * index + 2) === 1n ? 'signed' : 'unsigned'}`,
  );
}

/** Our value, size and sign of the expressions, twice: by the value and by the type; why one is not known. */
export function ourValues(
  machine: Machine,
  expressions: readonly string[],
  options: ModelOptions = {},
): string[] {
  const types = typesOf(SETTING, machine, options);
  const names = new Set(['u8', 's8', 'u16', 'u64', 'di', 'small_t']);
  return expressions.map((text) => {
    try {
      const { declared } = readDeclaration(`extern char x[${text}];`, 0, (name) => names.has(name));
      const expression = (declared[0]!.type as { length: Expression }).length;
      const { value, type } = types.valueOf(expression);
      const told = types.integerOf(types.typeOf(expression));
      const said = `${BigInt.asUintN(64, value)} ${type.size} ${type.isSigned ? 'signed' : 'unsigned'}`;
      return told?.size === type.size && told.isSigned === type.isSigned
        ? said
        : `${said}, its type ${JSON.stringify(told)}`;
    } catch (error) {
      if (error instanceof Unknown) return `not known: ${error.reason}`;
      throw error;
    }
  });
}
