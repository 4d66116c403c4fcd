// SPDX-License-Identifier: GPL-2.0-or-later
import type { Difference, Proof, Verdict } from '../../c/abi';
import type {
  ComparedSide,
  ExportChange,
  KernelCause,
  KernelComparison,
  RuleNote,
  ToleratedBy,
} from '../compare';
import type { ComparedConfiguration, OptionCause } from '../configuration';
import type { ChangedPiece, UsedNames } from '../headers';
import type { KindId } from './kinds';
import type { RawText } from '../../text';

/** One thing that a cause changes. */
export type Finding = Difference<KindId>;

/** Which headers brought a definition in. */
export interface Inclusion {
  /** Files from the first header that the source includes to the one with the definition; the source's own path alone. */
  chain: RawText[];
  /** Names of the units in which it was so, in the order of their bytes. */
  units: RawText[];
}

/** What a cause means. */
export interface Judgement {
  /** Of the worst finding. */
  kind: KindId;
  verdict: Verdict;
  reason: RawText;
  /** The worst first. */
  findings: Finding[];
  proof: Proof;
  /** What a maintainer can do, a sentence each. */
  advice: RawText[];
  /** Of a definition that became visible or opaque: how it comes in where it is seen, most units first. */
  inclusions: Inclusion[];
  /** Units of the new kernel that export something through it. */
  units: number;
}

/** A commit between two revisions. */
export interface Commit {
  id: RawText;
  /** Of its author, as ISO 8601 has it: `2026-01-31`. */
  date: RawText;
  subject: RawText;
}

export interface JudgedCause extends KernelCause {
  judgement: Judgement;
  /** Commits between the sides that touched its lines, the last first; left out where nobody asked, or they are not known. */
  commits?: Commit[];
  /** Options of the configuration that differ and stand behind it, by name; left out where nothing shows any. */
  options?: OptionCause[];
  /** Of what is missed by the CRC or lies beyond exports, and does not count: why. */
  tolerated?: ToleratedBy;
}

/** What happened to an export, with what it means. */
export interface JudgedChange extends ExportChange {
  /** Of what happened to the export itself; null for a changed CRC, which has causes. */
  changeKind: KindId | null;
  /** The worst over its causes. */
  verdict: Verdict;
}

/** A rule that says why, and what became of it. */
export interface RuleUse extends RuleNote {
  /** `expired`: it holds no longer, and tolerates nothing. */
  state: 'used' | 'unused' | 'expired';
  /** How many things it decided about, or would have if it had not expired. */
  matches: number;
}

/** How many have which verdict. */
export type VerdictCounts = Record<Verdict, number>;

/** A function or macro of a public header that changed: no type tells what that means to modules that compiled it in. */
export interface CompiledIn extends ChangedPiece {
  uses: UsedNames;
  /** Left out where it counts. */
  tolerated?: ToleratedBy;
}

/** What changed in public headers and no export leads to. Null is what could not be compared. */
export interface Beyond {
  /** Types and enumerators, the worst first; they have no exports and no chains. */
  definitions: JudgedCause[] | null;
  /** Functions, then macros. */
  compiledIn: CompiledIn[] | null;
}

/** All that differs between two kernels and what it means: plain data, from which every report is made. */
export interface JudgedComparison extends KernelComparison {
  changes: JudgedChange[];
  /** The worst first, then by impact. */
  causes: JudgedCause[];
  /**
   * What changed under exports without a change of any record, as far as it is not compatible; with the exports whose
   * verdict it makes worse than their causes do: most of them have no changed CRC at all.
   */
  missed: JudgedCause[];
  /** Bears on no export's verdict. */
  beyond: Beyond;
  /** Changed exports by their verdicts; what was moved, added or removed counts too. */
  verdicts: { exports: VerdictCounts; causes: VerdictCounts };
  /** Left out where neither side is the scan of a tree. */
  configuration?: ComparedConfiguration;
  /** Names of exports whose CRC changed and whose causes are all compatible, in the order of their bytes. */
  falsePositives: RawText[];
  /** The earlier comparison whose changes are folded; left out where none is. */
  known?: { path: RawText; base: ComparedSide; new: ComparedSide };
  /** Rules that say why, in their order; left out where no file has any. */
  rules?: RuleUse[];
}
