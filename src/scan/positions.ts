import type { PlannedUnit } from '../kbuild';

/**
 * Where the rows of units stand, as whole numbers that follow from the plan and the unit alone.
 *
 * Up to 6.3 modpost reads the symbols of `vmlinux.o` in the order in which `ld -r` came upon the objects, which
 * goes by output section first: sections of ELF notes come before all others, so objects with notes come first.
 * Since then it reads a section of its own, in which each object has its place.
 */
export class Positions {
  /** Numbers of each module's first unit and of its units. */
  private readonly modules = new Map<string, { first: number; count: number }>();

  constructor(
    units: readonly PlannedUnit[],
    private readonly notesFirst: boolean,
  ) {
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
