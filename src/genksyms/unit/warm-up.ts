// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import { UnitHasher } from './hasher';

/** Something of everything that units hold. */
const TEXT = Buffer.from(`# 1 "a.c"
# 1 "a.h" 1
#pragma x
typedef unsigned int T;
struct s { int a:3; int b; T *c[10]; union { enum { A, B = 1 << 2, C = 'x' } e; } u;
 char d[0x10UL] __attribute__((packed)); int (*fn)(struct s *, T x); } __attribute__((aligned(8)));
static inline __attribute__((always_inline)) int f(struct s *x, T y, int (*cb)(void *), ...) {
 if (x->a != 3 && y || z <= 1.5e3) { return "a\\"b"[2] + 'c' - x.y; }
# 5 "a.h"
 return {1, L"x", ~a, a %= 3, b >> 2, c ... d};
}
extern int g[] __attribute__((unused));
static int h[] = { 1, "}", '}', (2), [3] = 4 };
extern const struct s *const k;
enum e { E1, E2 = (1UL << 3) | 08, E3 = .5, E4 = 1e5f, E5 = 0x1fu, E6 = 12LU, E7 = 'a' + sizeof(L"x") };
_Static_assert(sizeof(T) == 4, "x"); asm(".foo" : "x");
T v; void *w(const char *restrict, T, struct s x);
# 9 "a.c" 2
int exported(struct s *s, enum e e, T t) { return 1; }
__GENKSYMS_EXPORT_SYMBOL(exported);
__GENKSYMS_EXPORT_SYMBOL(w);
`);

/** Enough to have seen all, and too few for V8 to compile it yet. */
const TIMES = 3;

/**
 * Reads a small unit that has something of everything, before the first real one.
 *
 * V8 compiles a function for what it has seen it do, and throws the code away when the function does
 * something else first. A unit brings its rarer constructs one by one, so that its reading is compiled and
 * thrown away again and again; having seen them all before saves a sixth of a cold run, measured.
 */
export function warmUp(generation: Generation): void {
  const hasher = new UnitHasher(generation);
  for (let i = 0; i < TIMES; i++) hasher.hash(TEXT, false);
}
