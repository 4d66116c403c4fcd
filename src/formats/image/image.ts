// SPDX-License-Identifier: GPL-2.0-or-later
import { readBtf, type Btf } from '../btf';
import type { Target } from '../corpus';
import { hasDebugData } from '../dwarf';
import { Elf } from '../elf';
import { exportsOf, type ImageExports } from './exports';
import { charSign, machineOf } from './machine';
import { unpacked } from './unpack';

/** What a kernel image tells of its kernel. */
export interface KernelImage {
  /** As `uname -r` prints it, and the architecture as kbuild names it; null where it does not tell. */
  release: string | null;
  architecture: string | null;
  /** Null where there is no model of its machine. */
  target: Target | null;
  /** Null for a raw image, of which nothing tells where its exports are. */
  exports: ImageExports | null;
  /** Null where it has none. */
  btf: Btf | null;
  /** Null where it has no debug information. */
  debug: Elf | null;
}

const BANNER = Buffer.from('Linux version ');
const RELEASE = /^Linux version (\d[\w.+~-]*) \(/;
/** Characters of a banner that are looked at. */
const LONGEST = 200;
/** BTF of version 1 with its header of 24 bytes. */
const BTF_BEGINNINGS = ['9feb010018000000', 'eb9f010000000018'].map((hex) => Buffer.from(hex, 'hex'));

/**
 * Reads a linked kernel, packed or not, or the BTF of one.
 * @param limit most bytes of the unpacked kernel
 * @throws ModversionsError naming the file and what is wrong with it
 */
export async function readImage(content: Buffer, file: string, limit: number): Promise<KernelImage> {
  const bytes = await unpacked(content, file, limit);
  if (isBtf(bytes)) {
    const btf = readBtf(bytes, file);
    return { release: null, architecture: null, target: null, exports: null, btf, debug: null };
  }
  const release = releaseOf(bytes);
  if (bytes[0] !== 0x7f) return { ...rawImage(bytes, file), release };
  const elf = new Elf(bytes, file);
  const section = elf.named('.BTF');
  const content_ = section && elf.content(section);
  const btf = content_ && content_.length > 0 ? readBtf(content_, file) : null;
  return {
    release,
    ...machineOf(elf, charSign(btf)),
    exports: exportsOf(elf, release),
    btf,
    debug: hasDebugData(elf) ? elf : null,
  };
}

/** Whether bytes are BTF and nothing else. */
export const isBtf = (bytes: Buffer): boolean =>
  BTF_BEGINNINGS.some((beginning) => bytes.subarray(0, beginning.length).equals(beginning));

const [EM_AARCH64, EM_RISCV] = [183, 243];

/** Nothing tells where its type data are: they are looked for. */
function rawImage(bytes: Buffer, file: string): Omit<KernelImage, 'release'> {
  const isArm = bytes.toString('latin1', 0x38, 0x3c) === 'ARMd';
  const at = BTF_BEGINNINGS.map((beginning) => bytes.indexOf(beginning)).find((one) => one >= 0);
  const btf = at === undefined ? null : readBtf(bytes.subarray(at), file);
  const machine = { machine: isArm ? EM_AARCH64 : EM_RISCV, width: 64, isLittle: true } as const;
  return { ...machineOf(machine, charSign(btf)), exports: null, btf, debug: null };
}

function releaseOf(bytes: Buffer): string | null {
  for (let at = bytes.indexOf(BANNER); at >= 0; at = bytes.indexOf(BANNER, at + 1)) {
    const [, release] = RELEASE.exec(bytes.toString('latin1', at, at + LONGEST)) ?? [];
    if (release !== undefined) return release;
  }
  return null;
}
