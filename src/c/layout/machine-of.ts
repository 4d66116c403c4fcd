// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import { MACHINES, modelOf, type DataModel, type Machine } from './model';

/** What a scan tells of its target. */
export interface TargetFacts {
  /** As `uname -r` would print it. */
  release: string;
  /** As kbuild names it: `x86`. */
  architecture: string;
  /** What its compiler says; not known of older scans. */
  target?: CompilerTarget | null;
}

/** What a kernel is compiled for, in the words of scan.json. */
export interface CompilerTarget {
  machine: string;
  charIsSigned: boolean;
  /** The N of `-fpack-struct=N`; 0 without. */
  packStruct: number;
  shortEnums: boolean;
  /** `-mms-bitfields`. */
  msBitfields: boolean;
  /** Others that bear on how code is compiled; not known of older scans. */
  options?: readonly string[];
  /** Absent for GCC. */
  compiler?: 'clang';
}

/** The machine that a kernel for an architecture is most often built for. */
const USUAL: Readonly<Record<string, Machine>> = {
  x86: 'x86_64',
  arm64: 'arm64',
  arm: 'arm',
  riscv: 'riscv64',
  powerpc: 'ppc64le',
  s390: 's390x',
  loongarch: 'loongarch64',
};

/** Options by which `struct pot;` among members is one. */
const MS_EXTENSIONS = /^-f(?:ms-extensions|ms-anonymous-structs|plan9-extensions)$/;

/** The first release whose makefile says `-funsigned-char`. */
const UNSIGNED_CHAR = [6, 2] as const;

/**
 * The data model that a scanned kernel was built for.
 * @param machine the one to take instead of what the scan says
 * @throws ModversionsError for a machine or architecture that there is no model of
 */
export function targetModel({ release, architecture, target }: TargetFacts, machine?: string): DataModel {
  const named = machine ?? target?.machine ?? USUAL[architecture];
  const known = MACHINES.find((one) => one === named);
  if (!known) {
    const what = named === undefined ? `the architecture '${architecture}'` : `'${named}'`;
    throw new ModversionsError(
      `no data model of ${what} is known`,
      `name one with --machine: ${MACHINES.join(', ')}`,
    );
  }
  // Another machine than the scan's has its own compiler and options.
  const options = machine === undefined || machine === target?.machine ? target : null;
  if (options && (options.packStruct > 0 || options.msBitfields)) {
    const option = options.msBitfields ? '-mms-bitfields' : `-fpack-struct=${options.packStruct}`;
    throw new ModversionsError(
      `the kernel is compiled with ${option}, which no data model has`,
      'scan a kernel without that option',
    );
  }
  if (options) {
    const { charIsSigned, shortEnums } = options;
    const { options: others } = options;
    return modelOf(known, {
      charIsSigned,
      shortEnums,
      msExtensions: others?.some((option) => MS_EXTENSIONS.test(option)) ?? null,
      compiler: options.compiler ?? 'gcc',
      checksCalls: others?.includes('-fsanitize=kcfi') ?? false,
    });
  }
  return modelOf(known, isFrom(release, UNSIGNED_CHAR) ? { charIsSigned: false } : {});
}

function isFrom(release: string, [first, second]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10));
  return major > first || (major === first && minor >= second);
}
