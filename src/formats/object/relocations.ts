// SPDX-License-Identifier: GPL-2.0-or-later
import type { Elf, Section } from '../elf';

/** A place in a section that a linker fills in. */
export interface Relocation {
  /** Offset in the section that it is for. */
  at: number;
  /** `R_…` of the machine. */
  type: number;
  /** Number in the symbol table. */
  symbol: number;
  /** What is added to the symbol; 0 where that stands in the section's own bytes. */
  addend: bigint;
}

const [SHT_RELA, SHT_REL] = [4, 9];
/** Packed relocations, which nothing here reads: RELR and CREL. */
const PACKED = new Set([19, 0x40000014]);
const EM_MIPS = 8;

/**
 * The relocations of all sections, by the number of the section that they are for, in the order of the file.
 * @throws ModversionsError where they are cut off, or of a kind that cannot be read
 */
export function relocationsOf(elf: Elf): Map<number, Relocation[]> {
  const bySection = new Map<number, Relocation[]>();
  for (const section of elf.sections) {
    if (PACKED.has(section.type)) elf.fail(`section ${section.index} has packed relocations`);
    if (section.type !== SHT_RELA && section.type !== SHT_REL) continue;
    // MIPS of 64 bits packs three types and two symbols into the field.
    if (elf.machine === EM_MIPS && elf.width === 64) elf.fail('relocations of 64-bit MIPS');
    const earlier = bySection.get(section.info) ?? [];
    bySection.set(section.info, [...earlier, ...readSection(elf, section)]);
  }
  return bySection;
}

function readSection(elf: Elf, { index, type, offset, size, entrySize }: Section): Relocation[] {
  const { fields, bytes, width, isLittle } = elf;
  const word = width / 8;
  const length = type === SHT_RELA ? 3 * word : 2 * word;
  if (entrySize !== length || size % length !== 0)
    elf.fail(`the relocations of section ${index} are cut off`);
  const addendAt = (at: number): bigint => {
    if (width === 32) return BigInt(isLittle ? bytes.readInt32LE(at) : bytes.readInt32BE(at));
    return isLittle ? bytes.readBigInt64LE(at) : bytes.readBigInt64BE(at);
  };
  const found: Relocation[] = [];
  for (let at = offset; at < offset + size; at += length) {
    const low = fields.u32(at + word + (width === 64 && !isLittle ? 4 : 0));
    const high = width === 64 ? fields.u32(at + word + (isLittle ? 4 : 0)) : 0;
    found.push({
      at: fields.word(at),
      type: width === 64 ? low : low & 0xff,
      symbol: width === 64 ? high : low >>> 8,
      addend: type === SHT_RELA ? addendAt(at + 2 * word) : 0n,
    });
  }
  return found;
}
