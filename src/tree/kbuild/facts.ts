// SPDX-License-Identifier: GPL-2.0-or-later
import type { Recipe } from './plan';

/** A command that compiles one object of the kernel. */
export interface Compilation {
  /** Absolute path of the folder in which the compiler is called. */
  directory: string;
  /** The source as the command names it. */
  source: string;
  /** A script whose last simple command compiles, or the command's own words. */
  command: string | readonly string[];
}

/**
 * What is known of a build, whichever way it came to be known. Paths are below the object tree, without a
 * leading `./`; objects and modules go without `.o`, `.ko` and `.mod`.
 */
export class BuildFacts {
  /** Object → how it is compiled. Objects of host programs are not among them. */
  readonly compilations = new Map<string, Compilation>();
  /** Assembly object → a script whose last simple command preprocesses its prototypes, with the flags of C. */
  readonly prototypes = new Map<string, string>();
  /** Archive → members in their order: objects with `.o`, archives with `.a`. */
  readonly archives = new Map<string, readonly string[]>();
  /** Object that was linked from others → these, in their order. */
  readonly parts = new Map<string, readonly string[]>();
  /** Module → its objects, in their order. */
  readonly modules = new Map<string, readonly string[]>();
  /** A `modules.order` → modules with `.ko`, and further such files. */
  readonly orders = new Map<string, readonly string[]>();
  /** All that makes anything else, in make's order. */
  readonly recipes: Recipe[] = [];
}
