// SPDX-License-Identifier: GPL-2.0-or-later
/** A linked kernel of three exports, stripped as distributions ship it. */
import { btfBytes, type MadeType } from '../btf/btf-writer';
import { elfFile, Numbers } from '../elf/elf-writer';

/** What kernels of the tests differ in. */
export interface Made {
  release?: string;
  /** Members of `struct pot` beside `lid`, a `long` each. */
  before?: readonly string[];
  crcs?: Readonly<Record<string, number>> | null;
  types?: readonly MadeType[];
}

const SHAPE = { width: 64, isLittle: true } as const;
const [EXECUTABLE, X86_64] = [2, 62];
const ENTRY = 12;

/** `struct pot`, `int pot_fill(struct pot *)` and `void pot_empty(struct pot *)`; nothing of the variable `pot_count`. */
export function potTypes(before: readonly string[]): MadeType[] {
  const members = [...before, 'lid'].map((name, index) => ({ name, type: 1, bitOffset: index * 64 }));
  return [
    { kind: 'int', name: 'long int', size: 8 },
    { kind: 'struct', name: 'pot', size: members.length * 8, members },
    { kind: 'ptr', type: 2 },
    { kind: 'int', name: 'int', size: 4 },
    { kind: 'proto', returns: 4, parameters: [{ name: 'pot', type: 3 }] },
    { kind: 'func', name: 'pot_fill', type: 5 },
    { kind: 'proto', returns: 0, parameters: [{ name: 'pot', type: 3 }] },
    { kind: 'func', name: 'pot_empty', type: 7 },
  ];
}

export const CRCS: Readonly<Record<string, number>> = { pot_count: 3, pot_empty: 2, pot_fill: 1 };

export function kernelImage({ release = '6.1.0-pot', before = [], crcs = CRCS, types }: Made = {}): Buffer {
  const names = Object.keys(crcs ?? CRCS);
  let strings = '\0';
  const table = new Numbers(SHAPE);
  names.forEach((name, index) => {
    // All sections begin at one address, so that a distance follows from the places in them.
    table.u32(0, (strings.length - (index * ENTRY + 4)) >>> 0, (0 - (index * ENTRY + 8)) >>> 0);
    strings += `${name}\0`;
  });
  const numbers = new Numbers(SHAPE);
  for (const name of names) numbers.u32(crcs?.[name] ?? 0);
  const banner = Buffer.from(`Linux version ${release} (cook@kitchen) #1\0`);
  const sections = [
    { name: '.rodata', type: 1, flags: 2, content: banner },
    { name: '__ksymtab', type: 1, flags: 2, content: table.whole },
    ...(crcs ? [{ name: '__kcrctab', type: 1, flags: 2, content: numbers.whole }] : []),
    { name: '__ksymtab_strings', type: 1, flags: 2, content: Buffer.from(strings, 'latin1') },
    { name: '.BTF', type: 1, flags: 2, content: btfBytes(types ?? potTypes(before)) },
  ];
  return elfFile({ ...SHAPE, type: EXECUTABLE, machine: X86_64, sections });
}
