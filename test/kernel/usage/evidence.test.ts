// SPDX-License-Identifier: GPL-2.0-or-later
/** What type data prove of a module, and what they leave open. */
import { evidenceOfStruct, type Knowledge } from '../../../src/kernel/usage/knowledge';

const knowledge = (given: Partial<Knowledge>): Knowledge => ({
  names: {
    structs: new Set(['pot']),
    declared: new Set(['cup']),
    enums: new Set(),
    typedefs: new Set(),
    functions: new Set(),
  },
  shared: new Set(),
  isWhole: true,
  ...given,
});

test.each([
  ['a type that it defines', 'pot', {}, 'defined'],
  ['one that it knows by name', 'cup', {}, 'name-only'],
  ['one that it does not know', 'mug', {}, 'absent'],
  ['one that vmlinux may have taken over', 'mug', { shared: new Set(['mug']) }, 'shared'],
  ['any, where the base is not there', 'mug', { shared: null }, 'shared'],
  ['one that a part without type data may use', 'cup', { isWhole: false }, 'partial'],
  ['what is defined is, whatever else', 'pot', { shared: null, isWhole: false }, 'defined'],
])('%s', (_what, name, given: Partial<Knowledge>, expected) => {
  expect(evidenceOfStruct(name, knowledge(given))).toBe(expected);
});
