// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, type KernelTypes } from '../../formats/corpus';

/** What some exports lead to: their number, and the types with a definition, by their marked names in the order of bytes. */
export function reachedFrom(
  { records, units }: KernelTypes,
  isWanted: (name: string) => boolean,
): { exports: number; types: string[] } {
  const types = new Set<string>();
  let exports = 0;
  for (const unit of units) {
    const starts = [...unit.records].filter(
      (record) => records.isExport(record) && isWanted(records.nameOf(record)),
    );
    if (starts.length === 0) continue;
    exports += starts.length;
    const ofName = new Map([...unit.records].map((record) => [records.names[record]!, record]));
    const met = new Set(starts);
    // Going through a set also visits what is added on the way.
    for (const record of met) {
      if (!records.isExport(record) && records.short[record] === undefined) types.add(records.nameOf(record));
      for (const name of records.refersTo[record]!) {
        const next = ofName.get(name);
        if (next !== undefined) met.add(next);
      }
    }
  }
  return { exports, types: [...types].sort(byBytes) };
}
