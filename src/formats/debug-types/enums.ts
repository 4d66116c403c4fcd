// SPDX-License-Identifier: GPL-2.0-or-later
import type { BtfType } from '../btf';
import { ATTRIBUTES, TAGS, type Dwarf, type Entry } from '../dwarf';
import { sizeAt } from './numbers';

/** `DW_ATE_…` of types without a sign: boolean, unsigned, unsigned character. */
const UNSIGNED: ReadonlySet<number> = new Set([0x02, 0x07, 0x08]);
const DEEPEST = 64;

/** An enumeration with its values. One that is only declared has none. @throws Unreadable */
export function enumOf(dwarf: Dwarf, entry: Entry, name: string): BtfType {
  const size = sizeAt(dwarf, entry, ATTRIBUTES.byte_size) ?? 4;
  const encoding = encodingOf(dwarf, entry);
  const values: { name: string; value: bigint }[] = [];
  for (let child = dwarf.child(entry); child; child = dwarf.sibling(child)) {
    if (dwarf.tag(child) !== TAGS.enumerator) continue;
    const value = BigInt(dwarf.number(child, ATTRIBUTES.const_value) ?? 0);
    const hasSign =
      encoding === null ? dwarf.isSigned(child, ATTRIBUTES.const_value) : !UNSIGNED.has(encoding);
    const name = dwarf.text(child, ATTRIBUTES.name) ?? '';
    values.push({ name, value: hasSign ? BigInt.asIntN(64, value) : value });
  }
  const isSigned = values.some(({ value }) => value < 0n);
  return { kind: 'enum', name, size, isSigned, values };
}

/** Of the integer behind it; null where the compiler does not tell, as old ones do not. */
function encodingOf(dwarf: Dwarf, entry: Entry): number | null {
  for (let [at, depth] = [entry, 0]; at !== 0 && depth < DEEPEST; depth++) {
    const encoding = sizeAt(dwarf, at, ATTRIBUTES.encoding);
    if (encoding !== null) return encoding;
    at = dwarf.reference(at, ATTRIBUTES.type);
  }
  return null;
}
