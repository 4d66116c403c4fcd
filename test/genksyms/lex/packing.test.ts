// SPDX-License-Identifier: GPL-2.0-or-later
/** `#pragma pack` as gcc-12 was seen to read it. */
import { Packing } from '../../../src/genksyms/lex';

function taken(...pragmas: string[]): Packing {
  const packing = new Packing();
  for (const pragma of pragmas) {
    packing.take(`#pragma ${pragma}`);
    const again = new Packing();
    again.state = packing.state;
    expect(again).toEqual(packing);
  }
  return packing;
}

test.each<[number, ...string[]]>([
  [1, 'pack(1)'],
  [0, 'pack(1)', 'pack()'],
  [0, 'pack(1)', 'pack(0)'],
  [0, 'pack(push, 1)', 'pack(pop)'],
  [1, 'pack(1)', 'pack(pop)'],
  [4, 'pack(push, tea, 1)', 'pack(push, pot, 2)', 'pack(push, 4)'],
  [0, 'pack(push, tea, 1)', 'pack(push, pot, 2)', 'pack(push, 4)', 'pack(pop, tea)'],
  [1, 'pack(push, tea, 1)', 'pack(push, 2)', 'pack(pop, nobody)'],
  [2, 'pack(push, tea, 1)', 'pack(push, tea, 2)', 'pack(push, 4)', 'pack(pop)'],
  [1, 'pack(push, tea, 1)', 'pack(pop, 2)'],
  [1, 'pack(1)', 'pack(3)'],
  [0, 'pack(push,1'],
  [0, 'pack 1'],
  [1, 'pack(push, tea, 1) junk'],
  [2, 'pack(0x2)'],
  [2, 'pack(2)', 'pack(push)', 'pack(push, tea)'],
])('%d behind %s %s %s %s', (bytes, ...pragmas) => {
  expect(taken(...pragmas).current).toBe(bytes);
});

test.each([
  ['', 'ms_struct off'],
  ['ms_struct on', 'ms_struct on'],
  ['', 'ms_struct on', 'ms_struct reset'],
  ['align packed', 'options align=packed'],
  ['align packed', 'align = packed'],
  ['align packed+natural', 'align=packed', 'options align=natural'],
  ['align packed', 'align=packed', 'options align=natural', 'options align=reset'],
  ['', 'align=packed', 'align=reset'],
  // It takes back what `pack` has pushed.
  ['align reset', 'pack(push, 1)', 'options align=reset'],
  ['align reset+packed', 'align=reset', 'align=packed'],
  ['ms_structs pushed', 'clang attribute push (__attribute__((ms_struct)), apply_to = record)'],
  ['', 'clang attribute push (__attribute__((cold)), apply_to = function)'],
  ['ms_struct on;scalar_storage_order big-endian', 'scalar_storage_order big-endian', 'ms_struct on'],
])('beside: %j behind %s %s %s', (asked, ...pragmas) => {
  expect(taken(...pragmas).asked).toBe(asked);
});
