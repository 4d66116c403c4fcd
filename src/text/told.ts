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

/** A result of plain data as people may be told it. Reports for people are made from this alone. */
export function toldOf<T>(result: T): Told<T> {
  return mapped(result) as Told<T>;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return shown(value as RawText);
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const key in value) result[key] = mapped((value as Record<string, unknown>)[key]);
  return result;
}
