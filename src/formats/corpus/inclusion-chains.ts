// SPDX-License-Identifier: GPL-2.0-or-later
import type { Inclusion } from './corpus';

/** The number of no file: the unit's source. */
const SOURCE = -1;

/** Whether the inclusions of a unit lead from each file to the source, as those who follow them rely on. */
export class InclusionChains {
  private readonly files: Int32Array;
  private readonly parents: Int32Array;
  /** By file: the file that includes it, and the last unit in which that was so, and was found to end. */
  private readonly parentOf: Int32Array;
  private readonly included: Int32Array;
  private readonly ended: Int32Array;
  private units = 0;

  constructor(inclusions: readonly Inclusion[]) {
    const numbers = new Map([['', SOURCE]]);
    const numberOf = (file: string): number => {
      let number = numbers.get(file);
      if (number === undefined) numbers.set(file, (number = numbers.size - 1));
      return number;
    };
    this.files = Int32Array.from(inclusions, ({ file }) => numberOf(file));
    this.parents = Int32Array.from(inclusions, ({ parent }) => numberOf(parent));
    this.parentOf = new Int32Array(numbers.size);
    this.included = new Int32Array(numbers.size);
    this.ended = new Int32Array(numbers.size);
  }

  /** @param unit numbers of its inclusions */
  fault(unit: Int32Array): string | undefined {
    const { files, parents, parentOf, included, ended } = this;
    const now = ++this.units;
    for (const inclusion of unit) {
      const file = files[inclusion]!;
      if (included[file] === now) return 'two inclusions of one file';
      included[file] = now;
      parentOf[file] = parents[inclusion]!;
    }
    for (const inclusion of unit) {
      // A chain without a circle is no longer than there are inclusions.
      let left = unit.length;
      let file = files[inclusion]!;
      for (; file !== SOURCE && ended[file] !== now; file = parentOf[file]!) {
        if (included[file] !== now || --left < 0) return 'inclusions that do not lead to the source';
      }
      for (file = files[inclusion]!; file !== SOURCE && ended[file] !== now; file = parentOf[file]!)
        ended[file] = now;
    }
    return undefined;
  }
}
