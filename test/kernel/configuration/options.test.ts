// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus } from '../../../src/formats/corpus';
import { OptionCauses, type Asked } from '../../../src/kernel/configuration/options-behind';
import { ConditionalText, cutHeader } from '../../../src/tree/headers';

type Configuration = Record<string, string>;

/** The sources of one side: a public header, and what the preprocessor made of the declaration in it. */
function corpusOf(text: string, record: string, line: number, more: Partial<Corpus> = {}): Corpus {
  const file = 'include/pot.h';
  const cut = new ConditionalText(text);
  const words = cut.wordsAt(line, [record]);
  return {
    declarations: [],
    variants: [],
    inclusions: [],
    units: [],
    definitions: [],
    headers: [{ file, pieces: cutHeader(text) }],
    conditions: [
      {
        file,
        groups: cut.groups,
        macros: [],
        declarations: words === undefined ? [] : [{ line, text: words }],
      },
    ],
    ...more,
  };
}

interface Pair {
  /** Of both kernels, where it is one. */
  source: string | [base: string, next: string];
  base: Configuration;
  new: Configuration;
  texts: [base: string, next: string];
  change?: Asked['change'];
  /** Lines on which the declaration begins; it begins with `struct pot` unless they are given. */
  lines?: [base: number, next: number];
}

/** Options behind the change of `struct pot`, as `CONFIG_A lines base:2`. */
function behind({ source, base, new: next, texts, change = 'changed', lines }: Pair): string[] {
  const sources = typeof source === 'string' ? [source, source] : source;
  const [was, is] =
    lines ?? sources.map((one) => one.split('\n').findIndex((it) => it.startsWith('struct pot')) + 1);
  const corpora = {
    base: corpusOf(sources[0]!, texts[0], was!),
    new: corpusOf(sources[1]!, texts[1], is!),
  };
  const cause: Asked = {
    name: 's#pot',
    change,
    baseText: texts[0],
    newText: texts[1],
    basePlace: was! > 0 ? { file: 'include/pot.h', line: was! } : null,
    newPlace: is! > 0 ? { file: 'include/pot.h', line: is! } : null,
  };
  return new OptionCauses({ base, new: next }, corpora)
    .of(cause)
    .map(({ option, way, side, place }) => `${option} ${way} ${side}:${place.line}`);
}

const [ON, OFF] = [{ CONFIG_A: 'y' }, {}];
const PLAIN = 'struct pot { int tea ; }';
const WITH = 'struct pot { int tea ; int lid ; }';

/** A struct with one line under a directive. */
const under = (...directives: string[]): string =>
  [
    'struct pot {',
    'int tea;',
    directives[0],
    'int lid;',
    ...(directives.slice(1) ?? []),
    '#endif',
    '};',
    '',
  ].join('\n');

describe('lines under an option', () => {
  test.each([
    ['#ifdef', ['#ifdef CONFIG_A'], ON, OFF],
    ['IS_ENABLED', ['#if IS_ENABLED(CONFIG_A)'], ON, OFF],
    ['IS_ENABLED of a module', ['#if IS_ENABLED(CONFIG_A)'], { CONFIG_A: 'm' }, OFF],
    ['a module', ['#ifdef CONFIG_A_MODULE'], { CONFIG_A: 'm' }, OFF],
    ['IS_BUILTIN', ['#if IS_BUILTIN(CONFIG_A)'], ON, { CONFIG_A: 'm' }],
    ['defined without parentheses', ['#if defined CONFIG_A && 1'], ON, OFF],
    ['a number', ['#if CONFIG_A > 4'], { CONFIG_A: '8' }, { CONFIG_A: '0x4' }],
    ['beside what is not known', ['#if defined(CONFIG_A) && !defined(__GENKSYMS__)'], ON, OFF],
    ['#ifndef', ['#ifndef CONFIG_A'], OFF, ON],
  ])('%s', (_, directives, base, next) => {
    const source = under(...directives);
    expect(behind({ source, base, new: next, texts: [WITH, PLAIN] })).toEqual(['CONFIG_A lines base:3']);
    expect(behind({ source, base: next, new: base, texts: [PLAIN, WITH] })).toEqual(['CONFIG_A lines new:3']);
    // The same options: something else it is.
    expect(behind({ source, base, new: base, texts: [WITH, PLAIN] })).toEqual([]);
  });

  test('#else and #elif', () => {
    const source =
      'struct pot {\n#ifdef CONFIG_A\nlong lid;\n#elif defined(CONFIG_B)\nint tin;\n#else\nint tea;\n#endif\n};\n';
    const [a, b, c] = ['struct pot { long lid ; }', 'struct pot { int tin ; }', 'struct pot { int tea ; }'];
    expect(behind({ source, base: ON, new: OFF, texts: [a, c] })).toEqual(['CONFIG_A lines base:2']);
    expect(behind({ source, base: { CONFIG_B: 'y' }, new: OFF, texts: [b, c] })).toEqual([
      'CONFIG_B lines base:4',
    ]);
    expect(behind({ source, base: { CONFIG_B: 'y' }, new: { CONFIG_B: 'y', ...ON }, texts: [b, a] })).toEqual(
      ['CONFIG_A lines base:4'],
    );
  });

  test('nested: the condition that the other side turns off, and it alone', () => {
    const source =
      'struct pot {\nint tea;\n#ifdef CONFIG_A\n#if IS_ENABLED(CONFIG_B)\nint lid;\n#endif\n#endif\n};\n';
    const both = { CONFIG_A: 'y', CONFIG_B: 'y' };
    expect(behind({ source, base: both, new: ON, texts: [WITH, PLAIN] })).toEqual(['CONFIG_B lines base:4']);
    expect(behind({ source, base: both, new: { CONFIG_B: 'y' }, texts: [WITH, PLAIN] })).toEqual([
      'CONFIG_A lines base:3',
    ]);
    expect(behind({ source, base: both, new: {}, texts: [WITH, PLAIN] })).toEqual([
      'CONFIG_A lines base:3',
      'CONFIG_B lines base:4',
    ]);
  });

  test('of several options in one condition those that make the difference', () => {
    const source = under('#if defined(CONFIG_A) || defined(CONFIG_B)');
    expect(behind({ source, base: { CONFIG_A: 'y', CONFIG_C: 'y' }, new: {}, texts: [WITH, PLAIN] })).toEqual(
      ['CONFIG_A lines base:3'],
    );
    // Neither alone would do.
    expect(behind({ source, base: { CONFIG_A: 'y', CONFIG_B: 'm' }, new: {}, texts: [WITH, PLAIN] })).toEqual(
      ['CONFIG_A lines base:3'],
    );
    expect(behind({ source, base: { CONFIG_A: 'y', CONFIG_B: 'y' }, new: {}, texts: [WITH, PLAIN] })).toEqual(
      ['CONFIG_A lines base:3', 'CONFIG_B lines base:3'],
    );
  });

  test('macros that hide options', () => {
    const source = `#ifdef CONFIG_A\n#define HAVE_LID\n#endif\n${under('#ifdef HAVE_LID')}`;
    expect(behind({ source, base: ON, new: OFF, texts: [WITH, PLAIN] })).toEqual(['CONFIG_A lines base:6']);
    const value = `#ifdef CONFIG_A\n#define CUPS 8\n#else\n#define CUPS 4\n#endif\n${under('#if CUPS > 4')}`;
    expect(behind({ source: value, base: ON, new: OFF, texts: [WITH, PLAIN] })).toEqual([
      'CONFIG_A lines base:8',
    ]);
  });

  test('a macro that leads back to itself, and one that may be defined anyhow, prove nothing', () => {
    const circle = `#ifdef TWO\n#define ONE\n#endif\n#ifdef ONE\n#define TWO\n#endif\n${under('#ifdef ONE')}`;
    expect(behind({ source: circle, base: ON, new: OFF, texts: [WITH, PLAIN] })).toEqual([]);
    const anyhow = `#ifdef CONFIG_A\n#define HAVE_LID\n#endif\n#ifdef __SOMETHING\n#define HAVE_LID\n#endif\n${under('#ifdef HAVE_LID')}`;
    expect(behind({ source: anyhow, base: ON, new: OFF, texts: [WITH, PLAIN] })).toEqual([]);
  });

  test('not where the words are in both texts: the line moved out of the condition', () => {
    const plain = 'struct pot {\nint tea;\nint lid;\n};\n';
    const texts: [string, string] = [WITH, 'struct pot { int tea ; int lid ; long cup ; }'];
    expect(behind({ source: [under('#ifdef CONFIG_A'), plain], base: ON, new: OFF, texts })).toEqual([]);
  });

  test('not where the option chose other lines than those that changed', () => {
    const source: [string, string] = [
      'struct pot {\nint tea;\n#ifdef CONFIG_A\nint lid;\n#endif\nint cup;\n};\n',
      'struct pot {\nint tea;\nint lid;\nlong cup;\n};\n',
    ];
    const texts: [string, string] = [
      'struct pot { int tea ; int lid ; int cup ; }',
      'struct pot { int tea ; int lid ; long cup ; }',
    ];
    expect(behind({ source, base: ON, new: OFF, texts })).toEqual([]);
  });

  test('a type chosen by an option where both types stand elsewhere too', () => {
    const source = 'struct pot {\nu64 a;\nu32 b;\n#ifdef CONFIG_A\nu64 c;\n#else\nu32 c;\n#endif\n};\n';
    const text = (type: string): string => `struct pot { t#u64 a ; t#u32 b ; t#${type} c ; }`;
    expect(behind({ source, base: ON, new: OFF, texts: [text('u64'), text('u32')] })).toEqual([
      'CONFIG_A lines base:4',
    ]);
  });
});

test('texts of what the CRC misses read as C', () => {
  const texts: [string, string] = [
    'struct pot { int cups[(8)]; int lid; };',
    'struct pot { int cups[(4)]; };',
  ];
  const source =
    '#define CUPS (CONFIG_CUPS)\nstruct pot {\nint cups[CUPS];\n#ifdef CONFIG_A\nint lid;\n#endif\n};\n';
  expect(behind({ source, base: { ...ON, CONFIG_CUPS: '8' }, new: { CONFIG_CUPS: '4' }, texts })).toEqual([
    'CONFIG_A lines base:4',
    'CONFIG_CUPS macro base:1',
  ]);
});

describe('a declaration under an option', () => {
  const source =
    '#ifdef CONFIG_A\nstruct pot { int tea; int lid; };\n#else\nstruct pot { int tea; };\n#endif\n';
  test('both sides have one that excludes the other', () => {
    expect(behind({ source, base: ON, new: OFF, texts: [WITH, PLAIN], lines: [2, 4] })).toEqual([
      'CONFIG_A declaration base:1',
    ]);
  });

  test('not where the other side has it without a condition', () => {
    const sources: [string, string] = [source, 'struct pot { int tea; };\n'];
    expect(behind({ source: sources, base: ON, new: OFF, texts: [WITH, PLAIN], lines: [2, 1] })).toEqual([]);
  });

  test('seen on one side only', () => {
    const only = '#if IS_ENABLED(CONFIG_A)\nstruct pot { int tea; };\n#endif\n';
    const texts: [string, string] = [PLAIN, 'struct pot { UNKNOWN }'];
    const asked = {
      base: ON,
      new: OFF,
      texts,
      change: 'became-opaque' as const,
      lines: [2, 0] as [number, number],
    };
    expect(behind({ ...asked, source: only })).toEqual(['CONFIG_A declaration base:1']);
    expect(behind({ ...asked, new: ON, source: only })).toEqual([]);
  });

  test('gone altogether, or come', () => {
    const only = '#if IS_ENABLED(CONFIG_A)\nstruct pot { int tea; };\n#endif\n';
    expect(behind({ source: only, base: ON, new: OFF, texts: [PLAIN, ''], lines: [2, 0] })).toEqual([
      'CONFIG_A declaration base:1',
    ]);
    expect(behind({ source: only, base: OFF, new: ON, texts: ['', PLAIN], lines: [0, 2] })).toEqual([
      'CONFIG_A declaration new:1',
    ]);
  });

  test('not where the other side defines it all the same, and a unit does not see it', () => {
    const only = '#if IS_ENABLED(CONFIG_A)\nstruct pot { int tea; };\n#endif\n';
    const definitions = [{ declaration: 0, names: ['s#pot'], needs: [], inModules: true }];
    const corpora = { base: corpusOf(only, PLAIN, 2), new: corpusOf('', '', 1, { definitions }) };
    const causes = new OptionCauses({ base: ON, new: OFF }, corpora);
    const cause: Asked = {
      name: 's#pot',
      change: 'became-opaque',
      baseText: PLAIN,
      newText: 'struct pot { UNKNOWN }',
      basePlace: { file: 'include/pot.h', line: 2 },
      newPlace: null,
    };
    expect(causes.of(cause)).toEqual([]);
  });
});

describe('an #include under an option', () => {
  const source = '#ifdef CONFIG_A\n#include "pot.h"\n#endif\n#include "also.h"\n';
  const cut = new ConditionalText(source);
  const conditions = [{ file: 'core/a.c', groups: cut.groups, macros: [], declarations: [] }];
  const way = (file: string, parent: string, line: number): Corpus['inclusions'][number] => ({
    file,
    parent,
    line,
  });
  const corpus = (
    inclusions: Corpus['inclusions'],
    ...units: [name: string, source: string, its: number[]][]
  ): Corpus => ({
    ...corpusOf('', '', 1),
    conditions,
    inclusions,
    units: units.map(([name, unitSource, its]) => ({
      ...{ name, source: unitSource, module: 'vmlinux', position: 0, exports: [], redeclared: [] },
      ...{ variants: new Int32Array(), behind: new Int32Array(), inclusions: Int32Array.from(its) },
    })),
  });
  const seen = (base: Corpus, units: string[], next: Configuration = OFF): string[] =>
    new OptionCauses({ base: ON, new: next }, { base, new: corpusOf('', '', 1) })
      .of({
        name: 's#pot',
        change: 'became-opaque',
        baseText: PLAIN,
        newText: 'struct pot { UNKNOWN }',
        basePlace: { file: 'include/pot.h', line: 1 },
        newPlace: null,
        judgement: { inclusions: [{ chain: ['include/pot.h'], units }] },
      })
      .map(({ option, way: how, side, place }) => `${option} ${how} ${side}:${place.file}:${place.line}`);

  test('by which the definition comes in', () => {
    const one = corpus([way('include/pot.h', '', 2)], ['core/a', 'core/a.c', [0]]);
    expect(seen(one, ['core/a'])).toEqual(['CONFIG_A include base:core/a.c:1']);
    expect(seen(one, ['core/a'], ON)).toEqual([]);
    const behind = corpus(
      [way('include/pot.h', 'include/mid.h', 9), way('include/mid.h', '', 2)],
      ['core/a', 'core/a.c', [0, 1]],
    );
    expect(seen(behind, ['core/a'])).toEqual(['CONFIG_A include base:core/a.c:1']);
  });

  test('not where a unit has it by another way, or the way is not known', () => {
    const two = corpus(
      [way('include/pot.h', '', 2), way('include/pot.h', '', 4)],
      ['core/a', 'core/a.c', [0]],
      ['core/b', 'core/a.c', [1]],
    );
    expect(seen(two, ['core/a', 'core/b'])).toEqual([]);
    expect(seen(two, ['core/a', 'core/none'])).toEqual([]);
    expect(seen(corpus([way('include/pot.h', '', 0)], ['core/a', 'core/a.c', [0]]), ['core/a'])).toEqual([]);
    expect(seen(corpus([], ['core/a', 'core/a.c', []]), ['core/a'])).toEqual([]);
  });
});

describe('a macro in a declaration', () => {
  const texts = (base: number, next: number): [string, string] => [
    `struct pot { int cups [ ${base} ] ; }`,
    `struct pot { int cups [ ${next} ] ; }`,
  ];
  const source = '#define CUPS CONFIG_CUPS\n#define ALL (CUPS)\nstruct pot { int cups[ALL]; };\n';
  test('that stands for the value of an option', () => {
    expect(
      behind({ source, base: { CONFIG_CUPS: '8' }, new: { CONFIG_CUPS: '4' }, texts: texts(8, 4) }),
    ).toEqual(['CONFIG_CUPS macro base:2']);
  });

  test('that an option chose', () => {
    const chosen =
      '#ifdef CONFIG_A\n#define CUPS 8\n#else\n#define CUPS 4\n#endif\nstruct pot { int cups[CUPS]; };\n';
    expect(behind({ source: chosen, base: ON, new: OFF, texts: texts(8, 4) })).toEqual([
      'CONFIG_A macro base:2',
    ]);
  });

  test('not where its value is in neither text, or may come from two definitions', () => {
    expect(
      behind({ source, base: { CONFIG_CUPS: '8' }, new: { CONFIG_CUPS: '4' }, texts: texts(16, 32) }),
    ).toEqual([]);
    const two =
      '#ifdef __A\n#define CUPS CONFIG_CUPS\n#else\n#define CUPS 8\n#endif\nstruct pot { int cups[CUPS]; };\n';
    expect(
      behind({ source: two, base: { CONFIG_CUPS: '8' }, new: { CONFIG_CUPS: '4' }, texts: texts(8, 4) }),
    ).toEqual([]);
  });

  test('a tower of macros of any height behind a condition', () => {
    const tower = Array.from({ length: 50_000 }, (_, n) => `#define M${n} M${n + 1}`).join('\n');
    const high = `${tower}\n${under('#if M0 && defined(CONFIG_A)')}`;
    expect(behind({ source: high, base: ON, new: OFF, texts: [WITH, PLAIN] })).toEqual([
      'CONFIG_A lines base:50003',
    ]);
  });

  test('a macro of itself, and a tower of macros', () => {
    const self = '#define CUPS CUPS + CONFIG_CUPS\nstruct pot { int cups[CUPS]; };\n';
    const asked = { base: { CONFIG_CUPS: '8' }, new: { CONFIG_CUPS: '4' }, texts: texts(8, 4) };
    expect(behind({ ...asked, source: self })).toEqual(['CONFIG_CUPS macro base:1']);
    const tower = Array.from({ length: 60 }, (_, n) => `#define M${n} M${n + 1} M${n + 1}`).join('\n');
    const tall = `${tower}\n#define M60 CONFIG_CUPS\nstruct pot { int cups[M0]; };\n`;
    expect(behind({ ...asked, source: tall })).toEqual([]);
  });
});
