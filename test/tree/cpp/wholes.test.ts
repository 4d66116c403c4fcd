// SPDX-License-Identifier: GPL-2.0-or-later
/** Headers that are known with all that they include: a text must not depend on what was read before it. */
import { firstDifference, Refusal } from '../../../src/tree/cpp';
import { numbersFrom, type Below } from '../../support/hardening/mutate';
import { CppLab } from './lab';

let lab: CppLab;
beforeEach(() => {
  lab = new CppLab(true);
});
afterEach(() => lab.remove());

const guarded = (name: string, text: string): string => `#ifndef ${name}\n#define ${name}\n${text}#endif\n`;

/** A header that includes three, so that it is remembered as a whole. */
const TRAY = {
  'include/cup.h': guarded('CUP_H', '#ifdef BIG\nint big CUP;\n#else\nint small CUP;\n#endif\n'),
  'include/pot.h': guarded('POT_H', '#include <cup.h>\n#define POT 1\nint pot;\n'),
  'include/jug.h': guarded('JUG_H', '#include <cup.h>\nint jug = POT;\n'),
  'include/tray.h': guarded('TRAY_H', '#include <pot.h>\n#include <jug.h>\nint tray;\n'),
};

/** Each of these sources, twice, as if nothing had been read before. */
function expectAlike(sources: Record<string, string>, ...options: string[]): void {
  lab.write(sources);
  const files = Object.keys(sources).filter((name) => name.endsWith('.c'));
  for (const file of [...files, ...files])
    expect([file, lab.text(file, ...options)]).toEqual([file, lab.textAnew(file, ...options)]);
}

test('the second unit takes over a header with all that it includes', () => {
  lab.write({ ...TRAY, 'a.c': '#include <tray.h>\n', 'b.c': '#include <tray.h>\nint b;\n' });
  lab.text('a.c');
  const { known } = lab.engine.counts;
  expect(lab.text('b.c')).toBe(lab.textAnew('b.c'));
  expect(lab.engine.counts.known - known).toBe(8);
});

const units: [what: string, sources: Record<string, string>][] = [
  [
    'what a source defines before it',
    { 'a.c': '#include <tray.h>\n', 'b.c': '#define BIG\n#include <tray.h>\n' },
  ],
  [
    'a name that is a macro for the first time',
    { 'a.c': '#include <tray.h>\n', 'b.c': '#define CUP c\n#include <tray.h>\n' },
  ],
  [
    'a part that was included before',
    { 'a.c': '#include <tray.h>\n', 'b.c': '#include <cup.h>\n#include <tray.h>\n' },
  ],
  [
    'a guard that is defined although nothing was included',
    {
      'a.c': '#include <tray.h>\n',
      'b.c': '#define CUP_H\n#include <tray.h>\n',
      'c.c': '#define POT_H\n#include <tray.h>\n',
    },
  ],
  [
    'an inclusion within a declaration',
    { 'a.c': '#include <tray.h>\n', 'b.c': 'struct s {\n#include <tray.h>\n};\nint f(void) { return 1; }\n' },
  ],
  [
    'a header that leaves a declaration open',
    {
      'include/open.h': '#include <cup.h>\n#include <pot.h>\nstruct open {\n',
      'a.c': '#include <open.h>\nint a;\n};\nint f(void) { return 1; }\n',
      'b.c': '#include <open.h>\nint b;\n};\n#include <tray.h>\n',
    },
  ],
  [
    '#pragma once',
    {
      'include/once.h': '#pragma once\n#include <cup.h>\nint once;\n',
      'include/twice.h': '#include <once.h>\n#include <pot.h>\n#include <once.h>\nint twice;\n',
      'a.c': '#include <twice.h>\n',
      'b.c': '#include <once.h>\n#include <twice.h>\n',
    },
  ],
  [
    'numbers of __COUNTER__, and the source',
    {
      'include/id.h': '#include <cup.h>\n#include <pot.h>\nint id = __COUNTER__; char *f = __BASE_FILE__;\n',
      'a.c': '#include <id.h>\nint a = __COUNTER__;\n',
      'b.c': 'int b = __COUNTER__;\n#include <id.h>\n',
    },
  ],
  [
    '#line',
    {
      'include/made.h': '#line 40 "made.y"\n#include <cup.h>\n#include <pot.h>\nint made = __LINE__;\n',
      'a.c': '#include <made.h>\n',
      'b.c': '\n\n#include <made.h>\nint b;\n',
    },
  ],
  [
    'a body with braces that a macro closes',
    {
      'include/body.h': '#include <cup.h>\n#include <pot.h>\nstatic int f(void) { LOOP; }\nint behind;\n',
      'a.c': '#include <body.h>\n',
      'b.c': '#define LOOP { tea()\n#include <body.h>\n}\n',
    },
  ],
];

test.each(units)('%s', (_what, sources) => {
  expectAlike({ ...TRAY, ...sources });
});

test('another search path', () => {
  lab.write({
    ...TRAY,
    'green/cup.h': 'int green;\n',
    'more/kettle.h': 'int kettle;\n',
    'a.c': '#include <tray.h>\n',
  });
  const ways = [[], ['-Igreen'], ['-Imore'], ['-I', 'green', '-Imore']];
  const first = (options: string[]): string => lab.text('a.c', ...options);
  for (const options of [...ways, ...ways]) expect(first(options)).toBe(lab.textAnew('a.c', ...options));
});

/** Headers and sources that define, undefine, ask for and include each other at random. */
function madeUp(below: Below): Record<string, string> {
  const letter = (): string => 'ABCDEF'[below(6)]!;
  const header = (): string => `h${below(7)}.h`;
  const line = (depth: number): string => {
    const kind = below(depth > 2 ? 9 : 12);
    if (kind < 2) return `#define ${letter()} ${[letter(), '1', `${letter()}(x)`, '{', ''][below(5)]}\n`;
    if (kind === 2) return `#undef ${letter()}\n`;
    if (kind === 3) return `#define ${letter()}(x) x ${letter()}\n`;
    if (kind < 6) return below(4) ? `#include <${header()}>\n` : `#include "${header()}"\n`;
    if (kind === 6) return `int ${letter()} ${letter()}(1);\n`;
    if (kind === 7) return `static int f(void) { return ${letter()}; }\n`;
    if (kind === 8) return ['struct s {\n', '};\n', 'int l = __LINE__;\n', '\n\n\n'][below(4)]!;
    const inner = Array.from({ length: 1 + below(3) }, () => line(depth + 1)).join('');
    return `#if${['def', 'ndef'][below(2)]} ${below(3) ? letter() : `H${below(7)}`}\n${inner}#endif\n`;
  };
  const lines = (): string => Array.from({ length: 2 + below(6) }, () => line(0)).join('');
  const files: Record<string, string> = {};
  for (let number = 0; number < 7; number++) {
    const text = lines();
    files[`include/h${number}.h`] =
      below(5) === 0
        ? `#pragma once\n${text}`
        : below(6)
          ? guarded(`H${number}`, text)
          : text.replace(/#include.*\n/g, '');
  }
  for (let number = 0; number < 6; number++) files[`s${number}.c`] = lines() + lines();
  return files;
}

/** The text, or why there is none. */
function shown(make: () => string): string {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal) return `refused: ${error.message}`;
    throw error;
  }
}

test('made-up headers', () => {
  for (let seed = 0; seed < 60; seed++) {
    const world = new CppLab(true);
    try {
      const files = madeUp(numbersFrom(seed));
      world.write(files);
      const sources = Object.keys(files).filter((name) => name.endsWith('.c'));
      for (const file of [...sources, ...sources]) {
        const text = shown(() => world.text(file));
        const whole = shown(() => world.wholeAnew(file));
        if (text !== whole) expect([seed, file, firstDifference(text, whole)]).toEqual([seed, file, null]);
      }
    } finally {
      world.remove();
    }
  }
});
