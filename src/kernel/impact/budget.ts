// SPDX-License-Identifier: GPL-2.0-or-later
import { isNamedReserve } from '../../c/abi';
import { holesOf, type DescribedMember, type DescribedRecord } from '../../c/layout';
import { kernelLayouts, type KernelScopes, type TypeMeaning } from '../types';
import { markedName } from '../../record-name';
import type { RawText } from '../../text';

/** What room a struct has for new members. Sizes in bytes. */
export interface Budget {
  /** With its mark: `s#pot`. */
  name: RawText;
  file: RawText;
  line: number;
  /** How many units have this definition. */
  units: number;
  /** Null where the layout is not known; then all below is empty. */
  size: number | null;
  /** Why it is not known. */
  unknown: RawText | null;
  /** Gaps between members: the member before, empty for none, and bytes. */
  holes: { behind: RawText; bytes: number }[];
  /** Bits of bit-fields' units that nothing uses. */
  bits: number;
  /** Bytes behind the last member. */
  padding: number;
  /** Members that are reserved by name. */
  free: RawText[];
  /** Reserved members that share their place with something else: slots that are taken. */
  used: RawText[];
}

/** The room of structs, those with the most reserved slots first. @param names records, `s#pot` */
export function budgetsOf(scopes: KernelScopes, names: readonly string[]): Budget[] {
  return kernelLayouts(scopes, names).flatMap(({ keyword, name, meanings }) =>
    keyword === 'struct' ? meanings.map((meaning) => budgetOf(markedName('s', name), meaning)) : [],
  );
}

function budgetOf(name: string, { described, file, line, units }: TypeMeaning): Budget {
  const empty: Budget = {
    name,
    file,
    line,
    units,
    size: null,
    unknown: described.unknown ?? null,
    holes: [],
    bits: 0,
    padding: 0,
    free: [],
    used: [],
  };
  if (described.kind !== 'record' || described.unknown !== undefined) return empty;
  return { ...empty, size: described.size, ...roomOf(described), ...slotsOf(described.members, false) };
}

function roomOf({ members, size }: DescribedRecord): Pick<Budget, 'holes' | 'bits' | 'padding'> {
  const { before, behind, padding, bitPadding } = holesOf(members, size!, 0);
  const gaps = [before, ...behind].map(({ bytes }, at) => ({
    behind: at === 0 ? '' : (members[at - 1]?.name ?? ''),
    bytes,
  }));
  const bits = [before, ...behind].reduce((sum, hole) => sum + hole.bits, bitPadding);
  return { holes: gaps.filter(({ bytes }) => bytes > 0), bits, padding };
}

/** @param isShared whether the members lie in a union with others */
function slotsOf(members: readonly DescribedMember[], isShared: boolean): { free: string[]; used: string[] } {
  const slots: { free: string[]; used: string[] } = { free: [], used: [] };
  for (const { name, body } of members) {
    if (name !== '' && isNamedReserve({ name })) slots[isShared ? 'used' : 'free'].push(name);
    if (!body || name !== '') continue;
    const isTaken = isShared || (body.tag === 'union' && body.members.length > 1);
    const inner = slotsOf(body.members, isTaken);
    slots.free.push(...inner.free);
    slots.used.push(...inner.used);
  }
  return slots;
}
