// SPDX-License-Identifier: GPL-2.0-or-later
/** Under which conditions lines of a kernel's sources stand: what tells whether an option of the configuration chose them. */

/** One branch of an `#if`, from its directive to the next one of the same `#if`. */
export interface Branch {
  /** The line of its directive, from 1. */
  line: number;
  /** What has to hold, as an expression with `defined(NAME)`; null for `#else`. */
  condition: string | null;
}

/** An `#if` with its branches. Groups lie in each other or apart. */
export interface ConditionGroup {
  branches: Branch[];
  /** The line of its `#endif`. */
  end: number;
}

/** A macro of a file that is no public header, which stands under a condition or names an option. */
export interface ConditionalMacro {
  line: number;
  name: string;
  /** What it stands for, on one line; parameters are left out. */
  text: string;
}

/** Words of a declaration as the source has them, before macros are replaced. */
export interface SourceWords {
  /** Where the declaration begins, as `Declaration.line` has it. */
  line: number;
  /**
   * A line for each line of the source, words with a blank between them, directives left out. Where no condition lies
   * within the declaration: on one line, only the words that the preprocessor replaces.
   */
  text: string;
}

/** What a scan keeps of a file. All of it follows from the file's text and from which declarations units saw in it. */
export interface FileConditions {
  /** As `Declaration.file` has it. */
  file: string;
  /** In the order of their lines; the guard against a second inclusion is left out. */
  groups: ConditionGroup[];
  /** In the order of their lines. */
  macros: ConditionalMacro[];
  /** In the order of their lines, of each line one. */
  declarations: SourceWords[];
}
