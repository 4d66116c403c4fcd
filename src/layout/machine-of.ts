import { ModversionsError } from '../problem';
import { MACHINES, modelOf, type DataModel, type Machine } from './model';

/** What a scan tells of its target. */
export interface TargetFacts {
  /** As `uname -r` would print it. */
  release: string;
  /** As kbuild names it: `x86`. */
  architecture: string;
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

/** The first release whose makefile says `-funsigned-char`. */
const UNSIGNED_CHAR = [6, 2] as const;

/**
 * The data model that a scanned kernel was built for.
 * @param machine the one to take instead of what the scan says
 * @throws ModversionsError for a machine or architecture that there is no model of
 */
export function targetModel({ release, architecture }: TargetFacts, machine?: string): DataModel {
  const remedy = `name one with --machine: ${MACHINES.join(', ')}`;
  const known = machine === undefined ? USUAL[architecture] : MACHINES.find((one) => one === machine);
  if (!known) {
    const what = machine === undefined ? `of the architecture '${architecture}'` : `'${machine}'`;
    throw new ModversionsError(`no data model ${what} is known`, remedy);
  }
  return modelOf(known, isFrom(release, UNSIGNED_CHAR) ? { charIsSigned: false } : {});
}

function isFrom(release: string, [first, second]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10));
  return major > first || (major === first && minor >= second);
}
