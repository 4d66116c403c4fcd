// SPDX-License-Identifier: GPL-2.0-or-later
import type { Records, Scope } from '../../../formats/corpus';
import { reachedMarks } from './components';

/** A name whose records differ between two units. */
export interface Difference {
  name: number;
  base: number;
  new: number;
}

/**
 * The types of one unit in two kernels, walked in step: from names that both have, along the references that both
 * records of a name make. What only one refers to came with the record that does, and that is what changed.
 */
export class PairGraph {
  /** What differs among all that was walked. */
  differences: Difference[] = [];
  /**
   * Names of the nodes in the order in which they were met, those that were walked from first. Edges of node i are
   * `edges[firsts[i]..firsts[i + 1]]`.
   */
  nodes: number[] = [];
  /** How many names were walked from. */
  starts = 0;
  readonly firsts: number[] = [];
  readonly edges: number[] = [];
  /** By node: position in `differences`, or -1. */
  readonly differenceOf: number[] = [];
  /** By name: its node in the walk at hand. */
  private nodeOf = new Int32Array(0);

  constructor(
    private readonly records: Records,
    private readonly base: Scope,
    private readonly newScope: Scope,
  ) {}

  /** Walks from these names, each given once, in place of what was walked before. */
  walk(from: readonly number[]): void {
    const { records, base, newScope, edges, firsts, differenceOf } = this;
    if (records.nameTexts.length > this.nodeOf.length)
      this.nodeOf = new Int32Array(records.nameTexts.length).fill(-1);
    else for (const name of this.nodes) this.nodeOf[name] = -1;
    this.nodes = [];
    this.differences = [];
    this.starts = from.length;
    firsts.length = edges.length = differenceOf.length = 0;
    from.forEach((name) => this.node(name));
    // An array hands out what is added to it on the way.
    for (const name of this.nodes) {
      const one = base.meant(name);
      const other = newScope.meant(name);
      if (one < 0 || other < 0) throw new RangeError(`nothing defines ${records.nameTexts[name]!}`);
      firsts.push(edges.length);
      if (one === other) {
        differenceOf.push(-1);
        for (const reference of records.refersTo[one]!) edges.push(this.node(reference));
      } else {
        differenceOf.push(this.differences.push({ name, base: one, new: other }) - 1);
        const others = records.refersTo[other]!;
        for (const reference of records.refersTo[one]!) {
          if (others.includes(reference)) edges.push(this.node(reference));
        }
      }
    }
    firsts.push(edges.length);
  }

  /** Calls `take` for each name that was walked from, by its position, with the position of each difference it reaches. */
  forEachReached(take: (start: number, difference: number) => void): void {
    const visit = reachedMarks(this, this.differenceOf, this.differences.length);
    for (let start = 0; start < this.starts; start++) visit(start, (difference) => take(start, difference));
  }

  /** The record of a node in the new kernel. */
  newRecordOf(node: number): number {
    return this.newScope.meant(this.nodes[node]!);
  }

  private node(name: number): number {
    const known = this.nodeOf[name]!;
    if (known >= 0) return known;
    return (this.nodeOf[name] = this.nodes.push(name) - 1);
  }
}
