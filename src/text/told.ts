// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText, Shown } from './raw';
import { shown } from './shown';

/** A result all of whose texts are shown; words of ours (verdicts, kinds) stay what they are. */
export type Told<T> = T extends string
  ? string extends T
    ? Shown
    : T
  : T extends object
    ? { [K in keyof T]: Told<T[K]> }
    : T;

/**
 * A result of plain data as people may be told it. Reports for people are made from this alone. What needs no change, as
 * most does, is not copied.
 */
export function toldOf<T>(result: T): Told<T> {
  return mapped(result) as Told<T>;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return shown(value as RawText);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return mappedList(value);
  const entries = value as Record<string, unknown>;
  let result = entries;
  for (const key in entries) {
    const one = entries[key];
    const told = mapped(one);
    if (told === one) continue;
    if (result === entries) result = { ...entries };
    result[key] = told;
  }
  return result;
}

function mappedList(values: readonly unknown[]): readonly unknown[] {
  let result: unknown[] | null = null;
  for (let index = 0; index < values.length; index++) {
    const told = mapped(values[index]);
    if (told !== values[index]) (result ??= [...values])[index] = told;
  }
  return result ?? values;
}
