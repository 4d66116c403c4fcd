// SPDX-License-Identifier: GPL-2.0-or-later
/** Declarations that give what they declare the type that it has. */
import { isByItself } from '../../../src/tree/definitions';

test.each([
  ['extern typeof(pour) pour;', true],
  ['extern __typeof__ ( pour )\n  pour', true],
  ['extern typeof(pour) stir;', false],
  ['extern typeof(*pour) pour;', false],
  ['extern typeof(pour) pour __attribute__((weak));', false],
  ['extern typeof(pour) pour, stir;', false],
  ['extern int pour(void);', false],
])('%s: %p', (text, expected) => {
  expect(isByItself(text)).toBe(expected);
});
