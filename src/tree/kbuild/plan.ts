// SPDX-License-Identifier: GPL-2.0-or-later
/** One object of a tree that can export something. Paths are below the tree unless they say otherwise. */
export interface PlannedUnit {
  /** The object's path below the object tree, without `.o`. */
  name: string;
  /** Below the source tree; below the object tree for what only the build makes; else absolute. */
  source: string;
  /** The source as the build names it, seen from `directory`: what the compiler is to be given. */
  file: string;
  /** `vmlinux`, or the module's path below the object tree without `.ko`. */
  module: string;
  /** Absolute path of the folder in which the compiler is called. */
  directory: string;
  /**
   * The compiler and its arguments, as the build has them, without what only compiling needs: no `-c`, `-o`,
   * dependency files, and no source. `-E -D__GENKSYMS__` and the source are still to be added.
   */
  command: readonly string[];
  /** For assembly only: the compiler and its arguments for the source itself, without `-c`, `-o` and source. */
  assembly?: readonly string[];
}

/** A recipe of the build that makes a file which a prepared tree lacks. */
export interface Recipe {
  /** Below the object tree. */
  target: string;
  /** What make hands to the shell, in the object tree. */
  script: string;
}

/** Files whose whole content may decide what make says, since a command in a makefile reads them. */
export interface MakefileReads {
  /** Last parts of their paths. */
  names: string[];
  /** Absolute paths of folders: all that is below them. */
  folders: string[];
}

/** What a tree would build. */
export interface Plan {
  /** Where the commands come from. */
  from: 'dry-run' | 'cmd' | 'compile-commands';
  /** All units that can export something, in the order of modpost's rows where `isOrdered`, else by name. */
  units: PlannedUnit[];
  /** Whether the order of the rows of Module.symvers is known. */
  isOrdered: boolean;
  /** All recipes of sources and headers that are missing, and of the programs that make them, in make's order. */
  recipes: Recipe[];
  /**
   * Whether a header or source that was read has `__LINE__` in a condition: then no text may stand in for it
   * while a unit is preprocessed.
   */
  usesLineInConditions: boolean;
  /** Of the recipes that make would run now, those of files that are there: out of date, or asked for each time. */
  standing: Recipe[];
  /** Words one of which stands in whatever exports something, or defines what does. */
  exportWords: readonly string[];
  /** Null where these may be any files. */
  makefileReads: MakefileReads | null;
  /** What is worth a warning, a line and a remedy each. */
  warnings: { message: string; remedy: string }[];
}
