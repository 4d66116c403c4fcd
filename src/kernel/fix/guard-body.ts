// SPDX-License-Identifier: GPL-2.0-or-later
import { diffArrays } from 'diff';
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
import { declaredName, type Body, type Piece } from './pieces';
import type { Source } from './source-words';

/** A definition as it stood and as it stands, in texts and in the source that is to be patched. */
export interface Definitions {
  base: { source: Source; body: Body };
  new: Body;
  file: { source: Source; body: Body };
}

/** Pieces that genksyms is to see in place of others. */
interface Hunk {
  old: Piece[];
  /** Positions among the new pieces. */
  fresh: number[];
  /** The position behind the last new piece before it. */
  at: number;
}

/** The pieces of the new definition that stand in the source. */
interface Placed {
  definitions: Definitions;
  /** By position of a new piece: that in the source. */
  places: ReadonlyMap<number, Piece>;
  macros: Macros;
  isEnum: boolean;
}

/**
 * Shows genksyms the pieces of the base, and compilers the new ones.
 * @param left names of members that are looked after otherwise
 * @throws Unwritable
 */
export function guardBody(
  definitions: Definitions,
  macros: Macros,
  isEnum: boolean,
  left: ReadonlySet<string> = new Set(),
): Edit[] {
  const places = alignedPieces(definitions.new.pieces, definitions.file.body.pieces);
  const kept = definitions.new.pieces
    .map((piece, position) => ({ piece, position }))
    .filter(({ piece }) => !left.has(declaredName(piece) ?? ''));
  const placed = { definitions, places, macros, isEnum };
  return hunksOf(definitions.base.body.pieces, kept).flatMap((hunk) => guardHunk(hunk, placed));
}

function hunksOf(base: readonly Piece[], next: readonly { piece: Piece; position: number }[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [wasAt, isAt] = [0, 0];
  let open: Hunk | null = null;
  const parts = diffArrays(
    base.map(({ key }) => key),
    next.map(({ piece }) => piece.key),
  );
  for (const { added, removed, value } of parts) {
    const count = value.length;
    if (!added && !removed) {
      open = null;
      wasAt += count;
      isAt += count;
      continue;
    }
    if (!open) hunks.push((open = { old: [], fresh: [], at: (next[isAt - 1]?.position ?? -1) + 1 }));
    if (removed) {
      open.old.push(...base.slice(wasAt, wasAt + count));
      wasAt += count;
    } else {
      open.fresh.push(...next.slice(isAt, isAt + count).map(({ position }) => position));
      isAt += count;
    }
  }
  return hunks;
}

function guardHunk(hunk: Hunk, placed: Placed): Edit[] {
  const { definitions, isEnum } = placed;
  const old = hunk.old.map((piece) => `${textOf(piece, definitions.base.source)}${isEnum ? ',' : ';'}`);
  if (hunk.fresh.length === 0) return [insertedAt(hunk.at, old, placed)];
  return runsOf(hunk.fresh, placed).map((run, index) => guardRun(run, index === 0 ? hunk.old : [], placed));
}

/** What genksyms alone is to see, between two pieces. */
function insertedAt(at: number, old: readonly string[], { definitions, places }: Placed): Edit {
  const { source, body } = definitions.file;
  const { depth } = body.open;
  const before = places.get(at - 1)?.words.at(-1) ?? (at === 0 ? body.open : undefined);
  const next = places.get(at)?.words[0] ?? (at === definitions.new.pieces.length ? body.close : undefined);
  const isFree = next?.depth === depth && before?.depth !== depth;
  if (isFree || !before) {
    if (!next) throw new Unwritable('the lines around what is gone are not found');
    return { from: next.line, to: next.line, lines: hidden(old, indentOf(source, next.line)) };
  }
  const line = freeLineBehind(source, before, 'one piece');
  const indent = before === body.open ? '\t' : indentOf(source, before.line);
  return { from: line, to: line, lines: hidden(old, indent) };
}

const hidden = (old: readonly string[], indent: string): string[] => [
  IF_HIDDEN,
  ...old.map((text) => `${indent}${text}`),
  END,
];

/** New pieces that stand together. */
function runsOf(fresh: readonly number[], { definitions, places }: Placed): Piece[][] {
  const { pieces } = definitions.file.body;
  const runs: Piece[][] = [];
  let last: Piece | undefined;
  for (const position of fresh) {
    const piece = places.get(position);
    if (!piece)
      throw new Unwritable(
        `'${definitions.new.pieces[position]!.key}' is not found in the source: a macro makes it`,
      );
    const isNext =
      last !== undefined &&
      pieces.indexOf(piece) === pieces.indexOf(last) + 1 &&
      piece.words[0]!.branch === last.words[0]!.branch;
    if (isNext) runs.at(-1)!.push(piece);
    else if (piece !== last) runs.push([piece]);
    last = piece;
  }
  return runs;
}

function guardRun(run: readonly Piece[], old: readonly Piece[], placed: Placed): Edit {
  const { source } = placed.definitions.file;
  const { from, to } = ownLines(
    source,
    run.flatMap(({ words }) => words),
  );
  const indent = indentOf(source, from);
  const own = source.lines.slice(from, to);
  const lines = byMacros(run, old, placed);
  if (lines !== null) return { from, to, lines: lines.map((line) => `${indent}${line}`) };
  if (old.length === 0) return { from, to, lines: [IF_COMPILED, ...own, END] };
  const end = placed.isEnum ? ',' : ';';
  const texts = old.map((piece) => `${indent}${textOf(piece, placed.definitions.base.source)}${end}`);
  return { from, to, lines: [IF_HIDDEN, ...texts, ELSE, ...own, END] };
}

/** The family's macros for new members, or for one member in place of one; null where it has none for that. */
function byMacros(run: readonly Piece[], old: readonly Piece[], placed: Placed): string[] | null {
  const { macros, isEnum, definitions } = placed;
  const { base, file } = definitions;
  if (isEnum || [...run, ...old].some((piece) => declaredName(piece) === null || piece.key.includes('{')))
    return null;
  if (old.length === 0) {
    const isLast = run.at(-1) === file.body.pieces.at(-1);
    const macro = isLast ? macros.extension : macros.hole;
    return macro ? run.map((piece) => macro(textOf(piece, file.source))) : null;
  }
  const [[piece, ...more], [was, ...others]] = [run, old];
  if (more.length > 0 || others.length > 0 || !macros.replacement) return null;
  return [macros.replacement(textOf(was!, base.source), textOf(piece!, file.source))];
}

/** The text of a piece on one line, without what ends it. */
export function textOf({ words }: Piece, { text }: Source): string {
  const end = words.at(-1)!;
  const isEnded = end.text === ';' || end.text === ',';
  const whole = text.slice(words[0]!.start, isEnded ? end.start : end.end);
  if (/#|\/[*/]/.test(whole)) throw new Unwritable('a directive or a comment lies within a piece');
  return whole.replace(/\s+/g, ' ').trim();
}
