// SPDX-License-Identifier: GPL-2.0-or-later
const NAME = '.note.';
/** The section's name stands in an attribute, or in assembly, maybe as a string of its own. */
const SECTION = /section\W{1,4}$/;

/** Whether a text puts something into an ELF note: its object is then linked into a note's section. */
export function hasElfNote(text: Buffer): boolean {
  for (let at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, at + 1)) {
    if (SECTION.test(text.toString('latin1', Math.max(0, at - 12), at))) return true;
  }
  return false;
}
