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
}

/** What building a module for two kernels shows. */
export interface ModuleCode {
  /** In the order of the build. */
  units: RebuiltUnit[];
  /** Why the units may not be those of the module, or not all; none where they are. */
  doubts: RawText[];
}
