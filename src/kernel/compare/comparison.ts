// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelKind, Place } from '../../formats/corpus';
import type { Warning } from '../../problem';
import type { RawText } from '../../text';
import type { TypeChangeKind } from './symtypes/comparison';
import type { SymversChangeKind } from './symvers';

/** One side of a comparison: what it is. */
export interface ComparedSide {
  path: RawText;
  kind: KernelKind;
  /** Null where it is not known. */
  release: RawText | null;
  architecture: RawText | null;
  /** What it is compiled for, in one phrase: machine and options. Null where it is not known. */
  target: RawText | null;
  /** Of its compiler, name and version; absent where it is not known. */
  compiler?: RawText;
  /** False where exports may be missing for no change of the kernel: of a part of a scan, or of one with failed units. */
  isWhole: boolean;
  /** Exports that were looked at. */
  exports: number;
  hasCrcs: boolean;
  hasTypes: boolean;
}

/** An export as one side has it. Of a side without CRCs, `module` is the path of the object. */
export interface ExportFacts {
  /** Unsigned, 32 bits; null where the side has none. */
  crc: number | null;
  module: RawText;
  type: RawText | null;
  namespace: RawText;
}

/** What a rule says of itself beside what it looks at; severity rules say nothing. */
export interface Reasons {
  reason?: RawText;
  bug?: RawText;
  owner?: RawText;
  /** The last day on which it holds, or the first release for which it does not. */
  until?: RawText;
}

/** A rule by its text and place. Where there is one file of severity rules, the file is left out. */
export interface RuleNote extends Reasons {
  rule: RawText;
  line: number;
  file?: RawText;
}

/**
 * Why a change does not count: a rule says so, with its line, and its file where there are several; an earlier comparison
 * had it already; or it can hurt no module. `more`: the other rules that it took.
 */
export type ToleratedBy =
  ({ by: 'rule'; more?: RuleNote[] } & RuleNote) | { by: 'known' } | { by: 'implicit' };

/** One thing that happened to one export. `declaration`: it reaches a changed one, and a side has no CRCs. */
export interface ExportChange {
  kind: SymversChangeKind | 'declaration';
  name: RawText;
  /** Null where the side does not have the export. */
  base: ExportFacts | null;
  new: ExportFacts | null;
  /** Null where it counts. */
  tolerated: ToleratedBy | null;
}

/** What the text of a declaration became. `became-visible`: from `{ UNKNOWN }` to a definition; `became-opaque`: the reverse. */
export type CauseChange = 'changed' | 'became-visible' | 'became-opaque';

/** What a change of a type is called where it is a cause. */
export const CAUSE_CHANGES: Readonly<Record<TypeChangeKind, CauseChange>> = {
  changed: 'changed',
  defined: 'became-visible',
  hidden: 'became-opaque',
};

/**
 * A step of a chain, a declaration: `s#sk_buff`, and the member through which it refers to the next; null where it
 * is no member, and in the last step.
 */
export interface ChainStep {
  name: RawText;
  member: RawText | null;
}

/** A shortest way from an export, which is the first step, to a cause, which is the last. */
export interface Chain {
  steps: ChainStep[];
}

/** One declaration whose own text differs. Units that saw other texts of one name make other causes of that name. */
export interface KernelCause {
  /** With its mark: `s#pot`; the bare name of an export for its own declaration. */
  name: RawText;
  change: CauseChange;
  /** Records without their names: words with one space between them. */
  baseText: RawText;
  newText: RawText;
  /** Where it stands, as the unit of its first export saw it; null where that is not known. */
  basePlace: Place | null;
  newPlace: Place | null;
  /** Names of the changed exports that reach it, in the order of their bytes. */
  exports: RawText[];
  /** At most three, of as many exports: the shortest, of one length by name. */
  chains: Chain[];
}

/** All that differs between two kernels: plain data, from which every report is made. */
export interface KernelComparison {
  base: ComparedSide;
  new: ComparedSide;
  /** All added, all removed, then what is changed, each by name; of one export CRC, type, module, namespace. */
  changes: ExportChange[];
  /** By impact: most exports first, then by name and texts. None where a side has no types. */
  causes: KernelCause[];
  /** Changed exports that have no cause although both sides have types. */
  unexplained: RawText[];
  /** What makes all this less than it looks: every report says it. */
  warnings: Warning[];
}

/** Whether a change is there that nothing tolerates. */
export function hasDifference({ changes }: KernelComparison): boolean {
  return changes.some(({ tolerated }) => tolerated === null);
}

/** The exports that have a cause. */
export function explainedBy(causes: readonly { exports: readonly string[] }[]): Set<string> {
  const names = new Set<string>();
  for (const { exports } of causes) for (const name of exports) names.add(name);
  return names;
}
