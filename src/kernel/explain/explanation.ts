// SPDX-License-Identifier: GPL-2.0-or-later
import type { Verdict } from '../../c/abi';
import type { Place } from '../../formats/corpus';
import type { Chain, CauseChange, ComparedSide, ExportFacts } from '../compare';
import { KINDS, type JudgedCause, type JudgedChange, type Judgement, type Kind, type KindId } from '../judge';
import type { Warning } from '../../problem';
import type { RawText } from '../../text';

/** A cause with what is to be said of its kind. */
export interface ExplainedCause extends JudgedCause {
  help: Pick<Kind, 'title' | 'explanation' | 'rule' | 'macros' | 'page'>;
}

/** A cause with what the table has of its kind. */
export function withHelp(cause: JudgedCause): ExplainedCause {
  const { title, explanation, rule, macros, page } = KINDS[cause.judgement.kind];
  return { ...cause, help: { title, explanation, rule, macros, page } };
}

/** What became of one export. */
export interface ExportExplanation {
  what: 'export';
  name: RawText;
  /** Whether anything is to be told of it. */
  isDifferent: boolean;
  /** The worst over what happened to it, its causes and what its CRC misses; null where nothing did. */
  verdict: Verdict | null;
  /** Null where the side does not have it. */
  base: ExportFacts | null;
  new: ExportFacts | null;
  /** Its declaration as its CRC has it, of the new kernel where that has it; null where no types are known. */
  declaration: RawText | null;
  changes: JudgedChange[];
  /** Its own causes: judged where its own unit sees them, the chain from it alone. */
  causes: ExplainedCause[];
  missed: ExplainedCause[];
}

/** How many exports of a module. */
export interface ModuleCount {
  module: RawText;
  exports: number;
}

/** A changed declaration that another one reaches. */
export interface ReachedChange {
  name: RawText;
  change: CauseChange;
  /** From the one that reaches it. */
  chain: Chain;
  kind: KindId;
  verdict: Verdict;
  reason: RawText;
}

/** A declaration whose own text is the same in both kernels, or that only one of them has. */
export interface Uncaused {
  /** Its text as symtypes files have it; empty where nothing defines it. */
  text: RawText;
  basePlace: Place | null;
  newPlace: Place | null;
  /**
   * Held against each other where it is worst of all units of both kernels that see it: no finding if it is the same.
   * Null where there are no such units, or none that define it.
   */
  judgement: Pick<Judgement, 'verdict' | 'reason' | 'findings' | 'proof' | 'units'> | null;
}

/** What became of one type or enumerator. */
export interface TypeExplanation {
  what: 'type';
  /** With its mark: `s#pot`. */
  name: RawText;
  /** Which kernels know it. */
  sides: { base: boolean; new: boolean };
  isDifferent: boolean;
  /** The worst over its causes; null where it is the same, or only one side has it. */
  verdict: Verdict | null;
  /** All causes of that name: units may see other texts of it. */
  causes: ExplainedCause[];
  missed: ExplainedCause[];
  /** Null where there are causes. */
  uncaused: Uncaused | null;
  /** Exports that its causes reach, changed or missed, by their modules: most first. */
  exports: number;
  modules: ModuleCount[];
  /** Where its own text is the same: changed declarations behind it, the worst first. */
  reached: ReachedChange[];
}

export type Explanation = ExportExplanation | TypeExplanation;

/** All that was asked for: plain data, from which every report is made. */
export interface Explained {
  base: ComparedSide;
  new: ComparedSide;
  /** In the order in which they were asked for, each once. */
  explanations: Explanation[];
  /** What makes all this less than it looks. */
  warnings: Warning[];
}
