// SPDX-License-Identifier: GPL-2.0-or-later
/** Where `crc --types` writes. */
import { typesFile } from '../../../src/tell/cli/crc';

test.each([
  ['a/b.i', 'out/a/b.i.symtypes'],
  ['./b.i', 'out/b.i.symtypes'],
  ['/k/b.i', 'out/k/b.i.symtypes'],
  ['../../k/b.i', 'out/k/b.i.symtypes'],
  ['a/../../b.i', 'out/b.i.symtypes'],
  ['-', 'out/-.symtypes'],
])('the types of %s go to %s', (unit, file) => {
  expect(typesFile('out', unit)).toBe(file);
});
