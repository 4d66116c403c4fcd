// SPDX-License-Identifier: GPL-2.0-or-later
import type { Records, Scope } from '../../../formats/corpus';
import { reachedMarks } from './components';
import { IntList } from './int-list';
import { WalkedGraph } from './walked-graph';

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
  /** How many names were walked from. They are the first nodes. */
  starts = 0;
  /** References, between nodes in the order in which they were met. */
  readonly graph = new WalkedGraph();
  /** By node: its name. */
  private readonly names = new IntList();
  /** By node: position in `differences`, or -1. */
  private readonly differenceAt = new IntList();
  /** By name: its node in the walk at hand. */
  private nodeOf = new Int32Array(0);

  constructor(
    private readonly records: Records,
    private readonly base: Scope,
    private readonly newScope: Scope,
  ) {}

  /** Walks from these names, each given once, in place of what was walked before. */
  walk(from: readonly number[]): void {
    const { records, base, newScope, graph, names, differenceAt, nodeOf } = this;
    for (let node = 0; node < names.length; node++) nodeOf[names.items[node]!] = -1;
    if (records.nameTexts.length > nodeOf.length)
      this.nodeOf = new Int32Array(records.nameTexts.length).fill(-1);
    names.clear();
    graph.clear();
    differenceAt.clear();
    this.differences = [];
    this.starts = from.length;
    for (const name of from) this.node(name);
    // Nodes are met on the way.
    for (let node = 0; node < names.length; node++) {
      const name = names.items[node]!;
      const one = base.meant(name);
      const other = newScope.meant(name);
      if (one < 0 || other < 0) throw new RangeError(`nothing defines ${records.nameTexts[name]!}`);
      const references = records.refersTo[one]!;
      if (one === other) {
        differenceAt.push(-1);
        for (const reference of references) graph.addEdge(this.node(reference));
      } else {
        differenceAt.push(this.differences.push({ name, base: one, new: other }) - 1);
        const others = records.refersTo[other]!;
        for (const reference of references) {
          if (others.includes(reference)) graph.addEdge(this.node(reference));
        }
      }
      graph.endNode();
    }
  }

  /** By node: position in `differences`, or -1. It holds until the next walk. */
  get differenceOf(): Int32Array {
    return this.differenceAt.items.subarray(0, this.differenceAt.length);
  }

  /** The name of a node. */
  nameOf(node: number): number {
    return this.names.items[node]!;
  }

  /** Calls `take` for each name that was walked from, by its position, with the position of each difference it reaches. */
  forEachReached(take: (start: number, difference: number) => void): void {
    const visit = reachedMarks(this.graph, this.differenceOf, this.differences.length);
    for (let start = 0; start < this.starts; start++) visit(start, (difference) => take(start, difference));
  }

  /** The record of a node in the new kernel. */
  newRecordOf(node: number): number {
    return this.newScope.meant(this.nameOf(node));
  }

  private node(name: number): number {
    const known = this.nodeOf[name]!;
    if (known >= 0) return known;
    return (this.nodeOf[name] = this.names.push(name));
  }
}
