// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, type SymversRow } from '../../formats/corpus';
import type { SymbolList } from '../rules';
import type { RawText } from '../../text';

/** What is wrong with a listed symbol. `missing`: no kernel exports it; all others need a base. */
export type ListedChange = 'missing' | 'removed' | 'module' | 'type' | 'namespace';

export interface ListedFinding {
  /** A symbol, or a pattern of the list that matches nothing. */
  name: RawText;
  what: ListedChange;
  /** As both sides have it; null where a side does not. */
  base: RawText | null;
  new: RawText | null;
}

type Rows = ReadonlyMap<string, SymversRow>;

/**
 * What became of listed symbols: those that the kernel does not export, and with a base those that moved to another module
 * or changed their licence or namespace. By name in the order of bytes.
 * @param base the rows of an earlier kernel; undefined where none is given
 */
export function checkList(list: SymbolList, rows: Rows, base: Rows | undefined): ListedFinding[] {
  const findings: ListedFinding[] = [];
  const gone = [...(base?.values() ?? [])].filter(({ name }) => list.has(name) && !rows.has(name));
  for (const { name, module } of gone) findings.push({ name, what: 'removed', base: module, new: null });
  const names = new Set([...rows.keys(), ...gone.map(({ name }) => name)]);
  for (const name of list.unmatchedBy(names)) findings.push({ name, what: 'missing', base: null, new: null });
  for (const was of base?.values() ?? []) {
    const is = list.has(was.name) ? rows.get(was.name) : undefined;
    if (!is) continue;
    for (const what of ['module', 'type', 'namespace'] as const) {
      const [before, after] = [was[what], is[what]];
      // Old files have no types and no namespaces.
      const isKnown = what === 'module' || (was.type !== null && is.type !== null);
      if (isKnown && before !== after) findings.push({ name: was.name, what, base: before, new: after });
    }
  }
  return findings.sort((a, b) => byBytes(a.name, b.name));
}
