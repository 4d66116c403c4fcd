// SPDX-License-Identifier: GPL-2.0-or-later
import { Fields, type Elf, type Section, type Symbols } from '../elf';
import { Unreadable } from './cursor';

/** Types of sections that hold relocations, with addends and without. */
export const [RELA, REL] = [4, 9];

/** What a relocation does with the bytes at its place. */
interface Action {
  bytes: 4 | 8;
  /** The value is written, or added to or taken from what stands there. */
  does: 'set' | 'add' | 'subtract';
}

const set4: Action = { bytes: 4, does: 'set' };
const set8: Action = { bytes: 8, does: 'set' };

/** Of each machine (`e_machine`) the types that debug sections have: plain values of 32 and 64 bits, and RISC-V's sums. */
const MACHINES: Readonly<Record<number, { name: string; types: Readonly<Record<number, Action>> }>> = {
  3: { name: 'i386', types: { 1: set4 } },
  20: { name: 'PowerPC', types: { 1: set4 } },
  21: { name: 'PowerPC64', types: { 1: set4, 38: set8 } },
  22: { name: 's390', types: { 4: set4, 22: set8 } },
  40: { name: 'ARM', types: { 2: set4 } },
  62: { name: 'x86-64', types: { 1: set8, 10: set4, 11: set4 } },
  183: { name: 'AArch64', types: { 257: set8, 258: set4 } },
  243: {
    name: 'RISC-V',
    types: {
      1: set4,
      2: set8,
      35: { bytes: 4, does: 'add' },
      36: { bytes: 8, does: 'add' },
      39: { bytes: 4, does: 'subtract' },
      40: { bytes: 8, does: 'subtract' },
    },
  },
  258: { name: 'LoongArch', types: { 1: set4, 2: set8 } },
};

/**
 * Relocates the content of a section, as the linker would: a relocatable file has numbers in its debug sections that
 * are still to be put in. Types that are no plain number, those of thread-local places, are passed over.
 * @param content is changed
 * @throws Unreadable
 */
export function relocate(elf: Elf, table: Section, rows: Buffer, symbols: Symbols, content: Buffer): void {
  const machine = MACHINES[elf.machine];
  if (!machine) throw new Unreadable(`has relocations of the unknown machine ${elf.machine}`);
  const is64 = elf.width === 64;
  const word = is64 ? 8 : 4;
  const hasAddends = table.type === RELA;
  const size = word * (hasAddends ? 3 : 2);
  const fields = new Fields(rows, elf.isLittle, is64);
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const { isLittle } = elf;
  for (let row = 0; row + size <= rows.length; row += size) {
    const info = row + word;
    const type = is64 ? fields.u32(info + (isLittle ? 0 : 4)) : fields.u32(info) & 0xff;
    const action = machine.types[type];
    if (!action) continue;
    const symbol = is64 ? fields.u32(info + (isLittle ? 4 : 0)) : fields.u32(info) >>> 8;
    const place = fields.word(row);
    if (symbol >= symbols.count) throw new Unreadable('has a relocation for no symbol');
    if (place + action.bytes > content.length)
      throw new Unreadable('has a relocation outside of its section');
    const value = symbols.value(symbol);
    if (action.bytes === 4) {
      // The low 32 bits are all that is written.
      const there = view.getUint32(place, isLittle);
      const low =
        (hasAddends ? fields.u32(info + word + (is64 && !isLittle ? 4 : 0)) : there) + (value % 2 ** 32);
      view.setUint32(
        place,
        action.does === 'set' ? low : action.does === 'add' ? there + low : there - low,
        isLittle,
      );
    } else {
      const there = view.getBigUint64(place, isLittle);
      const addend = hasAddends ? BigInt(fields.word(info + word)) : there;
      const whole = BigInt(value) + addend;
      const sum = action.does === 'set' ? whole : action.does === 'add' ? there + whole : there - whole;
      view.setBigUint64(place, BigInt.asUintN(64, sum), isLittle);
    }
  }
}
