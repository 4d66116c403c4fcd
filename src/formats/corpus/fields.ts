// SPDX-License-Identifier: GPL-2.0-or-later
/** Checks of values that came out of JSON; `what` says in an error what each of them should have been. */
import { isBytes, isCount } from './invariants';

/** What is wrong with the value at hand, for its reader to say where. */
export class Malformed extends Error {}

/** @throws Malformed quoting the beginning of a text that is no JSON */
export function parseJson(text: string, shown: (text: string) => string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed(`no JSON: '${shown(text.slice(0, 60))}'`);
  }
}

export function object(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Malformed(`${what} is no object`);
}

/** @param length how many items it has; any number without */
export function list(value: unknown, what: string, length?: number): unknown[] {
  if (Array.isArray(value) && (length === undefined || value.length === length)) return value;
  throw new Malformed(`${what} is no list${length === undefined ? '' : ` of ${length}`}`);
}

/** A whole number from 0. */
export function count(value: unknown, what: string): number {
  if (isCount(value)) return value;
  throw new Malformed(`${what} is no whole number`);
}

export function string(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw new Malformed(`${what} is no text`);
}

/** A text of one character a byte. */
export function bytes(value: unknown, what: string): string {
  if (isBytes(string(value, what))) return value as string;
  throw new Malformed(`${what} is no text of one character a byte`);
}

export function oneOf<T extends string>(value: unknown, words: readonly T[], what: string): T {
  const word = words.find((one) => one === value);
  if (word === undefined) throw new Malformed(`${what} is none of ${words.join(', ')}`);
  return word;
}

/** @throws Malformed unless a file is of the one format and version that this program reads */
export function checkFormat(fields: Record<string, unknown>, format: string, version: number): void {
  if (fields.format !== format) throw new Malformed(`not of the format ${format}`);
  if (fields.version !== version)
    throw new Malformed(
      `version ${JSON.stringify(fields.version)} of the format, and this program reads ${version}`,
    );
}
