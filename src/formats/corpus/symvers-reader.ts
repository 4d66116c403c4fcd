// SPDX-License-Identifier: GPL-2.0-or-later
import { hasControl, linesIn, refuseLine, wordsIn, type Line } from '../content';
import type { RawText } from '../../text';
import { SYMVERS_TYPES, type SymversRow, type SymversType } from './symvers-row';
import { plainRows } from './symvers-rows';

/** Rows that only some tools take. A reader that has these methods is told of each such row, and goes on. */
export interface OddRows {
  /** A row that an earlier one equals. */
  repeated(row: SymversRow): void;
  /** A row without a type. */
  untyped(row: SymversRow): void;
}

const TYPES: ReadonlyMap<string, SymversType> = new Map(SYMVERS_TYPES.map((type) => [type, type]));
const REMEDY = 'a row is 0xCRC SYMBOL MODULE EXPORT_TYPE [NAMESPACE]';

/**
 * Reads a Module.symvers of any age: `crc symbol module type [namespace]`, or with the namespace third, as 5.4 and 5.5
 * had it; any white space between.
 * @param file its name, for messages
 * @param odd takes rows that are refused without, as the tools of the field refuse them
 * @returns the rows by name, in their order
 * @throws ModversionsError `FILE:LINE: …` for a line that is no row, or a second row of a symbol
 */
export function readSymvers(text: RawText, file: string, odd?: OddRows): Map<string, SymversRow> {
  const plain = plainRows(text, TYPES);
  if (plain) return plain;
  const rows = new Map<string, SymversRow>();
  for (const line of linesIn(text)) {
    const row = rowOf(line, odd);
    if (typeof row === 'string') return refuseLine(file, line, row, REMEDY);
    const first = rows.get(row.name);
    if (!first) rows.set(row.name, row);
    else if (odd && isSame(first, row)) odd.repeated(row);
    else refuseLine(file, line, `duplicate symbol, first in line ${first.line}`, 'leave one of them');
  }
  return rows;
}

function isSame(one: SymversRow, other: SymversRow): boolean {
  return (['crc', 'module', 'type', 'namespace'] as const).every((field) => one[field] === other[field]);
}

/** The row in a line, or what is wrong with it. */
function rowOf({ text, number }: Line, odd: OddRows | undefined): SymversRow | string {
  if (hasControl(text)) return 'a control character';
  const [crc, name, third, fourth, fifth, sixth] = wordsIn(text);
  const fault = crcFault(crc);
  if (fault !== undefined) return fault;
  if (name === undefined) return 'no name';
  if (third === undefined || (fourth === undefined && TYPES.has(third))) return 'no module';
  if (fourth === undefined) {
    if (!odd) return 'no export type';
    const untyped = { name, crc: Number(crc), module: third, type: null, namespace: '', line: number };
    odd.untyped(untyped);
    return untyped;
  }
  // Behind the module since 5.6, and before there were namespaces; behind the namespace in 5.4 and 5.5.
  const type = TYPES.get(fourth);
  const lateType = type === undefined && fifth !== undefined ? TYPES.get(fifth) : undefined;
  if (type === undefined && lateType === undefined) return `unknown export type '${fourth}'`;
  if (sixth !== undefined) return 'text after the record';
  // Without a spread of objects, which would take twice as long.
  return {
    name,
    crc: Number(crc),
    module: type === undefined ? fourth : third,
    type: (type ?? lateType)!,
    namespace: (type === undefined ? third : fifth) ?? '',
    line: number,
  };
}

function crcFault(word: string | undefined): string | undefined {
  if (word === undefined) return 'no CRC';
  if (!/^0x/i.test(word)) return 'CRC without 0x';
  const isNumber = /^0x[0-9a-f]+$/i.test(word) && Number(word) <= 0xffffffff;
  return isNumber ? undefined : 'the CRC is not a 32-bit number';
}
