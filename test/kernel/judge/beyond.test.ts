// SPDX-License-Identifier: GPL-2.0-or-later
/** What public headers define and no export leads to, through the whole program: pairs of small kernels. */
import { Toys, type Sources } from './toys/toy-kernel';
import { ToldExports } from './toys/told';

jest.setTimeout(120_000);

const toys = new Toys();
afterAll(() => toys.remove());

const UNIT = '#include <linux/kernel.h>\n#include <pot.h>\n#include "private.h"\nEXPORT_SYMBOL(brew);\n';

/** A kernel that exports `brew`, and whose units read these headers. */
const kernel = (pot: string, other: string): Sources => ({
  'core/kettle.c': UNIT,
  'core/private.h': `${other}\nstruct own { ${other === '' ? 'int' : 'long'} a; };\n`,
  'include/pot.h': `struct seen { int a; };\nint brew(struct seen *s);\n${pot}`,
});

const BASE = `
struct moved { int a; short b; };
struct holder { struct moved m; };
struct same { int a; };
struct renamed { int a; };
union gone { int a; };
enum tea { GREEN, BLACK };
enum { FIRST, SECOND };
typedef int cup_t;
struct rewritten { unsigned a; };
#define LEVEL 3
#define SAME 1 /* once */
static inline int level(struct moved *m)
{
	return brew((void *)m) + m->a;
}
`;

const NEW = `
struct moved { short b; int a; long c; };
struct holder { struct moved m; };
struct same { int a; };
struct renamed { int b; };
enum tea { BLACK, GREEN };
enum { FIRST, BETWEEN, SECOND };
typedef long cup_t;
struct rewritten { unsigned int a; };
#define LEVEL 4
#define SAME   1
static inline int level(struct moved *m)
{
	return brew((void *)m) - m->a;
}
struct added { int a; };
`;

interface Told {
  beyond: { name: string; judgement: { verdict: string; reason: string } }[];
  compiledIn: { what: string; name: string; uses: { exports: string[]; types: string[] } }[];
}

function compared(): Told & { exports: unknown[] } {
  const base = toys.scan('base', kernel(BASE, ''));
  const next = toys.scan('new', kernel(NEW, '\n'));
  return toys.compare(base, next) as unknown as Told & { exports: unknown[] };
}

test('each is judged by layout and meaning, and no verdict of an export hangs on it', () => {
  const { beyond, compiledIn, exports } = compared();
  expect(beyond.map(({ name, judgement }) => `${name} ${judgement.verdict}`)).toEqual([
    'e#tea break',
    's#moved break',
    't#cup_t break',
    's#holder break',
    'E#SECOND break',
    'u#gone unknown',
    's#renamed compatible',
    's#rewritten compatible',
  ]);
  expect(compiledIn.map(({ what, name, uses }) => [what, name, uses])).toEqual([
    ['function', 'level', { exports: ['brew'], types: ['s#moved'] }],
    ['macro', 'LEVEL', { exports: [], types: [] }],
  ]);
  expect(exports).toEqual([]);
});

test('what an export leads to is told of the export, and not here', () => {
  const base = toys.scan('base', kernel('struct more { int a; };\n', ''));
  const sources = kernel('struct more { int a; };\n', '');
  const header = sources['include/pot.h']!.replace('seen { int a', 'seen { long a');
  const next = toys.scan('new', { ...sources, 'include/pot.h': header });
  const comparison = toys.compare(base, next);
  expect(new ToldExports(comparison).of('brew').answer).toBe('break');
  expect(comparison).toMatchObject({ beyond: [], compiledIn: [] });
});

test('a kernel against itself: nothing', () => {
  const base = toys.scan('base', kernel(BASE, ''));
  expect(toys.compare(base, base)).toMatchObject({ causes: [], missed: [], beyond: [], compiledIn: [] });
});
