import type { KernelCause, KernelComparison, ExportChange } from '../compare';
import type { KindId } from './kind-ids';
import type { Verdict } from './verdict';
import type { RawText } from '../../text';

/** A type, member, enumerator or parameter on one side. */
export interface Fact {
  /** As the source spells it; null where there is none to tell. */
  type: RawText | null;
  /** From the start of the type, in bits. */
  offset: number | null;
  /** Its size, in bits. */
  size: number | null;
  /** Of an enumerator or a constant, as a decimal number. */
  value: RawText | null;
}

/** One thing that a cause changes. */
export interface Finding {
  kind: KindId;
  verdict: Verdict;
  /** The member by its path (`link.dev`), the enumerator, the parameter (`parameter 2`, `result`); empty for the whole. */
  subject: RawText;
  /** Why the verdict is what it is, in one sentence. */
  reason: RawText;
  /** Null where the side does not have it. */
  base: Fact | null;
  new: Fact | null;
}

/** How a member stands to the other side. */
export type MemberState = 'same' | 'moved' | 'changed' | 'added' | 'removed';

/** One member of a layout that is shown. Offsets and sizes in bits, from the start of the whole type. */
export interface ShownMember {
  /** Its path; empty for what has no name. */
  name: RawText;
  /** As the source spells it, without the name. */
  type: RawText;
  offset: number;
  size: number;
  isBitField: boolean;
  /** How deep it lies in unnamed structs and unions. */
  depth: number;
  state: MemberState;
}

/** A struct or union as a side lays it out. Sizes in bytes. */
export interface ShownLayout {
  size: number;
  align: number;
  members: ShownMember[];
}

/** The layouts behind a verdict; null for what is no struct or union, or what cannot be laid out. */
export interface Proof {
  base: ShownLayout | null;
  new: ShownLayout | null;
}

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

export interface JudgedCause extends KernelCause {
  judgement: Judgement;
}

/** What happened to an export, with what it means. */
export interface JudgedChange extends ExportChange {
  /** Of what happened to the export itself; null for a changed CRC, which has causes. */
  changeKind: KindId | null;
  /** The worst over its causes. */
  verdict: Verdict;
}

/** How many have which verdict. */
export type VerdictCounts = Record<Verdict, number>;

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
  /** Changed exports by their verdicts; what was moved, added or removed counts too. */
  verdicts: { exports: VerdictCounts; causes: VerdictCounts };
  /** Names of exports whose CRC changed and whose causes are all compatible, in the order of their bytes. */
  falsePositives: RawText[];
}
