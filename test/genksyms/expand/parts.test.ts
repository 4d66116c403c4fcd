// SPDX-License-Identifier: GPL-2.0-or-later
/** Exports of a unit take over what others before them made of the same types; each CRC is still that of its whole text. */
import { buf as crc32 } from 'crc-32';
import { G0 } from '../../../grammars';
import { joinedCrc, shiftBy } from '../../../src/genksyms/expand/joined-crc';
import { Session } from '../../../src/genksyms/program';
import { UnitHasher } from '../../../src/genksyms/unit';
import { numbersFrom, type Below } from '../../support/hardening/mutate';

const QUIET = { debug: false, warnings: false, dumpDefinitions: false, preserve: false, reference: null };

/** What the whole text of each export gives. */
const inFull = (text: string): string => new Session(QUIET, G0).run(Buffer.from(text)).stdout;

const inParts = (hasher: UnitHasher, text: string): string =>
  hasher
    .hash(Buffer.from(text), false)
    .exports.map(({ name, crc }) => `#SYMVER ${name} 0x${crc.toString(16).padStart(8, '0')}\n`)
    .join('');

const exported = (declaration: string, name: string): string =>
  `${declaration};\n__GENKSYMS_EXPORT_SYMBOL(${name});\n`;

const units: [what: string, text: string][] = [
  [
    'types in another order',
    'struct a { int x; };\nstruct b { struct a *a; };\n' +
      exported('int f(struct a *, struct b *)', 'f') +
      exported('int g(struct b *, struct a *)', 'g') +
      exported('int h(struct a *, struct b *)', 'h'),
  ],
  [
    'a type that is defined between two exports',
    'struct b { struct a *a; };\n' +
      exported('int f(struct b *)', 'f') +
      'struct a { int x; };\n' +
      exported('int g(struct b *)', 'g'),
  ],
  [
    'a name that becomes an enumerator between two exports',
    'struct b { int x[CUPS]; };\n' +
      exported('int f(struct b *)', 'f') +
      'enum { CUPS = 3 };\nstruct c { int x[CUPS]; };\n' +
      exported('int g(struct b *, struct c *)', 'g'),
  ],
  [
    'an export of the name of an enumerator',
    'enum { CUPS = 3 };\nstruct b { int x[CUPS]; };\n' +
      exported('int f(struct b *)', 'f') +
      exported('int CUPS(struct b *)', 'CUPS') +
      exported('int g(struct b *)', 'g'),
  ],
  [
    'an export of the name of a typedef',
    'typedef int tea;\nstruct b { tea x; };\n' +
      exported('int f(struct b *)', 'f') +
      '__GENKSYMS_EXPORT_SYMBOL(tea);\n' +
      exported('int g(struct b *)', 'g'),
  ],
];

test.each(units)('%s', (_what, text) => {
  expect(inParts(new UnitHasher(G0), text)).toBe(inFull(text));
});

/** A unit of a few names, which are types, enumerators and exports, in any order. */
function madeUp(below: Below): string {
  const letter = (): string => 'abcdefgh'[below(8)]!;
  const type = (): string =>
    [`struct ${letter()} *`, `union ${letter()}`, `enum ${letter()}`, `t${letter()}`, 'int'][below(5)]!;
  const list = (count: number, one: () => string, between: string): string =>
    Array.from({ length: count }, one).join(between);
  const member = (): string => `${type()} ${letter()}[${below(2) ? letter().toUpperCase() : '2'}];`;
  let text = '';
  for (let count = 6 + below(30); count > 0; count--) {
    const name = letter();
    text += [
      () => `struct ${name} { ${list(1 + below(4), member, ' ')} };\n`,
      () => `union ${name} { ${list(1 + below(3), member, ' ')} };\n`,
      () => `enum ${name} { ${name.toUpperCase()} = ${below(9)}, ${name}${below(3)} };\n`,
      () => `typedef ${type()} t${name};\n`,
      () => exported(`${type()} f${name}(${list(below(4), type, ', ')})`, `f${name}`),
      () => exported(`int ${name.toUpperCase()}(${list(below(3), type, ', ')})`, name.toUpperCase()),
      () => exported(`extern ${type()} v${name}[${name.toUpperCase()}]`, `v${name}`),
      () => `__GENKSYMS_EXPORT_SYMBOL(t${name});\n`,
    ][below(8)]!();
  }
  return text;
}

test('made-up units, one after the other', () => {
  const hasher = new UnitHasher(G0);
  for (let seed = 0; seed < 800; seed++) {
    const text = madeUp(numbersFrom(seed));
    expect([seed, inParts(hasher, text)]).toEqual([seed, inFull(text)]);
  }
});

const types = (text: string): string =>
  text.replace(/.*\n__GENKSYMS_EXPORT_SYMBOL.*\n/g, '').replace(/^__GENKSYMS.*\n/gm, '');

test('made-up units that include the same headers', () => {
  for (let seed = 0; seed < 60; seed++) {
    const below = numbersFrom(seed);
    const headers = Array.from({ length: 4 }, () => types(madeUp(below)));
    const hasher = new UnitHasher(G0);
    for (let unit = 0; unit < 20; unit++) {
      const included = Array.from({ length: 1 + below(4) }, () => below(4));
      const head = included.map((number) => `# 1 "${number}.h" 1\n${headers[number]!}# 9 "a.c" 2\n`).join('');
      const text = `# 1 "a.c"\n${head}${madeUp(below)}`;
      expect([seed, unit, inParts(hasher, text)]).toEqual([seed, unit, inFull(text)]);
      expect(hasher.hash(Buffer.from(text), true).types).toEqual(
        new Session(QUIET, G0).run(Buffer.from(text)).types,
      );
    }
  }
});

test('what nothing defines is of the kind as which it was named first in each unit', () => {
  const header = '# 1 "h.h" 1\nunion h { struct e *e; };\nunion a { union e *e; };\n# 9 "a.c" 2\n';
  const hasher = new UnitHasher(G0);
  const texts = [
    exported('int f(union a *)', 'f') + exported('int g(union h *)', 'g'),
    exported('int g(union h *)', 'g') + exported('int f(union a *)', 'f'),
    exported('int g(union h *, struct x *)', 'g'),
    exported('int g(union h *, enum x *)', 'g'),
  ];
  for (const rest of texts) {
    const text = `# 1 "a.c"\n${header}${rest}`;
    expect(inParts(hasher, text)).toBe(inFull(text));
  }
});

test('the CRC of two texts one behind the other', () => {
  const below = numbersFrom(7);
  for (let count = 0; count < 300; count++) {
    const text = Buffer.from(Array.from({ length: below(3000) }, () => below(256)));
    const cut = below(text.length + 1);
    const [first, second] = [text.subarray(0, cut), text.subarray(cut)];
    expect(joinedCrc(crc32(first), crc32(second), shiftBy(second.length))).toBe(crc32(text));
  }
});
