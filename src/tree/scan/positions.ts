// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlannedUnit } from '../kbuild';

/**
 * Where the rows of units stand: whole numbers that follow from the plan and the unit alone.
 *
 * Up to 6.3 modpost reads the symbols of `vmlinux.o` in the order in which `ld -r` met the objects. That order
 * goes by output section first. Sections of ELF notes come before all others, so objects with notes come first.
 * The property note that `-fcf-protection` and `-mbranch-protection` give each object of C does not count: `ld`
 * drops it from all objects but one, and from all where one of assembly has none.
 * Since 6.4 modpost reads a section of its own, in which each object has its place.
 */
export class Positions {
  /** Numbers of each module's first unit and of its units. */
  private readonly modules = new Map<string, { first: number; count: number }>();

  private readonly notesFirst: boolean;

  /** @param version the kernel's, its first two numbers */
  constructor(units: readonly PlannedUnit[], [major, minor]: readonly [number, number]) {
    this.notesFirst = major < 6 || (major === 6 && minor < 4);
    units.forEach(({ module }, number) => {
      const found = this.modules.get(module);
      if (found) found.count++;
      else this.modules.set(module, { first: number, count: 1 });
    });
  }

  of({ module }: PlannedUnit, number: number, hasElfNote: boolean): number {
    const { first, count } = this.modules.get(module)!;
    const inModule = number - first;
    return 2 * first + (this.notesFirst && hasElfNote ? inModule : count + inModule);
  }
}
