// SPDX-License-Identifier: GPL-2.0-or-later
/** Attributes, pragmas and options to draw from. */

import type { Naming } from './model';

export type Machine = 'x86_64' | 'i386' | 's390x';

const RECORD_ATTRS = [
  'packed', '__packed__', 'aligned(16)', 'aligned(4)', 'packed, aligned(2)', 'aligned(sizeof(long))', 'may_alias',
  'designated_init', 'scalar_storage_order("big-endian")', 'scalar_storage_order("little-endian")', 'deprecated',
]; // prettier-ignore

const NAMED_ATTRS = [...RECORD_ATTRS, 'aligned', 'ms_struct', 'mode(QI)', 'aligned(32), packed'];

const PRAGMAS: readonly (readonly [before: string, after: string])[] = [
  ['#pragma pack(push, 1)', '#pragma pack(pop)'],
  ['#pragma pack(2)', '#pragma pack()'],
  ['#pragma pack(push, odd, 2)', '#pragma pack(pop, odd)'],
  ['#pragma pack(push)\n#pragma pack(4)', '#pragma pack(pop)'],
  ['#pragma scalar_storage_order big-endian', '#pragma scalar_storage_order default'],
];

const FUNCTION_ATTRS = ['noreturn', 'const', 'pure', 'malloc', 'returns_nonnull', 'nonnull', 'cold', 'leaf', 'nothrow',
  'warn_unused_result', 'noinline', 'returns_twice', 'alloc_size(1)', 'assume_aligned(64)']; // prettier-ignore

const CALLING: Record<Machine, readonly string[]> = {
  x86_64: ['ms_abi', 'sysv_abi'],
  i386: ['regparm(3)', 'regparm(2)', 'fastcall', 'stdcall', 'cdecl'],
  s390x: ['noreturn'],
};

export const attrsOfFunctions = (machine: Machine): string[] => [...FUNCTION_ATTRS, ...CALLING[machine]];
export const callingOf = (machine: Machine): readonly string[] => CALLING[machine];
export const attrsOfRecords = (): readonly string[] => RECORD_ATTRS;
/** Of a tag that is only named: those of enums too. */
export const attrsOfNamed = (): readonly string[] => NAMED_ATTRS;
export const namings = (): readonly Naming['form'][] => [
  'forward',
  'pointer',
  'typedef',
  'member',
  'result',
  'size',
  'parameter',
];
export const pragmas = (): typeof PRAGMAS => PRAGMAS;

/** What a plain type gives way to: sometimes another spelling of it. */
export const PLAIN: Readonly<Record<string, readonly string[]>> = {
  int: ['long', 'unsigned int', 'short', 'signed int'],
  'unsigned int': ['unsigned', 'int', 'unsigned long'],
  unsigned: ['unsigned int', 'unsigned int', 'int'],
  char: ['signed char', 'unsigned char', 'short'],
  'signed char': ['char', 'unsigned char'],
  'unsigned char': ['_Bool', 'char', 'unsigned short'],
  short: ['short int', 'unsigned short', 'int'],
  'unsigned short': ['short unsigned int', 'int', 'short'],
  long: ['long int', 'long long', 'unsigned long', 'int'],
  'unsigned long': ['long unsigned int', 'unsigned long long', 'long'],
  'long unsigned int': ['unsigned long', 'unsigned long', 'long'],
  'long long': ['long long int', 'long', 'unsigned long long'],
  'unsigned long long': ['unsigned long', 'long long'],
  _Bool: ['char', 'unsigned char', 'int'],
};
