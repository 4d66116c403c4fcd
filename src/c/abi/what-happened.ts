// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText } from '../../text';
import type { Proof, ShownMember } from './shown-layouts';

/** Members that are named one by one. */
const NAMED = 3;

/**
 * What came in, went or changed its size so that other members moved: `a and b inserted at 1204; 47 members moved by 8`.
 * @returns null where none moved, or what moved them cannot be told by the two layouts
 */
export function whatHappened(proof: Proof): RawText | null {
  const { base, new: newSide } = proof;
  if (!base || !newSide) return null;
  const before = new Map(base.members.filter(isNamed).map((member) => [member.name, member]));
  const both = newSide.members.flatMap((member): [ShownMember, ShownMember][] => {
    const old = isNamed(member) ? before.get(member.name) : undefined;
    return old ? [[old, member]] : [];
  });
  const moved = both.filter(([old, member]) => old.offset !== member.offset);
  const reasons = [
    ...runs(newSide.members, 'added').map((run) => `${namesOf(run)} inserted at ${byteOf(run[0]!)}`),
    ...runs(base.members, 'removed').map((run) => `${namesOf(run)} removed at ${byteOf(run[0]!)}`),
    ...both
      .filter(([old, member]) => old.size !== member.size && !member.isBitField)
      .map(([old, member]) => resized(old, member)),
  ];
  if (moved.length === 0 || reasons.length === 0) return null;
  const shown = reasons.slice(0, NAMED);
  if (reasons.length > NAMED) shown.push(`${reasons.length - NAMED} more changes`);
  return `${shown.join(', ')}; ${moved.length === 1 ? '1 member' : `${moved.length} members`} moved${distance(moved)}`;
}

/** `a grew from 8 to 16`, in bytes unless one side has bits. */
function resized({ size: old }: ShownMember, { name, size }: ShownMember): string {
  const [unit, word] = old % 8 === 0 && size % 8 === 0 ? [8, ''] : [1, ' bits'];
  return `${name} ${size > old ? 'grew' : 'shrank'} from ${old / unit} to ${size / unit}${word}`;
}

const isNamed = ({ name }: ShownMember): boolean => name !== '';
const byteOf = ({ offset }: ShownMember): number => Math.floor(offset / 8);

/** Members of a state that follow one another, those without a name left out. */
function runs(members: readonly ShownMember[], state: ShownMember['state']): ShownMember[][] {
  const found: ShownMember[][] = [];
  let isOpen = false;
  for (const member of members) {
    const belongs = member.state === state && isNamed(member);
    if (belongs && isOpen) found.at(-1)!.push(member);
    else if (belongs) found.push([member]);
    isOpen = belongs;
  }
  return found;
}

/** `a`, `a and b`, `a, b and 3 more`. */
function namesOf(members: readonly ShownMember[]): string {
  const names = members.map(({ name }) => name);
  if (names.length > NAMED) names.splice(NAMED - 1, names.length, `${members.length - NAMED + 1} more`);
  const last = names.pop()!;
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}

/** ` by 8` where all moved as far in whole bytes; nothing where each moved by its own. */
function distance(moved: readonly [ShownMember, ShownMember][]): string {
  const distances = new Set(moved.map(([old, member]) => member.offset - old.offset));
  const [only] = distances;
  return distances.size === 1 && only! % 8 === 0 ? ` by ${only! / 8}` : '';
}
