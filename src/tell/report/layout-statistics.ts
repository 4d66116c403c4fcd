// SPDX-License-Identifier: GPL-2.0-or-later
import { holesOf, type DescribedRecord } from '../../c/layout';

const CACHELINE = 64;

/** The lines of facts at the end of a struct whose layout is known, in pahole's words; none for a union. */
export function statistics({ tag, members, size: bytes }: DescribedRecord): string[] {
  if (tag === 'union') return [];
  const size = bytes!;
  const { before, behind, padding, bitPadding } = holesOf(members, size, 0);
  const gaps = [before, ...behind];
  const holes = gaps.map(({ bytes: count }) => count).filter((count) => count > 0);
  const bitHoles = gaps.map(({ bits }) => bits).filter((count) => count > 0);
  const bits = sum(members.map(({ width }) => width ?? 0));
  const plain = sum(members.map((member) => (member.width === null ? member.size! : 0)));
  const lines = [`size: ${size}, cachelines: ${Math.ceil(size / CACHELINE)}, members: ${members.length}`];
  if (holes.length > 0 || bitHoles.length > 0) {
    if (plain > 0) {
      const some = holes.length > 0 ? `, holes: ${holes.length}, sum holes: ${sum(holes)}` : '';
      lines.push(`sum members: ${plain}${some}`);
    }
    if (bits > 0) {
      const some =
        bitHoles.length > 0
          ? `, bit holes: ${bitHoles.length}, sum bit holes: ${sum(bitHoles)} bits`
          : ` (${Math.floor(bits / 8)} bytes)`;
      lines.push(`sum bitfield members: ${bits} bits${some}`);
    }
  }
  if (padding > 0) lines.push(`padding: ${padding}`);
  if (bitPadding > 0) lines.push(`bit_padding: ${bitPadding} bits`);
  const paddings = members.map((member) => member.padding).filter((count) => count > 0);
  if (paddings.length > 0) lines.push(`paddings: ${paddings.length}, sum paddings: ${sum(paddings)}`);
  if (size % CACHELINE > 0) lines.push(`last cacheline: ${size % CACHELINE} bytes`);
  return lines;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
