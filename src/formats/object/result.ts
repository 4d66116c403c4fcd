// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText } from '../../text';

/** A thing of an object that differs between two builds. */
export interface Differing {
  /** `symbols` are what others see of the object or it needs; `table` is what the kernel or a linker reads. */
  what: 'function' | 'variable' | 'constant' | 'table' | 'symbols' | 'machine';
  name: RawText;
}

/** Two objects of one source, held against each other. */
export interface ObjectComparison {
  /** Functions of the base's object. */
  functions: number;
  /** None for two that mean the same to a linker and to the kernel; each thing once, by bytes. */
  differing: Differing[];
  /** Line numbers in tables of BUG and WARN, which were not compared. */
  lines: number;
}

/** A unit of a module, built for two kernels from the same source. */
export interface RebuiltUnit {
  /** The source below the module's folder or tree; for the record that a build adds, what it is. */
  source: RawText;
  code: 'same' | 'differs' | 'unknown';
  /** Why it is not known; null otherwise. */
  why: RawText | null;
  functions: number;
  differing: Differing[];
  /** Null where its text was not read. */
  uses: UnitUses | null;
}

/** What building a module for two kernels shows. */
export interface ModuleCode {
  /** In the order of the build. */
  units: RebuiltUnit[];
  /** Why the units may not be those of the module, or not all; none where they are. */
  doubts: RawText[];
}

/** A thing that code of a module uses and that is another one in the new kernel. */
export interface ChangedUse {
  /** `inline` is a function that headers define; `text` is what macros and the rest of the headers make of the module's own. */
  what: 'member' | 'size' | 'type' | 'enumerator' | 'object' | 'inline' | 'text';
  /** `net_device.todo_list`. */
  name: RawText;
  /** The record of the declaration that has it, `s#net_device`; null for what has none. */
  of: RawText | null;
  /** What it is on either side. */
  base: RawText;
  new: RawText;
  /** Where it is used first: a file as the compiler names it, and the line. */
  file: RawText;
  line: number;
  /** Functions and variables of the unit whose code hangs on it, by bytes. */
  users: RawText[];
}

/** A place in code of which it is not known what it uses. */
export interface OpenUse {
  name: RawText;
  why: RawText;
  file: RawText;
  line: number;
}

/** What the code of a unit uses of the kernel, as far as it differs; evidence short of proof. */
export interface UnitUses {
  /** Functions and variables that were read: the unit's own and those of headers that they reach. */
  read: number;
  changed: ChangedUse[];
  open: OpenUse[];
  /** Functions and variables whose code differs although nothing that they use does. */
  unexplained: RawText[];
  /** Those that use what changed although their code is the same. */
  idle: RawText[];
}
