// SPDX-License-Identifier: GPL-2.0-or-later
/** The types that generated declarations are made of. */
import type { Draw } from './draw';

/** What comparing two types of a class means: see `truth.ts`. */
export type TypeClass = 'integer' | 'float' | 'pointer' | 'callback' | 'whole';

export interface DrawnType {
  /** Spellings of one type; `%` is where a declarator goes, or else behind. */
  spellings: readonly string[];
  is: TypeClass;
  /** The most bits that a bit-field of it has; 0 for what is none. */
  bits: number;
}

/** Declared once, on both sides alike. */
export const SURROUNDINGS = `
typedef signed char s8; typedef unsigned char u8; typedef short s16; typedef unsigned short u16;
typedef int s32; typedef unsigned int u32; typedef long long s64; typedef unsigned long long u64;
typedef unsigned long size_t; typedef _Bool bool;
typedef u64 apart __attribute__((aligned(16)));
typedef int (*brewer_t)(void *data, int heat);
enum color { GREEN, BLACK, WHITE };
struct ring { struct ring *next, *prev; };
struct tiny { u8 red, green, blue; };
struct odd { u8 mark; u32 value; } __attribute__((packed));
union box { u16 small; u64 big; };
struct bean { int roast; };
struct herb { int leaf; };
extern struct bean the_bean;
extern u16 the_count;
`;

const INTEGERS: readonly (readonly [bits: number, ...spellings: string[]])[] = [
  [8, 'char'],
  [8, 'signed char', 's8'],
  [8, 'unsigned char', 'u8'],
  [16, 'short', 'short int', 'signed short', 's16'],
  [16, 'unsigned short', 'unsigned short int', 'u16', '__typeof__(the_count)'],
  [32, 'int', 'signed', 'signed int', 's32'],
  [32, 'unsigned', 'unsigned int', 'u32', '__typeof__(0u)'],
  [64, 'long', 'long int', 'signed long', 'signed long int', '__typeof__(1L)'],
  [64, 'unsigned long', 'long unsigned int', 'size_t'],
  [64, 'long long', 's64', 'long long int'],
  [64, 'unsigned long long', 'u64'],
  [1, '_Bool', 'bool'],
  [32, 'enum color'],
];

const POINTERS = [
  'void *',
  'char *',
  'const char *',
  'struct bean *',
  'struct herb *',
  'u32 *',
  'unsigned int *',
  'struct ring *',
  'volatile u8 *',
];
const CALLBACKS = [
  ['int (*%)(void *data, int heat)', 'brewer_t', 'int (*%)(void *, signed)'],
  ['void (*%)(struct bean *bean)'],
  ['int (*%)(struct herb *herb, unsigned long)'],
  ['long (*%)(void)'],
];
const WHOLES = ['struct ring', 'struct tiny', 'struct odd', 'union box', 'apart', 'struct bean'];

const of = (is: TypeClass, spellings: readonly string[], bits = 0): DrawnType => ({ spellings, is, bits });

export const INTEGER_TYPES = INTEGERS.map(([bits, ...spellings]) => of('integer', spellings, bits));
const FLOATS = [['float'], ['double']].map((spellings) => of('float', spellings));
const POINTER_TYPES = [
  ...POINTERS.map((spelling) => of('pointer', [spelling])),
  of('pointer', ['struct bean *', '__typeof__(&the_bean)', '__typeof__(struct bean) *']),
];
const CALLBACK_TYPES = CALLBACKS.map((spellings) => of('callback', spellings));
const WHOLE_TYPES = WHOLES.map((spelling) => of(spelling === 'apart' ? 'integer' : 'whole', [spelling]));

export function drawType(draw: Draw): DrawnType {
  const at = draw.below(20);
  if (at < 10) return draw.one(INTEGER_TYPES);
  if (at < 14) return draw.one(POINTER_TYPES);
  if (at < 16) return draw.one(CALLBACK_TYPES);
  return at < 19 ? draw.one(WHOLE_TYPES) : draw.one(FLOATS);
}

/** What functions take and give, and what bit-fields cannot be. */
export function drawParameter(draw: Draw): DrawnType {
  return draw.rarely(3)
    ? draw.one(POINTER_TYPES)
    : draw.one([...INTEGER_TYPES, ...POINTER_TYPES, ...CALLBACK_TYPES]);
}

/** A declaration of a name without its end. */
export function declarator(spelling: string, name: string): string {
  return spelling.includes('%') ? spelling.replace('%', name) : `${spelling} ${name}`;
}
