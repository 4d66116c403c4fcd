// SPDX-License-Identifier: GPL-2.0-or-later
import type { Btf } from '../btf';
import type { Warning } from '../../problem';
import type { Corpus, CorpusUnit } from './corpus';
import type { Records } from './records';
import type { Symtypes, SymtypesUnit } from './symtypes';
import type { Target } from './summary';
import type { SymversRow } from './symvers-row';

/** Where a declaration begins, as line markers tell it. */
export interface Place {
  file: string;
  line: number;
}

/** The types of a kernel, and where the source has them. */
export interface KernelTypes extends Symtypes {
  /** Where a unit saw the declaration of one of its records; null where that is not known. */
  placeOf(unit: SymtypesUnit, record: number): Place | null;
  /** The declarations behind the records; null where only the records are known. */
  source: TypesSource | null;
}

/** Where types come from. */
export interface TypesSource {
  corpus: Corpus;
  /** The unit of the corpus that these types are of. */
  unitOf(unit: SymtypesUnit): CorpusUnit;
}

/** What a side of a comparison was read from. */
export type KernelKind = 'scan' | 'tree' | 'symvers' | 'symtypes' | 'shipped';

/** All that is known of a kernel, from whatever it was read. */
export interface Kernel {
  /** As it was named. */
  path: string;
  kind: KernelKind;
  /** As `uname -r` would print it, and the architecture as kbuild names it; null where that is not known. */
  release: string | null;
  architecture: string | null;
  /** What it is compiled for; null where that is not known. */
  target: Target | null;
  /** The compiler's own name and version, by which its text was made; absent where it is not known. */
  compiler?: string;
  /** What its configuration sets, as `ScanFacts.configuration` has it; absent where it is not known. */
  configuration?: Readonly<Record<string, string>>;
  /** False for a part of a scan, or one in which units failed: exports are missing for no change of the kernel. */
  isWhole: boolean;
  /** What was missing or passed over when it was read. */
  warnings: readonly Warning[];
  /** What its types do not tell, for those who compare them. */
  typeLimits?: readonly Warning[];
  /** Its exports by name; null where they are known by their types alone. */
  rows: ReadonlyMap<string, SymversRow> | null;
  /** Present where its rows have no CRCs, as kernels without MODVERSIONS are shipped. */
  isWithoutCrcs?: true;
  /**
   * Reads its types, which takes its time where nothing has needed them yet; null where they are not known.
   * @param records what all kernels that are compared share
   */
  readTypes: ((records: Records) => KernelTypes) | null;
  /** Its declarations alone, for whoever asks for layouts and for no exports; absent where there are none. */
  readCorpus?: () => Corpus;
  /** BTF of its vmlinux, from which that of its modules goes on; absent where it has none. */
  btf?: Btf;
}
