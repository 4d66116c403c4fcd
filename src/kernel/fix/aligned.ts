// SPDX-License-Identifier: GPL-2.0-or-later
import { diffArrays } from 'diff';
import { declaredName, type Piece } from './pieces';

/**
 * Finds the pieces of a preprocessed definition in its source: by their words, or, between those, by the name that they
 * declare, since macros stand for the rest. Proof comes later: what was found wrongly gives another CRC.
 * @returns by position of a preprocessed piece
 */
export function alignedPieces(made: readonly Piece[], source: readonly Piece[]): Map<number, Piece> {
  const found = new Map<number, Piece>();
  let [madeAt, sourceAt] = [0, 0];
  let gap: { made: number[]; source: Piece[] } = { made: [], source: [] };
  const parts = diffArrays(
    made.map(({ key }) => key),
    source.map(({ key }) => key),
  );
  const close = (): void => {
    pairUp(gap, made, found);
    gap = { made: [], source: [] };
  };
  for (const { added, removed, value } of parts) {
    for (let index = 0; index < value.length; index++) {
      if (added) gap.source.push(source[sourceAt++]!);
      else if (removed) gap.made.push(madeAt++);
      else {
        if (index === 0) close();
        found.set(madeAt++, source[sourceAt++]!);
      }
    }
  }
  close();
  return found;
}

function pairUp(
  gap: { made: readonly number[]; source: readonly Piece[] },
  made: readonly Piece[],
  found: Map<number, Piece>,
): void {
  for (const [index, position] of gap.made.entries()) {
    const name = declaredName(made[position]!);
    const named = gap.source.filter((piece) => name !== null && holds(piece, name));
    if (named.length === 1) found.set(position, named[0]!);
    // Nothing else can be meant.
    else if (named.length === 0 && gap.made.length === gap.source.length)
      found.set(position, gap.source[index]!);
  }
}

const holds = ({ words }: Piece, name: string): boolean => words.some(({ text }) => text === name);
