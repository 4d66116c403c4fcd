// SPDX-License-Identifier: GPL-2.0-or-later
import type { Elf, Section } from '../elf';
import type { Relocation } from './relocations';

const [SHF_EXECINSTR, SHF_MERGE, SHF_STRINGS] = [0x4, 0x10, 0x20];
const [EM_X86_64, EM_AARCH64] = [62, 183];
/** Types that hold an address itself, and those that hold a distance from the place: `R_X86_64_…`. */
const X86_ABSOLUTE = new Set([1, 10, 11]);
const X86_RELATIVE = new Set([2, 4, 24]);
/** x86 counts a distance from the end of the instruction: behind the four bytes of the field stand up to four more. */
const [FIELD, MOST_BEHIND] = [4, 4];

export const isCode = ({ flags }: Section): boolean => (flags & SHF_EXECINSTR) !== 0;

/** Whether a linker merges equal entries of the section, so that places in it mean nothing and content all. */
export function isMerged({ flags, entrySize }: Section): boolean {
  return (flags & SHF_MERGE) !== 0 && entrySize > 0 && ((flags & SHF_STRINGS) === 0 || entrySize === 1);
}

/**
 * What a reference into a merged section finds there: text that is equal for two references only if they find equal
 * content. Null where the place cannot be told exactly: then the section counts as it is.
 *
 * @param from the section with the reference
 * @param offset of the symbol and the addend together
 */
export function mergedContent(
  elf: Elf,
  from: Section,
  { type }: Relocation,
  target: Section,
  offset: number,
): string | null {
  if (elf.machine === EM_AARCH64) return entries(elf, target, offset, offset);
  if (elf.machine !== EM_X86_64) return null;
  if (X86_ABSOLUTE.has(type) || (X86_RELATIVE.has(type) && !isCode(from)))
    return entries(elf, target, offset, offset);
  if (!X86_RELATIVE.has(type)) return null;
  // The instruction tells which byte it is, and its bytes are compared elsewhere. Here all bytes that it can be are taken.
  return entries(elf, target, offset + FIELD, offset + FIELD + MOST_BEHIND);
}

/** The whole entries from one offset to another, and where in the first of them the offset is. */
function entries(elf: Elf, section: Section, first: number, last: number): string | null {
  const content = elf.content(section);
  if (first < 0 || first >= content.length) return null;
  const end = Math.min(last, content.length - 1);
  const [from, to] =
    (section.flags & SHF_STRINGS) !== 0
      ? [content.subarray(0, first).lastIndexOf(0) + 1, content.indexOf(0, end) + 1]
      : [floor(first, section.entrySize), floor(end, section.entrySize) + section.entrySize];
  if (to <= from || to > content.length) return null;
  return `${content.toString('latin1', from, to)}@${first - from}`;
}

const floor = (offset: number, step: number): number => offset - (offset % step);
