// SPDX-License-Identifier: GPL-2.0-or-later
import { diffArrays } from 'diff';
import type { ShownLayout, ShownMember } from '../../../kernel/judge';
import type { Told } from '../../../text';

/** A member, or bits that nothing is in. */
export type Line = { hole: null; member: Told<ShownMember> } | { hole: Hole; member: null };

/** Offset and size in bits. */
export interface Hole {
  offset: number;
  size: number;
  /** Whether it is the end of the whole. */
  isPadding: boolean;
}

/** `>` another offset, `~` changed at its place, `+` new, `-` gone, ` ` the same. */
export type Mark = '>' | '~' | '+' | '-' | ' ';

/** What stands beside each other; null where the side has nothing there. */
export interface Row {
  mark: Mark;
  base: Line | null;
  new: Line | null;
  /** By how many bits it moved; 0 where it did not, or more happened to it. */
  moved: number;
}

/** Members and holes of a layout in the order of the source. */
export function linesOf({ size, members }: Told<ShownLayout>): Line[] {
  const lines: Line[] = [];
  let end = 0;
  const gap = (upTo: number, isPadding: boolean): void => {
    const hole = { offset: end, size: upTo - end, isPadding };
    if (hole.size > 0) lines.push({ hole, member: null });
  };
  for (const member of members) {
    gap(member.offset, false);
    lines.push({ hole: null, member });
    end = Math.max(end, member.offset + member.size);
  }
  gap(8 * size, true);
  return lines;
}

/** Both layouts, what is the same beside each other. */
export function rowsOf(base: Told<ShownLayout>, next: Told<ShownLayout>): Row[] {
  const rows: Row[] = [];
  let removed: Line[] = [];
  const flush = (added: readonly Line[]): void => {
    rows.push(...replaced(removed, added));
    removed = [];
  };
  const [before, after] = [linesOf(base), linesOf(next)];
  let [was, is] = [0, 0];
  for (const part of diffArrays(before.map(keyOf), after.map(keyOf))) {
    const count = part.value.length;
    if (part.removed) removed = before.slice(was, (was += count));
    else if (part.added) flush(after.slice(is, (is += count)));
    else {
      flush([]);
      for (let at = 0; at < count; at++) rows.push(rowOf(before[was++]!, after[is++]!));
    }
  }
  flush([]);
  return rows;
}

/** By what lines of both sides are known to be the same thing. */
function keyOf({ hole, member }: Line): string {
  if (member) return `member ${member.name}`;
  return hole.isPadding ? 'padding' : `hole ${hole.size}`;
}

/** Lines of one side only: what lies at one place comes beside each other. */
function replaced(removed: readonly Line[], added: readonly Line[]): Row[] {
  const rows: Row[] = [];
  const left = [...removed];
  for (const line of added) {
    const at = left.findIndex((one) => placeOf(one).offset === placeOf(line).offset);
    if (at < 0) rows.push(rowOf(null, line));
    else {
      rows.push(...left.splice(0, at).map((one) => rowOf(one, null)));
      rows.push(rowOf(left.shift()!, line));
    }
  }
  return [...rows, ...left.map((one) => rowOf(one, null))];
}

function placeOf({ hole, member }: Line): { offset: number; size: number } {
  return member ?? hole!;
}

function rowOf(base: Line | null, next: Line | null): Row {
  const row = { base, new: next, moved: 0 };
  if (!base || !next) return { ...row, mark: markOfOne((base ?? next)!, base ? '-' : '+') };
  if (base.hole && next.hole) {
    const moved = next.hole.offset - base.hole.offset;
    const isSame = base.hole.size === next.hole.size;
    return isSame ? { ...row, mark: moved === 0 ? ' ' : '>', moved } : { ...row, mark: '~' };
  }
  if (base.hole) return { ...row, mark: next.member!.state === 'added' ? '+' : '>' };
  if (next.hole) return { ...row, mark: base.member.state === 'removed' ? '-' : '>' };
  return markedMembers(row, base.member, next.member);
}

/** Of a line that only one side has at its place: a member that the other has elsewhere has moved. */
function markOfOne({ hole, member }: Line, missing: '+' | '-'): Mark {
  if (hole) return '~';
  return member.state === 'added' || member.state === 'removed' ? missing : '>';
}

function markedMembers(row: Omit<Row, 'mark'>, was: Told<ShownMember>, is: Told<ShownMember>): Row {
  const moved = is.offset - was.offset;
  const isOther = was.name !== is.name || was.size !== is.size || was.type !== is.type;
  if (moved !== 0) return { ...row, mark: '>', moved: isOther ? 0 : moved };
  return { ...row, mark: isOther || was.state !== 'same' || is.state !== 'same' ? '~' : ' ' };
}
