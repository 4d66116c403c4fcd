// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf } from '../btf';
import type { Target } from '../corpus';

/** By `e_machine`: the architecture as kbuild names it, and the machine by width and byte order. */
const MACHINES: Readonly<Record<number, { architecture: string; names: Readonly<Record<string, string>> }>> =
  {
    3: { architecture: 'x86', names: { '32-little': 'i386' } },
    62: { architecture: 'x86', names: { '64-little': 'x86_64' } },
    183: { architecture: 'arm64', names: { '64-little': 'arm64' } },
    40: { architecture: 'arm', names: { '32-little': 'arm' } },
    243: { architecture: 'riscv', names: { '64-little': 'riscv64', '32-little': 'riscv32' } },
    20: { architecture: 'powerpc', names: { '32-big': 'ppc' } },
    21: { architecture: 'powerpc', names: { '64-little': 'ppc64le', '64-big': 'ppc64' } },
    22: { architecture: 's390', names: { '64-big': 's390x' } },
    258: { architecture: 'loongarch', names: { '64-little': 'loongarch64' } },
    8: { architecture: 'mips', names: {} },
  };

/** What a linked kernel is compiled for; null where nothing is known of such a machine. */
export function machineOf(
  machine: number,
  width: 32 | 64,
  isLittle: boolean,
  btf: Btf | null,
): { architecture: string | null; target: Target | null } {
  const known = MACHINES[machine];
  const byteOrder = isLittle ? 'little' : 'big';
  const name = known?.names[`${width}-${byteOrder}`];
  const architecture = known?.architecture ?? null;
  if (name === undefined) return { architecture, target: null };
  const bytes = width / 8;
  const target: Target = {
    machine: name,
    byteOrder,
    pointerBytes: bytes,
    longBytes: bytes,
    charIsSigned: isCharSigned(btf),
    packStruct: 0,
    shortEnums: false,
    msBitfields: false,
    options: [],
  };
  return { architecture, target };
}

function isCharSigned(btf: Btf | null): boolean {
  for (let type = btf?.first ?? 0; btf && type < btf.end; type++) {
    if (btf.kindOf(type) !== 'int' || btf.nameOf(type) !== 'char') continue;
    const found = btf.typeOf(type);
    return found.kind === 'int' && found.isSigned;
  }
  return true;
}
