// SPDX-License-Identifier: GPL-2.0-or-later
/** What tree-sitter's reading of a shape is taken for, genksyms' automaton has to read alike. */
import { G0 } from '../../../grammars';
import { Names, type Lexer } from '../../../src/genksyms/lex';
import { UnitReader } from '../../../src/genksyms/unit';

const COMMON = [
  'int',
  'const',
  'restrict',
  'static',
  '__attribute__ ( )',
  'T',
  'typeof ( 1 )',
  'typeof ( int )',
];
const TYPES = ['struct s', 'struct s { int q ; }', 'struct { int q ; }', 'enum { E }', 'union', 'x'];
const SIGNS = ['*', '(', ')', '[ 1 ]', ',', '...', 'asm ( )', '= 1'];
const FORMS = {
  file: [...COMMON, ...TYPES, ...SIGNS, 'extern', 'inline', 'typedef'],
  member: [...COMMON, ...TYPES, ...SIGNS, ': 1', ';'],
};
const WRAPS = {
  file: [(text: string) => `${text} ;`, (text: string) => `${text} { }`],
  member: [
    (text: string) => `struct o { ${text} ; } ;`,
    (text: string) => `struct o { int z ; ${text} ; int w ; } ;`,
  ],
};

/** All sequences of up to `length` forms whose parentheses pair. */
function* sequences(forms: readonly string[], length: number, open = 0): Generator<string[]> {
  if (open === 0) yield [];
  if (length === 0) return;
  for (const form of forms) {
    const then = open + (form === '(' ? 1 : form === ')' ? -1 : 0);
    if (then < 0 || then >= length) continue;
    for (const rest of sequences(forms, length - 1, then)) yield [form, ...rest];
  }
}

const reader = new UnitReader(new Names(), G0, false);
const { division } = reader as unknown as { division: { divide(lexer: Lexer): number } };
const divide = division.divide.bind(division);

/** All that a text declares and is found wrong in it, by shapes where they serve or by the automaton alone. */
function declared(text: string, byShapes: boolean): { all: string; allByShapes: boolean } {
  const told: unknown[] = [];
  let allByShapes = true;
  division.divide = (lexer) => {
    const piece = byShapes ? divide(lexer) : -1;
    if (piece < 0) allByShapes = false;
    return piece;
  };
  const { symbols } = reader;
  const problems = reader.readUnit(Buffer.from(`typedef int T;\n${text}\n`), {
    declare(record) {
      const { kind, name, isExtern, before, line } = record;
      told.push(
        kind,
        name,
        isExtern,
        before,
        line,
        ...symbols.resolve(record.tokens, symbols.place - before),
      );
      return symbols.declare(record);
    },
    export: () => undefined,
  });
  return { all: JSON.stringify([told, problems]), allByShapes };
}

test.each(['file', 'member'] as const)('all short sequences of tokens, in the place of a %s', (place) => {
  const unlike: string[] = [];
  let read = 0;
  for (const sequence of sequences(FORMS[place], 3)) {
    for (const wrap of WRAPS[place]) {
      const text = wrap(sequence.join(' '));
      const shapes = declared(text, true);
      if (!shapes.allByShapes) continue;
      read++;
      if (shapes.all !== declared(text, false).all) unlike.push(text);
    }
  }
  expect(unlike).toEqual([]);
  expect(read).toBeGreaterThan(400);
});
