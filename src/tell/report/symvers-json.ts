// SPDX-License-Identifier: GPL-2.0-or-later
import type { SymversChange, Tolerance } from '../../kernel/compare';
import type { SymversRow } from '../../formats/corpus';
import { inUtf8, printable, type RawText } from '../../text';
import { crcText } from './spelling';

/**
 * A comparison of symvers files for programs: all changes, those of modules and namespaces too.
 */
export function symversJson(base: string, next: string, changes: readonly SymversChange[]): RawText {
  const told = changes.map((change) => ({
    kind: change.kind,
    name: printable(change.name),
    base: rowJson(change.base),
    new: rowJson(change.new),
    tolerated: toleranceJson(change.tolerated),
  }));
  const text = JSON.stringify({ base, new: next, changes: told }, null, 2);
  return inUtf8(`${text}\n`);
}

function rowJson(row: SymversRow | null): object | null {
  if (!row) return null;
  const { crc, module, type, namespace } = row;
  return { crc: crcText(crc), module: printable(module), type, namespace: printable(namespace) };
}

/** Null where a change counts. */
export function toleranceJson(tolerated: Tolerance | null): object | null {
  if (tolerated?.by !== 'rule') return tolerated;
  const { line, text } = tolerated.rule;
  return { by: 'rule', rule: printable(text), line };
}
