// SPDX-License-Identifier: GPL-2.0-or-later
import { ConditionalText } from '../../../src/tree/headers';

const told = (text: string, line: number, declared = ''): string | undefined =>
  new ConditionalText(text).wordsAt(line, [declared]);

describe('the conditions of a file', () => {
  test('each #if with its branches, without the guard of the file', () => {
    const text = [
      '#ifndef _POT_H',
      '#define _POT_H',
      '#ifdef CONFIG_A /* why */',
      '# if IS_ENABLED(CONFIG_B) \\',
      '     && 1',
      '# endif',
      '#elif defined(CONFIG_C)',
      '#else',
      '#endif',
      '#ifndef CONFIG_D',
      '#endif',
      '#endif',
      '',
    ].join('\n');
    expect(new ConditionalText(text).groups).toEqual([
      {
        branches: [
          { line: 3, condition: 'defined(CONFIG_A)' },
          { line: 7, condition: 'defined(CONFIG_C)' },
          { line: 8, condition: null },
        ],
        end: 9,
      },
      { branches: [{ line: 4, condition: 'IS_ENABLED(CONFIG_B) && 1' }], end: 6 },
      { branches: [{ line: 10, condition: '!defined(CONFIG_D)' }], end: 11 },
    ]);
  });

  test('what looks like the guard of a file and ends before it is none', () => {
    const { groups } = new ConditionalText('#ifndef POT\n#define POT\n#endif\n#ifdef A\n#endif\n');
    expect(groups.map(({ end }) => end)).toEqual([3, 5]);
  });

  test('macros under a condition, or with an option in them', () => {
    const text =
      '#ifndef H\n#define H\n#define PLAIN 1\n#define CUPS CONFIG_CUPS\n#if A\n#define BIG(x) \\\n  x\n#endif\n#endif\n';
    expect(new ConditionalText(text).macros).toEqual([
      { line: 4, name: 'CUPS', text: 'CONFIG_CUPS' },
      { line: 6, name: 'BIG', text: 'x' },
    ]);
  });

  test('an #if that nothing closes, and an #endif that closes nothing', () => {
    expect(new ConditionalText('#endif\n#else\n#if A\nint a;\n').groups).toEqual([]);
    expect(told('#endif\n#if A\nint a;\n', 3, 'int a;')).toBeUndefined();
    expect(told('int a;\n', 0)).toBeUndefined();
    expect(told('int a;\n', 7)).toBeUndefined();
  });
});

describe('the words of a declaration', () => {
  test('line by line where conditions lie within it, up to where each branch ends it', () => {
    const text = [
      'struct pot {',
      '#ifdef CONFIG_LID /* a */',
      '\tint lid; // b',
      '#else',
      '\tchar tin;',
      '#endif',
      '} __packed;',
      'int other;',
    ].join('\n');
    expect(told(text, 1)).toBe('struct pot {\n\nint lid ;\n\nchar tin ;\n\n} __packed ;');
    const split = 'int pour(int cup\n#ifdef A\n, int tea);\nint more;\n#else\n);\n#endif\nint last;\n';
    expect(told(split, 1)).toBe('int pour ( int cup\n\n, int tea ) ;\n\n\n) ;');
    const heads = '#ifdef A\nstruct pot {\n#else\nstruct pan {\n#endif\nint a;\n};\n';
    expect(told(heads, 2, 'struct pot { int a; };')).toBeUndefined();
  });

  test('else only those that the preprocessor replaces', () => {
    expect(told('struct pot {\n int cups[CUPS];\n} __tea;\n', 1, 'struct pot { int cups [ 8 ] ; } ;')).toBe(
      'CUPS __tea',
    );
    expect(told('struct pot { int a; };\n', 1, 'struct pot { int a ; } ;')).toBeUndefined();
  });

  test('no body of a function, and no second declaration', () => {
    const text = 'int pour(int cup)\n{\n#ifdef A\n\treturn CUPS;\n#endif\n}\n';
    expect(told(text, 1, 'int pour(int cup)')).toBeUndefined();
    expect(told('int a;\nint CUPS;\n', 1, 'int a;')).toBeUndefined();
  });
});
