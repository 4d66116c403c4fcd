// SPDX-License-Identifier: GPL-2.0-or-later
/** Where a blank keeps what a macro gives from what stands behind it. The answers are those of GCC 12. */
import { CppLab } from './lab';

let lab: CppLab;
beforeEach(() => {
  lab = new CppLab();
});
afterEach(() => lab.remove());

test.each([
  ['%', '%', '%%'],
  ['%', '>', '% >'],
  ['%', ':', '% :'],
  ['<', '%', '< %'],
  ['pot', "'c'", "pot 'c'"],
  // It forgets the others, whose prefix would be read as a part of the name.
  ['pot', "L'c'", "potL'c'"],
  ['pot', 'u8"s"', 'potu8"s"'],
  ['pot', '"s"', 'pot "s"'],
  ['1', "'c'", "1 'c'"],
  ['1', "u'c'", "1u'c'"],
  ['1', '"s"', '1"s"'],
])('%s and %s', (given, behind, expected) => {
  lab.write({ 'a.c': `#define GIVEN() ${given}\nGIVEN()${behind}\n` });
  expect(lab.text('a.c').replace(/^#.*$/gm, '').trim()).toBe(expected);
});
