// SPDX-License-Identifier: GPL-2.0-or-later
/** Pairs of small headers that try to get a guard over a real break, or to trip who edits a source. */
import type { Sources } from './fix-lab';

/** What a fix of `struct NAME`, or of the export `use_NAME`, has to come to. */
export interface FixCase {
  /** `NAME` is the case's own; `export NAME` stands for the statement. */
  base: string;
  next: string;
  /** How it is mended, or why it is not. */
  expected: 'guard' | 'room' | 'include' | 'break' | 'unknown' | 'unwritable' | 'unproved';
  /** Words of the patch, the reason or the conditions. */
  words?: RegExp;
}

const struct = (...members: string[]): string =>
  `struct NAME {\n${members.map((one) => `\t${one}\n`).join('')}};\n`;
const pair = (base: string[], next: string[]): Pick<FixCase, 'base' | 'next'> => {
  return { base: struct(...base), next: struct(...next) };
};

export const FIX_CASES: Readonly<Record<string, FixCase>> = {
  moved_to_hole: {
    ...pair(['void *a;', 'int b;', 'void *c;'], ['int fresh;', 'void *a;', 'int b;', 'void *c;']),
    expected: 'room',
    words: /not so where pointers have 4 bytes/,
  },
  hole_on_all: {
    ...pair(['int a;', 'char b;', 'int c;'], ['char fresh;', 'int a;', 'char b;', 'int c;']),
    expected: 'room',
    words: /fresh is moved to the hole behind b, at 5/,
  },
  two_in_one_hole: {
    ...pair(['int a;', 'char b;', 'int c;'], ['char x;', 'char y;', 'int a;', 'char b;', 'int c;']),
    expected: 'room',
    words: /x is moved to the hole behind b, at 5; y is moved to the hole behind x, at 6/,
  },
  moved_to_slot: {
    ...pair(
      ['int a;', 'unsigned long kabi_reserved1;', 'int b;'],
      ['int *fresh;', 'int a;', 'unsigned long kabi_reserved1;', 'int b;'],
    ),
    expected: 'room',
    words: /fresh takes the place of the reserved kabi_reserved1/,
  },
  slot_of_no_sure_name: {
    ...pair(['int a;', 'unsigned long reserved;', 'int b;'], ['int a;', 'unsigned long fresh;', 'int b;']),
    expected: 'unknown',
  },
  slot_used_in_union: {
    ...pair(
      ['int a;', 'union { long used; long kabi_reserved1; };'],
      ['long fresh;', 'int a;', 'union { long used; long kabi_reserved1; };'],
    ),
    expected: 'break',
  },
  no_room: { ...pair(['int a;', 'int b;'], ['long fresh;', 'int a;', 'int b;']), expected: 'break' },
  under_condition: {
    ...pair(
      ['int a;', 'char b;', 'int c;'],
      ['#ifdef CONFIG_MODULES', '\tchar fresh;', '#endif', '\tint a;', 'char b;', 'int c;'].map((one) =>
        one.replace(/^\t/, ''),
      ),
    ),
    expected: 'break',
    words: /fresh stands under a condition/,
  },
  hole_under_condition: {
    ...pair(
      ['int a;', '#ifdef CONFIG_MODULES', 'char b;', '#endif', 'int c;'],
      ['char fresh;', 'int a;', '#ifdef CONFIG_MODULES', 'char b;', '#endif', 'int c;'],
    ),
    expected: 'break',
    words: /so nothing can be put there/,
  },
  bit_in_free_bits: {
    ...pair(
      ['unsigned a : 1;', 'unsigned b : 4;', 'int c;'],
      ['unsigned a : 1;', 'unsigned b : 4;', 'unsigned fresh : 2;', 'int c;'],
    ),
    expected: 'guard',
    words: /padding/,
  },
  bits_that_move: {
    ...pair(
      ['unsigned a : 1;', 'unsigned b : 4;'],
      ['unsigned fresh : 1;', 'unsigned a : 1;', 'unsigned b : 4;'],
    ),
    expected: 'break',
  },
  bit_that_ends_a_unit: {
    ...pair(
      ['unsigned char a : 7;', 'unsigned char b : 1;', 'int c;'],
      ['unsigned char a : 7;', 'unsigned char : 0;', 'unsigned char b : 1;', 'int c;'],
    ),
    expected: 'break',
  },
  alignment_by_macro: {
    base: `#define EDGE __attribute__((aligned(8)))\n${struct('int level EDGE;', 'unsigned steam;')}`,
    next: `#define EDGE __attribute__((aligned(32)))\n${struct('int level EDGE;', 'unsigned int steam;')}`,
    expected: 'break',
  },
  packing_behind_the_brace: {
    base: `struct NAME { \n\tchar a;\n\tunsigned b;\n};\n`,
    next: `struct NAME { \n\tchar a;\n\tunsigned int b;\n} __attribute__((packed));\n`,
    expected: 'break',
  },
  typedef_behind_grew: {
    base: `struct NAME_inner;\ntypedef int NAME_t;\n${struct('NAME_t a;', 'unsigned b;')}`,
    next: `struct NAME_inner;\ntypedef long NAME_t;\n${struct('NAME_t a;', 'unsigned int b;')}`,
    expected: 'break',
  },
  embedded_elsewhere: {
    base: `${struct('long a;')}struct NAME_outer {\n\tstruct NAME inner;\n\tchar tail;\n};\nextern int also_NAME(struct NAME_outer *outer);\n`,
    next: `${struct('long a;', 'char fresh;')}struct NAME_outer {\n\tstruct NAME inner;\n\tchar tail;\n};\nextern int also_NAME(struct NAME_outer *outer);\n`,
    expected: 'break',
  },
  inner_break_in_a_piece: {
    base: `struct NAME {\n\tunsigned level;\n\tstruct NAME_inner { int a; int b; } *inner;\n};\n`,
    next: `struct NAME {\n\tunsigned int level;\n\tstruct NAME_inner { long a; int b; } *inner;\n};\n`,
    expected: 'unproved',
  },
  inner_break_on_its_line: {
    base: `struct NAME {\n\tstruct NAME_inner { int a; int b; } *inner, *other;\n};\n`,
    next: `struct NAME {\n\tstruct NAME_inner { long a; int b; } *inner; struct NAME_inner *const other;\n};\n`,
    expected: 'unproved',
  },
  other_text_for_compilers: {
    base: `struct NAME {\n#ifdef __GENKSYMS__\n\tint a;\n#else\n\tlong a;\n#endif\n\tunsigned b;\n};\n`,
    next: `struct NAME {\n#ifdef __GENKSYMS__\n\tint a;\n#else\n\tchar a;\n#endif\n\tunsigned int b;\n};\n`,
    expected: 'break',
  },
  moved_for_compilers_alone: {
    base: `struct NAME {\n\tint a;\n\tint b;\n\tunsigned c;\n};\n`,
    next: `struct NAME {\n#ifndef __GENKSYMS__\n\tint fresh;\n#endif\n\tint a;\n\tint b;\n\tunsigned int c;\n};\n`,
    expected: 'break',
  },
  enum_that_moves: {
    base: `enum NAME_kind {\n\tNAME_GREEN,\n\tNAME_BLACK,\n\tNAME_MAX\n};\nstruct NAME { enum NAME_kind kind; int *counts[NAME_MAX]; };\n`,
    next: `enum NAME_kind {\n\tNAME_GREEN,\n\tNAME_BLACK,\n\tNAME_WHITE,\n\tNAME_MAX\n};\nstruct NAME { enum NAME_kind kind; int *counts[NAME_MAX]; };\n`,
    expected: 'break',
  },
  on_one_line: {
    base: 'struct NAME { unsigned a; };\n',
    next: 'struct NAME { unsigned int a; };\n',
    expected: 'unwritable',
  },
  by_a_macro: {
    base: `#define MAKE(how) struct NAME { how a; };\nMAKE(unsigned)\n`,
    next: `#define MAKE(how) struct NAME { how a; };\nMAKE(unsigned int)\n`,
    expected: 'unwritable',
  },
  a_comment_goes_on: {
    base: `struct NAME {\n\tunsigned a; /* it goes\n\ton */\n\tint b;\n};\n`,
    next: `struct NAME {\n\tunsigned int a; /* it goes\n\ton */\n\tint b;\n};\n`,
    expected: 'guard',
  },
  a_spliced_line: {
    base: `struct NAME {\n\tunsigned a; \\\n\n\tint b;\n};\n`,
    next: `struct NAME {\n\tunsigned int a; \\\n\n\tint b;\n};\n`,
    expected: 'guard',
  },
  member_by_a_macro: {
    base: `#define LIST(name) struct NAME *name, *name##_end\n${struct('LIST(pots);', 'unsigned b;')}`,
    next: `#define LIST(name) struct NAME *name, *name##_end\n${struct('LIST(pots);', 'unsigned int b;')}`,
    expected: 'guard',
  },
  in_both_branches: {
    base: struct('#ifdef CONFIG_MODULES', 'unsigned a;', '#else', 'unsigned int a;', '#endif', 'int b;'),
    next: struct('#ifdef CONFIG_MODULES', 'unsigned int a;', '#else', 'unsigned int a;', '#endif', 'int b;'),
    expected: 'guard',
  },
  a_prototype: {
    base: 'struct NAME;\nint also_NAME(struct NAME *one,\n\tunsigned two);\n',
    next: 'struct NAME;\nint also_NAME(struct NAME *one,\n\tunsigned int two);\n',
    expected: 'guard',
  },
  a_prototype_that_breaks: {
    base: 'struct NAME;\nint also_NAME(struct NAME *one, unsigned two);\n',
    next: 'struct NAME;\nint also_NAME(struct NAME *one, unsigned long two);\n',
    expected: 'break',
  },
  a_member_gone_that_took_no_room: {
    base: struct('int a;', 'int mark[0];', 'int b;'),
    next: struct('int a;', 'int b;'),
    expected: 'break',
  },
  retyped_to_other_sense: {
    base: struct('int a;', 'float *b;'),
    next: struct('int a;', 'double b;'),
    expected: 'break',
  },
};

/** The header and the unit of a case. */
export function caseSources(name: string, side: 'base' | 'next'): Sources {
  const text = FIX_CASES[name]![side].replaceAll('NAME', name);
  const also = text.includes(`also_${name}(`) ? `EXPORT_SYMBOL(also_${name});\n` : '';
  return {
    [`core/${name}.h`]: `#ifndef ${name}_H\n#define ${name}_H\n${text}\nint use_${name}(struct ${name} *one);\n#endif\n`,
    [`core/${name}.c`]: `#include <linux/export.h>\n#include "${name}.h"\nEXPORT_SYMBOL(use_${name});\n${also}`,
  };
}
