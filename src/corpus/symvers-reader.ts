import { hasControl, linesIn, refuseLine, wordsIn, type Line } from '../content';

/** Every type that a Module.symvers has had: those with UNUSED until 5.11, that with FUTURE until 5.13. */
export const SYMVERS_TYPES = [
  'EXPORT_SYMBOL',
  'EXPORT_SYMBOL_GPL',
  'EXPORT_SYMBOL_GPL_FUTURE',
  'EXPORT_UNUSED_SYMBOL',
  'EXPORT_UNUSED_SYMBOL_GPL',
] as const;

export type SymversType = (typeof SYMVERS_TYPES)[number];

/** One row. */
export interface SymversRow {
  name: string;
  /** Unsigned, 32 bits. */
  crc: number;
  module: string;
  type: SymversType;
  /** Empty for none. */
  namespace: string;
  /** Its line, from 1. */
  line: number;
}

const TYPES: ReadonlyMap<string, SymversType> = new Map(SYMVERS_TYPES.map((type) => [type, type]));
const REMEDY = 'a row is 0xCRC SYMBOL MODULE EXPORT_TYPE [NAMESPACE]';

/**
 * Reads a Module.symvers of any age: `crc symbol module type [namespace]`, or with the namespace third, as 5.4 and 5.5
 * had it; any white space between.
 * @param text one character a byte
 * @param file its name, for messages
 * @returns the rows by name, in their order
 * @throws ModversionsError `FILE:LINE: …` for a line that is no row, or a second row of a symbol
 */
export function readSymvers(text: string, file: string): Map<string, SymversRow> {
  const rows = new Map<string, SymversRow>();
  for (const line of linesIn(text)) {
    const row = rowOf(line, file);
    const first = rows.get(row.name);
    if (first) refuseLine(file, line, `duplicate symbol, first in line ${first.line}`, 'leave one of them');
    rows.set(row.name, row);
  }
  return rows;
}

function rowOf(line: Line, file: string): SymversRow {
  const fail = (what: string): never => refuseLine(file, line, what, REMEDY);
  const words = wordsIn(line.text);
  if (hasControl(words.join(''))) fail('a control character');
  const [number, name, third, fourth, fifth] = words;
  const crc = crcOf(number, fail);
  if (name === undefined) return fail('no name');
  if (third === undefined || (fourth === undefined && TYPES.has(third))) return fail('no module');
  if (fourth === undefined) return fail('no export type');
  const row = { name, crc, line: line.number };
  const type = TYPES.get(fourth);
  if (type) {
    if (words.length > 5) fail('text after the record');
    return { ...row, module: third, type, namespace: fifth ?? '' };
  }
  const lateType = fifth === undefined ? undefined : TYPES.get(fifth);
  if (!lateType) return fail(`unknown export type '${fourth}'`);
  if (words.length > 5) fail('text after the record');
  return { ...row, module: fourth, type: lateType, namespace: third };
}

function crcOf(word: string | undefined, fail: (what: string) => never): number {
  if (word === undefined) return fail('no CRC');
  if (!/^0x/i.test(word)) return fail('CRC without 0x');
  const crc = /^0x[0-9a-f]+$/i.test(word) ? Number(word) : NaN;
  return crc <= 0xffffffff ? crc : fail('the CRC is not a 32-bit number');
}
