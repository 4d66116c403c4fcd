// SPDX-License-Identifier: GPL-2.0-or-later
import type { Tolerance } from '../symvers';
import type { RawText } from '../../../text';

/** An export of one of two kernels. */
export interface KernelExport {
  name: RawText;
  /** The object that has it, a path without `.o`. */
  unit: RawText;
  /** Null where a change of it counts. */
  tolerated: Tolerance | null;
}

/**
 * `defined`: a forward declaration became a definition; `hidden`: the reverse; `changed`: both are definitions, or
 * exports' own declarations, and differ.
 */
export type TypeChangeKind = 'changed' | 'defined' | 'hidden';

/** One declaration's own text in the base, and what became of it in the new kernel. */
export interface TypeChange {
  /** With its mark: `s#pot`; the bare name of an export for its own declaration. */
  name: RawText;
  kind: TypeChangeKind;
  /** Records without their names: words with one space between them. */
  baseText: RawText;
  newText: RawText;
  /** The exports that reach it in both kernels, as positions in `SymtypesComparison.common`, ascending. */
  exports: number[];
}

/** All that differs in the types of two kernels. Lists are in the order of their names' bytes. */
export interface SymtypesComparison {
  added: KernelExport[];
  removed: KernelExport[];
  /** What both have, as the base has it. */
  common: KernelExport[];
  /** By name, then by the words of both texts, where a reference comes before any other word. */
  changes: TypeChange[];
  /** Whether there were rules. */
  hasRules: boolean;
}

/** Whether anything differs that nothing tolerates. */
export function differs({ added, removed, common, changes }: SymtypesComparison): boolean {
  const counts = ({ tolerated }: KernelExport): boolean => tolerated === null;
  return (
    added.some(counts) ||
    removed.some(counts) ||
    changes.some(({ exports }) => exports.some((position) => counts(common[position]!)))
  );
}
