// SPDX-License-Identifier: GPL-2.0-or-later
import { diffArrays } from 'diff';
import type { MemberState, ShownLayout, ShownMember } from '../../../kernel/judge';
import type { Told } from '../../../text';

/** Bits that a row shows. */
export const WORD = 64;

/** A stretch of a layout: members, of which those of unions overlap, or a hole. In bits. */
export interface Block {
  start: number;
  end: number;
  /** None for a hole. */
  members: Told<ShownMember>[];
}

/** A part of a block in a row. */
export interface Piece {
  block: Block;
  start: number;
  end: number;
  isFirst: boolean;
}

/** One row of a map: a word, or several that one block fills. In bits. */
export interface Row {
  start: number;
  end: number;
  pieces: Piece[];
}

/** The rows of both sides that belong together. */
export interface Pair {
  base: Row | null;
  new: Row | null;
}

/** Pairs that are shown, or that are folded as they tell the same. */
export type Stretch = { kind: 'shown'; pairs: Pair[] } | { kind: 'folded'; pairs: Pair[]; moved: number };

/** A layout without gaps: its members, those that overlap together, and holes. */
export function blocksOf({ size, members }: Told<ShownLayout>): Block[] {
  const blocks: Block[] = [];
  let end = 0;
  const hole = (until: number): unknown =>
    until > end && blocks.push({ start: end, end: until, members: [] });
  for (const member of [...members].sort((a, b) => a.offset - b.offset)) {
    const last = blocks.at(-1);
    const until = member.offset + member.size;
    if (member.size === 0) continue;
    if (last && last.members.length > 0 && member.offset < last.end) {
      last.members.push(member);
      last.end = Math.max(last.end, until);
      end = Math.max(end, last.end);
      continue;
    }
    hole(member.offset);
    blocks.push({ start: member.offset, end: until, members: [member] });
    end = until;
  }
  hole(size * 8);
  return blocks;
}

/** A layout cut into words; words that one block fills are one row. */
export function rowsOf(layout: Told<ShownLayout>): Row[] {
  const rows: Row[] = [];
  for (const block of blocksOf(layout)) {
    for (let at = block.start; at < block.end;) {
      const word = Math.floor(at / WORD) * WORD;
      const isWhole = at === word && block.end - at >= WORD;
      const end = isWhole
        ? at + Math.floor((block.end - at) / WORD) * WORD
        : Math.min(block.end, word + WORD);
      const piece = { block, start: at, end, isFirst: at === block.start };
      const row = rows.at(-1);
      if (row && row.start === word && !isWhole) {
        row.pieces.push(piece);
        row.end = end;
      } else rows.push({ start: at, end, pieces: [piece] });
      at = end;
    }
  }
  return rows;
}

const namesOf = ({ members }: Block): string => members.map(({ name }) => name).join('|') || 'hole';

/** What makes rows of both sides the same, wherever they lie. */
const keyOf = ({ pieces }: Row): string =>
  pieces.map(({ block, start, end }) => `${namesOf(block)}:${start - block.start}:${end - start}`).join('/');

/** Both sides, row by row, what belongs together side by side. */
export function pairsOf(base: Told<ShownLayout>, next: Told<ShownLayout>): Pair[] {
  const [before, after] = [rowsOf(base), rowsOf(next)];
  const pairs: Pair[] = [];
  let [was, is] = [0, 0];
  let open = 0;
  for (const { added, removed, count = 0 } of diffArrays(before.map(keyOf), after.map(keyOf))) {
    for (let i = 0; i < count; i++) {
      if (removed) {
        pairs.push({ base: before[was++]!, new: null });
        open++;
      } else if (added) {
        // Rows that replace others stand beside them.
        if (open > 0) pairs[pairs.length - open--]!.new = after[is++]!;
        else pairs.push({ base: null, new: after[is++]! });
      } else {
        open = 0;
        pairs.push({ base: before[was++]!, new: after[is++]! });
      }
    }
    if (added) open = 0;
  }
  return pairs;
}

/** The worst state of a block's members: what it is shown as. */
export function stateOf({ members }: Block): MemberState {
  const order: MemberState[] = ['removed', 'added', 'changed', 'moved', 'same'];
  return order.find((state) => members.some((member) => member.state === state)) ?? 'same';
}

/** Bits by which all of a pair moved; null where something else happened to it. */
function movedBy({ base, new: next }: Pair): number | null {
  if (!base || !next) return null;
  const states = [...base.pieces, ...next.pieces].map(({ block }) => stateOf(block));
  return states.every((state) => state === 'same' || state === 'moved') ? next.start - base.start : null;
}

/** Rows from which on a stretch that tells the same is folded, and rows of it that are left on either side. */
const MANY = 6;
const EDGE = 2;

/** Pairs in stretches; long ones that tell the same are folded but for their edges. */
export function stretchesOf(pairs: readonly Pair[]): Stretch[] {
  const stretches: Stretch[] = [];
  const show = (more: readonly Pair[]): void => {
    const last = stretches.at(-1);
    if (last?.kind === 'shown') last.pairs.push(...more);
    else if (more.length > 0) stretches.push({ kind: 'shown', pairs: [...more] });
  };
  for (let at = 0; at < pairs.length;) {
    const moved = movedBy(pairs[at]!);
    let end = at + 1;
    while (moved !== null && end < pairs.length && movedBy(pairs[end]!) === moved) end++;
    if (moved === null || end - at < MANY) show(pairs.slice(at, end));
    else {
      const from = at === 0 && moved === 0 ? 0 : EDGE;
      const until = end === pairs.length ? 1 : EDGE;
      show(pairs.slice(at, at + from));
      stretches.push({ kind: 'folded', pairs: pairs.slice(at + from, end - until), moved });
      show(pairs.slice(end - until, end));
    }
    at = end;
  }
  return stretches;
}
