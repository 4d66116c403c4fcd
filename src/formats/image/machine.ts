// SPDX-License-Identifier: GPL-2.0-or-later
import type { TypeList } from '../btf';
import type { Target } from '../corpus';
import type { Elf } from '../elf';

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

/**
 * What a kernel is compiled for; null where nothing is known of such a machine.
 * @param charIsSigned null where that is not known
 */
export function machineOf(
  { machine, width, isLittle }: Pick<Elf, 'machine' | 'width' | 'isLittle'>,
  charIsSigned: boolean | null,
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
    charIsSigned: charIsSigned ?? true,
    packStruct: 0,
    shortEnums: false,
    msBitfields: false,
    options: [],
  };
  return { architecture, target };
}

/** Whether plain `char` has a sign; null where types have none. */
export function charSign(types: TypeList | null): boolean | null {
  for (let type = types?.first ?? 0; types && type < types.end; type++) {
    if (types.kindOf(type) !== 'int' || types.nameOf(type) !== 'char') continue;
    const found = types.typeOf(type);
    return found.kind === 'int' && found.isSigned;
  }
  return null;
}
