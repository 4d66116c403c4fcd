// SPDX-License-Identifier: GPL-2.0-or-later
import { slotOf } from './groups';
import type { NamedRecord, TypeSource } from './typed-exports';

/** What a symbol of a unit is declared as, and all that symbols of the unit lead to. */
export interface UnitRecords {
  /** By name. */
  symbols: Map<string, NamedRecord>;
  types: NamedRecord[];
}

/** The records of one unit of debug information. A definition counts more than a declaration of the same name. */
export function unitRecords(source: TypeSource, symbols: readonly string[]): UnitRecords {
  const found: UnitRecords = { symbols: new Map(), types: [] };
  const types = new Map<string, NamedRecord>();
  const met = new Set<number>();
  const open: number[] = [];
  for (const name of symbols) {
    const declared = source.declarationOf(name);
    if (!declared) continue;
    found.symbols.set(name, declared);
    open.push(...declared.refersTo);
  }
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (met.has(type)) continue;
    met.add(type);
    const one = source.definitionOf(type);
    const slot = slotOf(one.name);
    const known = types.get(slot);
    if (!known || known.record.endsWith(' { UNKNOWN }')) types.set(slot, one);
    open.push(...one.refersTo);
  }
  found.types.push(...types.values());
  return found;
}
