// SPDX-License-Identifier: GPL-2.0-or-later
import type { Elf, Section } from '../elf';
import type { Relocation } from './relocations';

/** Machines whose entries are known: the places of the code, perhaps of a text, and of a file; then line and flags, 16 bits each. */
const KNOWN = new Set([62, 183]);

/**
 * Offsets of the line numbers in a table of BUG and WARN. Lines of headers move without a change of code.
 * @returns none where the entries do not look as expected: then the table counts as it is
 */
export function bugLines(elf: Elf, section: Section, relocations: readonly Relocation[]): number[] {
  if (section.name !== '__bug_table' || !KNOWN.has(elf.machine)) return [];
  const places = new Set(relocations.map(({ at }) => at));
  for (const texts of [2, 3]) {
    const size = 4 * texts + 4;
    if (section.size % size !== 0 || places.size * size !== section.size * texts) continue;
    const starts = Array.from({ length: section.size / size }, (_, index) => index * size);
    const fits = starts.every((start) =>
      Array.from({ length: texts }, (_, index) => start + 4 * index).every((at) => places.has(at)),
    );
    if (fits) return starts.map((start) => start + 4 * texts);
  }
  return [];
}
