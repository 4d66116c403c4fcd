// SPDX-License-Identifier: GPL-2.0-or-later
/** What nothing is in, behind a member: bits of a bit-field's unit, and whole bytes after them. */
export interface Hole {
  bits: number;
  bytes: number;
}

/** The holes of a struct, counted as pahole counts them. Sizes in bytes unless they are called bits. */
export interface Holes {
  /** Before the first member. */
  before: Hole;
  /** Behind each member but the last, whose are `padding` and `bitPadding`. */
  behind: Hole[];
  padding: number;
  bitPadding: number;
}

/** Where a member lies, and what of it; null where that is not known. */
interface Place {
  bits: number | null;
  size: number | null;
  /** Of a bit-field. */
  width: number | null;
}

/**
 * The holes of a struct whose members are all placed: what of a gap lies in the storage unit of a bit-field counts in bits,
 * the rest in bytes. The unit of a bit-field is the one of its type that holds its first bit.
 * @param base where the struct begins in the outermost type, in bits
 */
export function holesOf(members: readonly Place[], size: number, base: number): Holes {
  const found: Hole[] = [];
  let end = 0;
  let unit = { size: 0, end: 0 };
  for (const { bits, size: bytes, width } of members) {
    const from = bits! - base;
    const hole = { bits: 0, bytes: 0 };
    const rest = Math.min(from, unit.end);
    if (unit.size > 0 && rest > end) {
      hole.bits += rest - end;
      end = rest;
    }
    if (width === null) {
      hole.bytes = Math.max(0, Math.floor(from / 8) - Math.floor(end / 8));
      end = from + 8 * bytes!;
      unit = { size: 0, end };
    } else {
      const own = 8 * bytes!;
      const start = from - (from % own);
      if (end < start) {
        hole.bytes = Math.floor((start - end) / 8);
        end = start;
      }
      hole.bits += Math.max(0, from - end);
      end = from + width;
      if (end > unit.end || own > unit.size) {
        // One that spans two units fills the first and begins the second.
        unit = { size: own, end: start + own < end ? start + 2 * own : start + own };
      }
    }
    found.push(hole);
  }
  const stop = unit.size > 0 ? Math.max(end, Math.min(8 * size, unit.end)) : end;
  const [before = { bits: 0, bytes: 0 }, ...behind] = found;
  return { before, behind, bitPadding: stop - end, padding: size - Math.floor(stop / 8) };
}
