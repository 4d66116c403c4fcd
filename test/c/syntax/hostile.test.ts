// SPDX-License-Identifier: GPL-2.0-or-later
/** Texts that no compiler would take, and far too much of what it would: an answer, or a reason, and soon. */
import { readDeclaration, Unknown, printExpression, printType } from '../../../src/c/syntax';
import { modelOf, ScopedTypes, spell, type Scope } from '../../../src/c/layout';
import { Seeded } from '../layout/seeded';

/** All that is asked of a declaration, in words. */
function answer(text: string): string {
  try {
    const { declared, definitions, enumerators } = readDeclaration(text, 0, () => false);
    const scope = {
      definition: ((tag: string, name: string) => definitions.get(`${tag} ${name}`)) as Scope['definition'],
      typedef: (name: string) => declared.find((one) => one.name === name && one.storage === 'typedef'),
      enumerator: (name: string) => enumerators.get(name),
      object: (name: string) => declared.find((one) => one.name === name && one.storage !== 'typedef'),
    };
    const types = new ScopedTypes(scope, modelOf('x86_64'));
    const said: string[] = [];
    const ask = (what: () => string | number): void => {
      try {
        said.push(String(what()));
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        said.push(`not known: ${error.reason}`);
      }
    };
    for (const [, one] of definitions) {
      ask(() => (one.kind === 'enum' ? types.enumOf(one).type.size : types.layoutOf(one).size));
    }
    for (const { type } of declared.slice(0, 3)) {
      ask(() => types.extentOf(type).size);
      ask(() => spell(type, types).slice(0, 100));
      said.push(printType(type).slice(0, 100));
      if (type.kind === 'array' && type.length) said.push(printExpression(type.length).slice(0, 100));
    }
    return said.join('; ');
  } catch (error) {
    if (error instanceof Unknown) return `not read: ${error.reason}`;
    throw error;
  }
}

const MANY = 30_000;
const many = (text: string): string => text.repeat(MANY);

describe('too much of it', () => {
  test.each([
    ['parentheses', `int ${many('(')}x${many(')')};`, /not read/],
    ['pointers', `int ${many('*')}x;`, /^8; not known/],
    ['structs in structs', `${many('struct{')}int x;${many('};')}`, /not read/],
    ['structs in structs, and no end', many('struct s {'), /not read/],
    ['parentheses of an expression', `int x[${many('(')}1${many(')')}];`, /not read/],
    ['signs', `int x[${many('- ')}1];`, /not read/],
    ['terms', `int x[1${many('+1')}];`, /not known/],
    ['conditions', `int x[${many('1?')}1${many(':1')}];`, /not read/],
    ['other conditions', `int x[${many('1?1:')}1];`, /not read/],
    ['dimensions', `int x${many('[1]')};`, /not known/],
    ['parameters', `int f(${many('int,')}int);`, /^1; function/],
    ['letters of a name', `int ${many('x')};`, /^4; int/],
    ['letters of a string', `char x[sizeof("${many('a')}")];`, /^30001;/],
    ['letters of a string without an end', `char x[sizeof("${many('a')}`, /not read/],
    ['digits', `int x[${many('9')}];`, /not known/],
    ['hexadecimal digits', `int x[0x${many('f')}];`, /not known/],
    ['letters of a character', `int x['${many('a')}'];`, /^\d+; array/],
    ['attributes', `int x ${'__attribute__((packed)) '.repeat(5000)};`, /^4; int/],
    ['words of an attribute', `int x __attribute__((${many('packed,')}));`, /^4; int/],
    ['members', `struct s { int x${many(',x')}; };`, /^120004$/],
    ['enumerators', `enum e { ${many('A = 1, ')} };`, /^4$/],
    ['semicolons', many(';'), /^$/],
    ['qualifiers', `${many('const ')} int x;`, /^4; const int/],
    ['brackets and no end', many('{'), /not read/],
    ['ends and no brackets', many('}'), /not read/],
    ['calls', `int x[${many('f(')}];`, /not read/],
    ['calls, closed', `int x[${many('f(')}${many(')')}];`, /not known/],
    ['members of members', `int x[a${many('.b')}];`, /not known/],
    ['addresses of members of members', `int x[(long)&a${many('.b')}];`, /not known/],
    ['elements of elements', `int x[a${many('[1]')}];`, /not known/],
    ['sizes of sizes', `int x[${many('sizeof ')}1];`, /not read/],
    ['casts', `int x[${many('(int)')}1];`, /not read/],
    ['typeof in typeof', many('typeof('), /not read/],
    ['commas', `int x[(1${many(',1')})];`, /not known/],
    ['statements', `int x[({${many('{')}})];`, /not read/],
    ['negative widths', 'struct s { int x : -1; };', /not known/],
    ['lengths beyond all', 'char x[0xffffffffffffffff];', /not known/],
    ['a typedef of itself', 'typedef x x;', /not known/],
    ['two typedefs of each other', 'typedef y x; typedef x y;', /not known/],
    ['a struct in itself', 'struct s { struct s x; };', /not known/],
    ['the size of a struct in itself', 'struct s { char x[sizeof(struct s)]; };', /not known/],
    ['an enum of itself', 'enum e { A = B, B = A };', /not known/],
    ['a typeof of itself', 'extern typeof(x) x;', /not known/],
    ['a division by nothing', 'char x[1 / 0];', /not known: a division/],
    ['a shift beyond', 'char x[1 << 64];', /not known: a shift/],
    ['a statement', 'char x[({ 3; })];', /not known: a statement/],
    ['a compound literal', 'char x[(int){ 3 }];', /not known: a compound/],
    ['a floating number', 'char x[(int)1.5];', /not known: the number/],
    ['a generic selection', 'char x[_Generic(1, int: 2)];', /not known/],
    [
      'a named struct without a member',
      'struct s { struct n { char x; }; };',
      /not known: a struct with a name/,
    ],
    ['a tag without a member', 'struct s { const struct n; };', /not known: a struct with a name/],
    ['an enum without a member', 'struct s { enum e { A }; char x[3]; };', /^4; 3$/],
    ['a variable', 'char x[n];', /not known: n is/],
    ['an array without a length', 'int x[] = {}; char y[sizeof(x)];', /not known: the size of an array/],
  ])('%s', (_, text, expected) => {
    expect(answer(text)).toMatch(expected);
  });
});

test('pieces of C at random', () => {
  const pieces =
    `struct union enum s { } ( ) [ ] ; , : * = int long unsigned typedef extern const x y 1 0x10 'a' "b" + - ? & . ->
    sizeof typeof __attribute__ (( )) packed aligned _Alignas __builtin_offsetof asm ... _Static_assert << && volatile`.split(
      /\s+/,
    );
  const random = new Seeded(7);
  for (let i = 0; i < 3000; i++) {
    const text = Array.from({ length: 1 + random.below(30) }, () => random.pick(pieces)).join(' ');
    expect(typeof answer(text)).toBe('string');
  }
});
