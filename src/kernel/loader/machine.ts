// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelModule } from '../../formats/module';

/** `e_machine` and width of what each architecture of kbuild loads. */
const MACHINES: Readonly<Record<string, readonly { machine: number; width?: 32 | 64 }[]>> = {
  alpha: [{ machine: 0x9026 }],
  arc: [{ machine: 93 }, { machine: 195 }],
  arm: [{ machine: 40 }],
  arm64: [{ machine: 183 }],
  csky: [{ machine: 252 }],
  hexagon: [{ machine: 164 }],
  ia64: [{ machine: 50 }],
  loongarch: [{ machine: 258 }],
  m68k: [{ machine: 4 }],
  microblaze: [{ machine: 189 }],
  mips: [{ machine: 8 }],
  nios2: [{ machine: 113 }],
  openrisc: [{ machine: 92 }],
  parisc: [{ machine: 15 }],
  powerpc: [
    { machine: 20, width: 32 },
    { machine: 21, width: 64 },
  ],
  riscv: [{ machine: 243 }],
  s390: [{ machine: 22 }],
  sh: [{ machine: 42 }],
  sparc: [{ machine: 2 }, { machine: 43 }],
  x86: [
    { machine: 3, width: 32 },
    { machine: 62, width: 64 },
  ],
  xtensa: [{ machine: 94 }],
};

/** Names of machines, for people: those that modules are shipped for. */
const NAMES: Readonly<Record<number, string>> = {
  3: 'i386',
  8: 'MIPS',
  15: 'PA-RISC',
  20: 'PowerPC',
  21: '64-bit PowerPC',
  22: 'S/390',
  40: 'ARM',
  43: '64-bit SPARC',
  62: 'x86-64',
  183: 'AArch64',
  243: 'RISC-V',
  258: 'LoongArch',
};

/** `x86-64`, or `machine 99`. */
export function machineName({ elf: { machine } }: KernelModule): string {
  return NAMES[machine] ?? `machine ${machine}`;
}

/** Whether a kernel of an architecture may load it; of one that is not known to us, anything. */
export function isFor({ elf }: KernelModule, architecture: string): boolean {
  const machines = MACHINES[architecture];
  return (
    !machines ||
    machines.some(({ machine, width }) => machine === elf.machine && (width ?? elf.width) === elf.width)
  );
}
