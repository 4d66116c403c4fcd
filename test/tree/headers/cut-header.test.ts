// SPDX-License-Identifier: GPL-2.0-or-later
/** Functions and macros of a header, by its own text. */
import fc from 'fast-check';
import { cutHeader } from '../../../src/tree/headers';

/** A piece as tests spell it: `line name(parameters): text`. */
const spelt = (text: string): string[] =>
  cutHeader(text).map((one) => `${one.line} ${one.name}${one.parameters ?? ''}: ${one.text}`);

test('macros, with and without parameters, over several lines', () => {
  const text = [
    '#ifndef POT_H',
    '# define POT_H',
    '#define LEVEL 3 /* cups, ',
    '   not litres */ + 1',
    '#define FILL(pot, n) \\',
    '\tdo { (pot)->level = (n); \\',
    '\t} while (0)',
    '#define  NOTE "a /* no */ comment  //"   // one',
    '#define CALL (x)',
    '#endif',
  ].join('\n');
  expect(spelt(text)).toEqual([
    '2 POT_H: ',
    '3 LEVEL: 3\n+ 1',
    '5 FILL(pot, n): do { (pot)->level = (n);\n} while (0)',
    '8 NOTE: "a /* no */ comment  //"',
    '9 CALL: (x)',
  ]);
});

test('functions with bodies and nothing else', () => {
  const text = [
    'struct pot { int (*brew)(int); };',
    'enum tea { GREEN = FIRST(1), BLACK };',
    'extern int open(struct pot *);',
    'static const int table[] = { 1, 2 };',
    'static inline int level(const struct pot *pot)',
    '{',
    "\tif (pot->c == '}') { return 0; } /* } */",
    '\treturn   pot->level;',
    '}',
    'static __always_inline __printf(1, 2) void __attribute__((cold)) tell(const char *f, ...) {}',
    'void after(void);',
  ].join('\n');
  expect(spelt(text)).toEqual([
    "5 level: static inline int level(const struct pot *pot)\n{\nif (pot->c == '}') { return 0; }\nreturn pot->level;\n}",
    '10 tell: static __always_inline __printf(1, 2) void __attribute__((cold)) tell(const char *f, ...) {}',
  ]);
});

test('each branch of a condition goes on where the first one began', () => {
  const text = [
    '#ifdef CONFIG_POT',
    'static inline int a(void) {',
    '#else',
    'static inline int b(void) {',
    '#endif',
    '\treturn 1;',
    '}',
    '#if X',
    '#define SIZE 1',
    '#elif Y',
    '#define SIZE 2',
    '#endif',
    'static inline int c(void) { return SIZE; }',
  ].join('\n');
  expect(spelt(text)).toEqual([
    '4 b: static inline int b(void) {\n#endif\nreturn 1;\n}',
    '9 SIZE: 1',
    '11 SIZE: 2',
    '13 c: static inline int c(void) { return SIZE; }',
  ]);
});

test('where braces do not match, the next function begins anew and nothing is lost', () => {
  const text = 'static inline int a(void)\n{\n\tBEGIN {\n}\n\nstatic inline int b(void) { return 2; }\n';
  expect(spelt(text)).toEqual([
    '1 a: static inline int a(void)\n{\nBEGIN {\n}',
    '6 b: static inline int b(void) { return 2; }',
  ]);
});

test('any bytes are read to their end, line by line', () => {
  const word = fc.constantFrom(
    ...['#define A', '#define F(x)', '#if', '#else', '#endif', '{', '}', '(', ')', ';', '"', "'", '\\', '\n'],
    ...['/*', '*/', '//', 'static inline int f(void)', 'struct', '=', '\xff', ' '],
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join(' ');
      const lines = text.split('\n').length;
      let before = 1;
      for (const { line, name } of cutHeader(text)) {
        expect(line).toBeGreaterThanOrEqual(before);
        expect(line).toBeLessThanOrEqual(lines);
        expect(name).toMatch(/^[\w$\x80-\xff]+$/);
        before = line;
      }
    }),
  );
});
