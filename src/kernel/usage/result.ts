// SPDX-License-Identifier: GPL-2.0-or-later
import type { ModuleCode } from '../../formats/object';
import type { ComparedSide } from '../compare';
import type { JudgedCause, Verdict } from '../judge';
import type { Obstacle } from '../loader';
import type { Warning } from '../../problem';
import type { RawText } from '../../text';

/** Whether a module's code can depend on a declaration that changed: `no` only where the evidence shows it. */
export type Reach = 'yes' | 'maybe' | 'no';

/**
 * How that is known.
 *
 * - `own`: the declaration is that of a symbol which the module uses.
 * - `defined`: the module's type data define the type.
 * - `name-only`: they know it by name only: no code of the module can look into it.
 * - `absent`: neither they nor those that they go on from have it: no code of the module has looked into it.
 * - `shared`: the kernel's type data define it, and a module's leave out what those have: it may be either.
 * - `no-trace`: what the declaration is, a constant or a name for a type, can be used without a trace in type data.
 * - `partial`: they do not have it, and some code of the module is without type data.
 * - `unseen`: none of the module's source units sees the declaration, so no code of it can depend on it.
 * - `seen`: one of them does, and there are no type data to tell whether its code uses it.
 * - `no-data`: there are no type data to look at.
 * - `same-code`: built for both kernels from its source, the module is the same.
 * - `record`: nothing leads to it but the record that each module holds of itself, on which no code of the module can come.
 * - `used`: its code uses a part of the declaration that differs.
 * - `unused`: its source was read, and none of its code was seen to use such a part: short of proof.
 */
export type Evidence =
  | 'own'
  | 'defined'
  | 'name-only'
  | 'absent'
  | 'shared'
  | 'no-trace'
  | 'partial'
  | 'unseen'
  | 'seen'
  | 'no-data'
  | 'same-code'
  | 'record'
  | 'used'
  | 'unused';

/** A cause behind symbols that a module uses. */
export interface ModuleCause {
  /** Its place in the causes of the check. */
  cause: number;
  /** Symbols of the module that reach it, whether their versions differ or not. */
  symbols: number;
  reach: Reach;
  evidence: Evidence;
}

/** One module of a check. */
export interface CheckedModule {
  /** As it was named, or found in a directory that was. */
  file: RawText;
  /** As the kernel calls it. */
  name: RawText;
  vermagic: RawText | null;
  license: RawText | null;
  machine: RawText;
  isSigned: boolean;
  /** Symbols that it needs. */
  imports: number;
  loads: boolean;
  obstacles: Obstacle[];
  /** Those behind its symbols, in the order of the causes of the check; none where causes are not known. */
  causes: ModuleCause[];
  /** Symbols whose version differs for no cause that is known, although causes are: it was built for another base. */
  unexplained: RawText[];
  /** Whether its code can depend on what changed, as far as that is not compatible; null where causes are not known. */
  affected: Reach | null;
  /** How that is known: by its code, built for both kernels; by type data or source units; by nothing. Null as above. */
  evidence: 'same-code' | 'type-data' | 'none' | null;
  /** What building it for both kernels shows; null where no source was given. */
  code: ModuleCode | null;
  /**
   * What it means that it does not load, or does and its symbols mean something else: the worst over the causes that reach
   * it or may; `break` where the loader would refuse it for another reason than versions, `unknown` where a version has
   * no cause. Null for one that loads and whose symbols mean the same, or where causes are not known.
   */
  verdict: Verdict | null;
}

/** A file that could not be read as a module. */
export interface FailedFile {
  file: RawText;
  /** One line each. */
  message: RawText;
  remedy: RawText;
}

/** A rule of the loader that could not be applied, and why. */
export interface Unchecked {
  what: 'signature' | 'vermagic' | 'architecture' | 'exports' | 'types' | 'btf' | 'extra-symbols';
  /** One line. */
  why: RawText;
}

/** All that a check of modules found: plain data, from which every report is made. */
export interface ModuleCheck {
  format: 'modversions-module-check';
  version: 1;
  /** The kernel that is to load the modules. */
  against: CheckSide;
  /** The kernel that they were built for; null where it was not given. */
  base: ComparedSide | null;
  /** In the order in which they were named; those of a directory by the bytes of their paths. */
  modules: CheckedModule[];
  /** Declarations that differ between both kernels and are behind symbols of the modules, the worst first. */
  causes: JudgedCause[];
  failed: FailedFile[];
  unchecked: Unchecked[];
  /** What makes all this less than it looks: every report says it. */
  warnings: Warning[];
}

export interface CheckSide {
  path: RawText;
  /** Null where it is not known, as both below. */
  release: RawText | null;
  architecture: RawText | null;
  vermagic: RawText | null;
  isWhole: boolean;
  exports: number;
  /** Whether its loader compares CRCs. */
  hasVersions: boolean;
}
