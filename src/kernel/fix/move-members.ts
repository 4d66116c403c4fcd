// SPDX-License-Identifier: GPL-2.0-or-later
import type { Newcomer } from '../../c/abi';
import { alignedPieces } from './aligned';
import {
  ELSE,
  END,
  IF_COMPILED,
  IF_HIDDEN,
  freeLineBehind,
  indentOf,
  ownLines,
  Unwritable,
  type Edit,
} from './edits';
import type { Macros } from './families';
import { textOf, type Definitions } from './guard-body';
import { declaredName, type Piece } from './pieces';

/** A new member for which there is room. */
export type Mover = Newcomer & { room: NonNullable<Newcomer['room']> };

/** Puts new members into the holes and reserved slots that take them, where genksyms does not see them. @throws Unwritable */
export function moveMembers(definitions: Definitions, movers: readonly Mover[], macros: Macros): Edit[] {
  const { source, body } = definitions.file;
  const places = alignedPieces(definitions.new.pieces, body.pieces);
  const named = (name: string): Piece => {
    const position = definitions.new.pieces.findIndex((piece) => declaredName(piece) === name);
    const piece = places.get(position);
    if (!piece) throw new Unwritable(`${name} is not found in the source`);
    if (piece.words[0]!.depth !== body.open.depth) throw new Unwritable(`${name} stands under a condition`);
    return piece;
  };
  const gone = new Map<string, string[]>();
  const edits: Edit[] = [];
  for (const { name } of movers) {
    const { from, to } = ownLines(source, named(name).words);
    gone.set(name, source.lines.slice(from, to));
    edits.push({ from, to, lines: [] });
  }
  /** By the member that stays before them. */
  const behind = new Map<string, Mover[]>();
  for (const mover of movers) {
    const { slot } = mover.room;
    if (slot === null) anchored(mover, behind);
    else edits.push(inSlot(named(slot), slot, mover));
  }
  for (const [name, moved] of behind) {
    const line = freeLineBehind(source, named(name).words.at(-1)!, name);
    edits.push({ from: line, to: line, lines: moved.flatMap(hole) });
  }
  return edits;

  function hole({ name }: Mover): string[] {
    const piece = named(name);
    const indent = indentOf(source, piece.words[0]!.line);
    if (macros.hole && !piece.key.includes('{')) return [`${indent}${macros.hole(textOf(piece, source))}`];
    return [IF_COMPILED, ...gone.get(name)!, END];
  }

  function inSlot(piece: Piece, slot: string, { name, size, room }: Mover): Edit {
    const { from, to } = ownLines(source, piece.words);
    const indent = indentOf(source, from);
    const own = source.lines.slice(from, to);
    const text = textOf(named(name), source);
    const byMacro = room.size === size ? (macros.slot?.(slot, text) ?? null) : null;
    if (byMacro !== null) return { from, to, lines: [`${indent}${byMacro}`] };
    const union = [
      `${indent}union {`,
      `${indent}\t${text};`,
      ...own.map((line) => `\t${line}`),
      `${indent}};`,
    ];
    return { from, to, lines: [IF_HIDDEN, ...own, ELSE, ...union, END] };
  }
}

/** A member may lie behind one that was moved before it. */
function anchored(mover: Mover, behind: Map<string, Mover[]>): void {
  const anchor = mover.room.behind;
  if (anchor === null) throw new Unwritable(`the hole for ${mover.name} lies behind no named member`);
  for (const moved of behind.values()) {
    const at = moved.findIndex(({ name }) => name === anchor);
    if (at < 0) continue;
    moved.splice(at + 1, 0, mover);
    return;
  }
  // Of two behind one member the later one lies nearer to it.
  behind.set(anchor, [mover, ...(behind.get(anchor) ?? [])]);
}
