// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText } from '../../text';

/** A symbol that a module needs, as whoever has it exports it. */
export interface Provided {
  /** Unsigned, 32 bits; null where it has none, and nothing is checked. */
  crc: number | null;
  isGplOnly: boolean;
  /** Empty for none. */
  namespace: RawText;
  /** `vmlinux`, or the module as the kernel calls it. */
  owner: RawText;
}

/**
 * Why the loader would refuse a module. CRCs are unsigned, 32 bits; `null` for one that is not there.
 *
 * - `damaged`: the file breaks a rule that has nothing to do with the kernel.
 * - `machine`: it is built for another architecture.
 * - `vermagic`: its version magic is not the kernel's; `null` where it has none, or the kernel's is not known.
 * - `no-versions`: it says nothing of what it was built against.
 * - `export-versions`: it exports symbols without CRCs.
 * - `crc`: it was built against another version of the symbol.
 * - `no-crc`: it says nothing of what it was built against for this one symbol.
 * - `missing`: nobody exports the symbol.
 * - `gpl-only`: the symbol is for modules under the GPL, and this is none.
 * - `namespace`: the symbol is in a namespace that the module does not import.
 * - `proprietary`: the symbol is of a module that is not under the GPL, and this one also uses symbols for the GPL.
 * - `provider`: the symbol is of a module of the set which would itself be refused.
 * - `circle`: the symbol is of a module of the set which needs this one.
 * - `duplicate`: it exports a symbol that the kernel itself has.
 */
export type Obstacle =
  | { kind: 'damaged'; what: RawText }
  | { kind: 'machine'; machine: RawText }
  | { kind: 'vermagic'; vermagic: RawText | null; kernel: RawText | null }
  | { kind: 'no-versions' | 'export-versions' }
  | { kind: 'crc'; symbol: RawText; crc: number; kernelCrc: number; owner: RawText }
  | { kind: 'no-crc' | 'proprietary' | 'provider' | 'circle' | 'duplicate'; symbol: RawText; owner: RawText }
  | { kind: 'missing'; symbol: RawText }
  | { kind: 'gpl-only'; symbol: RawText; owner: RawText; license: RawText }
  | { kind: 'namespace'; symbol: RawText; owner: RawText; namespace: RawText };

export type ObstacleKind = Obstacle['kind'];

/** What would become of one module. */
export interface LoadResult {
  loads: boolean;
  /** In the order in which the loader would find them; it stops at the first that is not of a symbol. */
  obstacles: Obstacle[];
}
