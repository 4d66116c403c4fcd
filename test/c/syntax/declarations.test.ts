// SPDX-License-Identifier: GPL-2.0-or-later
/** What is declared, with which types: one declaration a line, names and types as `printType` spells them. */
import { printType, readDeclaration, Unknown, type ReadDeclaration } from '../../../src/c/syntax';

const TYPE_NAMES = new Set(['u8', 'size_t', 'pair_t']);

function read(text: string): ReadDeclaration {
  return readDeclaration(text, 0, (name) => TYPE_NAMES.has(name));
}

function told(text: string): string {
  return read(text)
    .declared.map(({ name, storage, type }) => `${storage} ${name}: ${printType(type)}`)
    .join('; ');
}

test.each([
  ['int x;', 'none x: int'],
  ['extern int x, *y, z[3];', 'extern x: int; extern y: int *; extern z: int [3]'],
  ['extern int (*f)(int, char *);', 'extern f: int (*)(int, char *)'],
  ['extern int (*f[3])(void);', 'extern f: int (*[3])(void)'],
  ['int (*(*f)(int (*)(void), ...))[3];', 'none f: int (*(*)(int (*)(void), ...))[3]'],
  ['void (*signal(int sig, void (*func)(int)))(int);', 'none signal: void (*(int, void (*)(int)))(int)'],
  ['typedef u8 (*cb)(size_t n, const struct s *);', 'typedef cb: u8 (*)(size_t, const struct s *)'],
  ['int f();', 'none f: int ()'],
  ['int f(void);', 'none f: int (void)'],
  ['int f(u8);', 'none f: int (u8)'],
  ['int f(u8 u8);', 'none f: int (u8)'],
  ['int f(int (u8));', 'none f: int (int (u8))'],
  ['int f(int (name));', 'none f: int (int)'],
  ['int f(int[static 4], char *const argv[]);', 'none f: int (int [4], char *const [])'],
  ['static inline int f(int a) { return a; }', 'static f: int (int)'],
  ['int f(int a) __attribute__((pure)) ;', 'none f: int (int)'],
  ['extern int f(int) asm("other") __attribute__((cold));', 'extern f: int (int)'],
  ['__attribute__((noreturn)) void f(void), g(int);', 'none f: void (void); none g: void (int)'],
  ['extern __inline __attribute__((gnu_inline)) int f(void);', 'extern f: int (void)'],
  ['_Noreturn void f(void);', 'none f: void (void)'],
  ['int x = 3, y = (1, 2), z[] = { 1, 2 };', 'none x: int; none y: int; none z: int []'],
  ['extern __typeof__(x) y;', 'extern y: typeof(x)'],
  ['extern typeof(struct s *) y;', 'extern y: typeof(struct s *)'],
  ['extern __thread int x;', 'extern x: int'],
  [
    'unsigned x; signed y; long unsigned int long z;',
    'none x: unsigned int; none y: int; none z: unsigned long long',
  ],
  [
    'short signed x; char unsigned y; __signed__ char z;',
    'none x: short; none y: unsigned char; none z: signed char',
  ],
  [
    'long double x; double long y; _Complex float z;',
    'none x: long double; none y: long double; none z: float _Complex',
  ],
  [
    '__int128_t x; unsigned __int128 y; __uint128_t z;',
    'none x: __int128; none y: unsigned __int128; none z: unsigned __int128',
  ],
  ['const volatile int *restrict const *x;', 'none x: const volatile int *const restrict *'],
  ['int const *x; int *const y;', 'none x: const int *; none y: int *const'],
  ['struct s { int x; } a, *b;', 'none a: struct s; none b: struct s *'],
  ['enum e { A } x;', 'none x: enum e'],
  ['int __attribute__((aligned(8))) *x, y;', 'none x: int *; none y: int'],
  ['int x __asm__("y"), z;', 'none x: int; none z: int'],
  ['_Static_assert(1, "yes"); int x;', 'none x: int'],
  ['extern u8 u8;', 'extern u8: u8'],
])('%s', (text, expected) => {
  expect(told(text)).toBe(expected);
});

describe('definitions', () => {
  test('of all structs, unions and enums, the inner ones too', () => {
    const { definitions, enumerators } = read(
      'struct a { struct b { enum c { X, Y } y; } z; union { struct d *p; }; };',
    );
    expect([...definitions.keys()].sort()).toEqual(['enum c', 'struct a', 'struct b']);
    expect([...enumerators.keys()]).toEqual(['X', 'Y']);
  });

  test('within parameters and casts are found', () => {
    expect([...read('int f(struct a { int x; } *p);').definitions.keys()]).toEqual(['struct a']);
    expect([...read('int x[sizeof(struct b { int x; })];').definitions.keys()]).toEqual(['struct b']);
  });

  test('attributes are told in their order, words of them sorted', () => {
    const { definitions } = read(
      'struct __attribute__((packed)) s { int x; } __attribute__((aligned(2), aligned(8), strange(1, (2))));',
    );
    const { attributes } = definitions.get('struct s')!;
    expect(attributes).toMatchObject({ packed: true, unknown: ['strange'] });
    expect(attributes.aligned.map((one) => one?.kind === 'number' && one.value)).toEqual([2n, 8n]);
    expect(attributes.words).toEqual(
      ['aligned ( 2 )', 'aligned ( 8 )', 'packed', 'strange ( 1 , ( 2 ) )'].map(
        (one) => expect.stringContaining(one.split(' ')[0]!) as string,
      ),
    );
  });
});

test.each([
  ['int x', null],
  ['int x[3', "before 'the end'"],
  ['struct;', 'neither name nor members'],
  ['struct s { int x };', null],
  ['struct s { int x y; };', 'is expected before'],
  ['int x = ;', null],
  ['int f(int a, ', "before 'the end'"],
  ['int f(a, b) int a; int b; { }', 'is expected before'],
  ['int int_t u8;', 'is expected before'],
  ['int struct s x;', 'stand together'],
  ['float long x;', 'is no type'],
  ['_Atomic int x;', '_Atomic'],
  ['__auto_type x = 3;', '__auto_type'],
  ['int x @ y;', 'is no C'],
  ['#define x', 'is no C'],
  ['int x[];}', null],
  ['int x = "never closed', 'is no C'],
  ['enum e { A B };', 'is expected before'],
  ['enum e { 3 };', 'a name is expected'],
])('not read, or read: %s', (text, reason) => {
  const attempt = (): string => told(text);
  if (reason === null)
    expect(() => {
      try {
        attempt();
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
      }
    }).not.toThrow();
  else expect(attempt).toThrow(reason);
});
