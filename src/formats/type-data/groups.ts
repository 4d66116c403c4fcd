// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName } from '../../record-name';
import type { TypedPart, TypeSource } from './typed-exports';

/** Exports of parts of a kernel in which no name means two things, and the records that they lead to, by slot. */
export interface Group {
  records: Map<string, string>;
  parts: TypedPart[];
}

interface Growing extends Group {
  /** The names that its parts define otherwise than vmlinux. */
  overrides: string;
  met: Set<number>;
}

/**
 * Joins parts as far as no name comes to mean two things. A module that defines a name otherwise than vmlinux, or that
 * vmlinux knows by name only, has its own meaning of all that leads there.
 * @param vmlinux whose types all parts share
 */
export function groupsOf(parts: readonly TypedPart[], vmlinux: TypeSource): Group[] {
  const ofVmlinux = new Map<string, string>();
  for (const { name, record } of vmlinux.everything()) ofVmlinux.set(slotOf(name), record);
  const groups: Growing[] = [];
  for (const part of parts) {
    const { records, refersTo } = part.described;
    const own = [...records].map(([name, record]): [string, string] => [slotOf(name), record]);
    const overrides = own
      .filter(([slot, record]) => slot.startsWith('tag ') && (ofVmlinux.get(slot) ?? record) !== record)
      .map(([slot]) => slot)
      .sort()
      .join('\n');
    const fits = (group: Growing): boolean =>
      group.overrides === overrides &&
      own.every(([slot, record]) => (group.records.get(slot) ?? record) === record);
    let group = groups.find(fits);
    if (!group) groups.push((group = { records: new Map(), parts: [], overrides, met: new Set() }));
    for (const [slot, record] of own) group.records.set(slot, record);
    group.parts.push(part);
    follow(group, refersTo, vmlinux);
  }
  return groups;
}

/** Takes in what types of vmlinux lead to, each once a group. */
function follow({ met, records }: Growing, from: readonly number[], vmlinux: TypeSource): void {
  const open = [...from];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (met.has(type)) continue;
    met.add(type);
    const { name, record, refersTo } = vmlinux.definitionOf(type);
    const slot = slotOf(name);
    const known = records.get(slot);
    const isOpaque = known === undefined || known.endsWith(' { UNKNOWN }');
    if (isOpaque) records.set(slot, record);
    open.push(...refersTo);
  }
}

/** Tags and all other names have name spaces of their own. */
export function slotOf(name: string): string {
  const { isTag, bare } = RecordName.parse(name);
  return isTag ? `tag ${bare}` : bare;
}
