// SPDX-License-Identifier: GPL-2.0-or-later
/** `#pragma pack` as gcc-12 was seen to read it. */
import { Packing } from '../../../src/genksyms/lex';

function packed(...pragmas: string[]): number {
  const packing = new Packing();
  for (const pragma of pragmas) {
    packing.take(`#pragma ${pragma}`);
    const again = new Packing();
    again.state = packing.state;
    expect(again).toEqual(packing);
  }
  return packing.current;
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
  expect(packed(...pragmas)).toBe(bytes);
});
