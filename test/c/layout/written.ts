// SPDX-License-Identifier: GPL-2.0-or-later
import type { MadeMember, MadeUnit } from './random';

/** A struct or union `s` with the members to ask for; `b:` before those that are bit-fields. */
type Written = readonly [body: string, members: string];

const PACKED = '__attribute__((packed))';
const WIDE = '__attribute__((aligned(16)))';

/** Attributes wherever GNU C takes them, and idioms of kernels. Each stands in a scope of its own, behind `SHARED`. */
const WRITTEN: readonly Written[] = [
  // Of the type: before and behind the tag's body.
  [`struct ${PACKED} s { char c; int i; };`, 'c i'],
  [`struct s { char c; int i; } ${PACKED};`, 'c i'],
  [`struct ${WIDE} s { char c; int i; } ${PACKED};`, 'c i'],
  [`struct ${PACKED} ${WIDE} s { char c; int i; };`, 'c i'],
  [`struct s { char c; int i; } ${WIDE} ${PACKED};`, 'c i'],
  [`struct __attribute__((packed, aligned(4))) s { char c; long l; };`, 'c l'],
  [`struct s { char c; int i; } __attribute__((aligned(16))) __attribute__((aligned(2)));`, 'c i'],
  [`struct __attribute__((__packed__, __aligned__ (2), __unused__, )) s { char c; int i; };`, 'c i'],
  // Of what is declared with it.
  [`${WIDE} struct s { char c; int i; } x;`, 'c i'],
  [`extern struct s { char c; int i; } x ${WIDE};`, 'c i'],
  [`static ${PACKED} struct s { char c; int i; } x;`, 'c i'],
  // Of members: in front, among the specifiers, behind `*`, behind the declarator, behind the width.
  [`struct s { char c; ${WIDE} int i, j; };`, 'c i j'],
  [`struct s { char c; int ${WIDE} i, j; };`, 'c i j'],
  [`struct s { char c; const ${WIDE} int volatile i; };`, 'c i'],
  [`struct s { char c; int i ${WIDE}, j; };`, 'c i j'],
  [`struct s { char c; int i, j ${WIDE}, k; };`, 'c i j k'],
  [`struct s { char c; int i ${PACKED}, j; long l ${PACKED}; };`, 'c i j l'],
  [`struct s { char c; int *${WIDE} p; char d; };`, 'c p d'],
  [`struct s { char c; int *const ${WIDE} p; char d; };`, 'c p d'],
  [`struct s { char c; ${WIDE} int *p; char d; };`, 'c p d'],
  [`struct s { char c; int ${WIDE} *p, q; char d; };`, 'c p q d'],
  [`struct s { char c; int * ${PACKED} p; char d; };`, 'c p d'],
  [`struct s { char c; int (${WIDE} i); char d; };`, 'c i d'],
  [`struct s { char c; int (* ${WIDE} f)(void); char d; };`, 'c f d'],
  [`struct s { char c; int (*f)(void) ${WIDE}; char d; };`, 'c f d'],
  [`struct s { char c; int (*f[3])(int, char *) ${WIDE}; char d; };`, 'c f d'],
  [`struct s { char c; int a[2][3] ${WIDE}; char d; };`, 'c a d'],
  [`struct s { char c; unsigned b : 3 ${WIDE}, d : 2, e : 4 ${PACKED}; };`, 'c b:b b:d b:e'],
  [`struct s { char c; unsigned ${PACKED} b : 30, d : 30; };`, 'c b:b b:d'],
  [`struct s { char c; ${WIDE} unsigned b : 3, d : 2; };`, 'c b:b b:d'],
  [`struct s { char c; struct n { char x; int y; } ${PACKED} m, n; };`, 'c m n m.y n.y'],
  [`struct s { char c; struct n { char x; int y; } m ${PACKED}; int i; };`, 'c m i m.y'],
  [`struct s { char c; struct ${PACKED} { char x; int y; }; int i; };`, 'c x y i'],
  [`struct s { char c; struct { char x; int y; } ${PACKED}; int i; };`, 'c x y i'],
  [`struct s { char c; ${PACKED} struct { char x; int y; }; int i; };`, 'c x y i'],
  [`struct s { char c; ${WIDE} struct { char x; int y; }; int i; };`, 'c x y i'],
  [`struct s { char c; union { char x; int y; } ${WIDE}; int i; };`, 'c x y i'],
  [`struct s { char c; const struct { char x; int y; }; volatile union { long l; int k; }; };`, 'c x y l k'],
  [`struct s { char c; enum { ONE, TWO = 300 } ${PACKED} e; enum ${PACKED} { THREE } f; };`, 'c e f'],
  [`struct s { char c; _Alignas(16) struct { char x; int y; }; int i; };`, 'c x y i'],
  [`struct s { char c; struct ${WIDE} { char x; int y; } const; int i; };`, 'c x y i'],
  [`struct s { char c; struct { char x; int y; } const ${WIDE}; int i; };`, 'c x y i'],
  // Typedefs: of the alias alone, up and down.
  [`typedef int wide_t ${WIDE}; struct s { char c; wide_t w; char d; };`, 'c w d'],
  [`typedef ${WIDE} int wide_t; struct s { char c; wide_t w; char d; };`, 'c w d'],
  [`typedef int ${WIDE} wide_t; struct s { char c; wide_t w, x; };`, 'c w x'],
  [`typedef int a_t, b_t ${WIDE}; struct s { char c; a_t a; b_t b; };`, 'c a b'],
  [`typedef long low_t __attribute__((aligned(2))); struct s { char c; low_t w; char d; };`, 'c w d'],
  [`typedef struct pair low_t __attribute__((aligned(1))); struct s { char c; low_t w; char d; };`, 'c w d'],
  [`typedef int wide_t ${WIDE}; struct s { char c; wide_t *w; char d; };`, 'c w d'],
  [`struct s { char c; typeof(aligned_t) w; char d; };`, 'c w d'],
  [
    `typedef int wide_t ${WIDE}; typedef wide_t chain_t; struct s { char c; const chain_t w; char d; };`,
    'c w d',
  ],
  [
    `typedef int wide_t ${WIDE}; struct s { char c; wide_t w __attribute__((aligned(4))); char d; };`,
    'c w d',
  ],
  [`typedef int wide_t ${WIDE}; struct s { char c; wide_t w; char d; } ${PACKED};`, 'c w d'],
  [`typedef int wide_t ${WIDE}; struct s { char c; wide_t w : 3; wide_t v : 31; char d; };`, 'c b:w b:v d'],
  // Shapes of declarators.
  [
    `struct s { char c; int (*(*f)(int (*)(void), ...))[3]; void (*(*g[2])(void))(int); char d; };`,
    'c f g d',
  ],
  [`struct s { char c; int (*a)[3], *b[3], (*e)(void), (g), ((h)); char d; };`, 'c a b e g h d'],
  [`struct s { char c; pair_t pair; pair_t *p; };`, 'c pair p'],
  [`struct s { char c; struct pair pair_t; struct pair *pair; };`, 'c pair_t pair'],
  [`struct s { char c; unsigned pair_t; long int unsigned long : 3, l : 4; };`, 'c pair_t b:l'],
  [
    `struct s { char c; long signed l; char unsigned u; short int h; long double d; double _Complex z; };`,
    'c l u h d z',
  ],
  [`struct s { char c; int : 0; char d; int : 7, e : 2, : 0, f : 3; };`, 'c d b:e b:f'],
  [`struct s { ; int i;; char c; _Static_assert(sizeof(int) == 4, "a;b"); };`, 'i c'],
  [`struct s { int i; char c[]; };`, 'i c'],
  [`struct s { int i; struct pair c[0]; };`, 'i c'],
  [`union s { int i; char c[7]; short h : 3; };`, 'i c b:h'],
  [`struct s { struct { struct { struct { char x; long y; }; }; } m; };`, 'm m.x m.y'],
  [
    `struct s { typeof(((struct pair *)0)->b) x; __typeof__(long) y; typeof(&((pair_t *)0)->a) z; };`,
    'x y z',
  ],
  [
    `struct s { char c[sizeof(struct pair)]; char d[__builtin_offsetof(pair_t, b) + 1]; char e['\\n']; };`,
    'c d e',
  ],
  [`struct s { struct { int : (-!!(0)); }; int i; };`, 'i'],
  [`struct s { char c[(8 * sizeof(long) + 64 - 1) / (8 * sizeof(long))]; char d[1 << 2 | 1]; };`, 'c d'],
  [`struct s { char c[sizeof(int) == sizeof(*(8 ? ((void *)((long)(3) * 0l)) : (int *)8)) ? 5 : 9]; };`, 'c'],
  [`struct s { char c[__builtin_constant_p(3) ? 3 : 7]; char d[__builtin_choose_expr(1, 2, 3)]; };`, 'c d'],
  [`struct s { char c[ENOUGH]; char d[TINY]; };`, 'c d'],
  [`struct s { char c; __extension__ union { int i; __extension__ struct { char x, y; }; }; };`, 'c i x y'],
  [`struct s { char c; _Alignas(8) char d; _Alignas(long) _Alignas(16) char e; };`, 'c d e'],
  [`struct s { char c; void *restrict const volatile p; register_t r; };`, 'c p r'],
];

const SHARED: readonly string[] = [
  'typedef struct pair { char a; long b; } pair_t;',
  'typedef int register_t __attribute__((__mode__(__word__)));',
  `typedef int aligned_t ${WIDE};`,
  `enum { TINY = 3, ENOUGH = TINY * 5 + sizeof(struct pair) };`,
];

/** Each text as a made-up unit of its own. */
export const WRITTEN_UNITS: readonly MadeUnit[] = WRITTEN.map(([text, members]) => ({
  declarations: [...SHARED, text].map((one) => ({ text: one, pack: 0 })),
  types: [
    {
      name: text.includes('union s {') ? 'union s' : 'struct s',
      members: members.split(' ').map((one): MadeMember => {
        const path = one.replace('b:', '');
        if (path !== one) return { path, kind: 'bits' };
        return { path, kind: text.includes(`${path}[]`) ? 'flexible' : 'plain' };
      }),
    },
  ],
}));
