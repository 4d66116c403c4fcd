// SPDX-License-Identifier: GPL-2.0-or-later
import { IntList } from './int-list';

/** A graph of nodes from 0: edges of node i are `edges[firsts[i]]` up to, not including, `edges[firsts[i + 1]]`. */
export interface PlainGraph {
  /** How many nodes there are. */
  count: number;
  firsts: Int32Array;
  edges: Int32Array;
}

/** A graph as a walk finds it, node by node: first the edges of a node, then its end. */
export class WalkedGraph implements PlainGraph {
  count = 0;
  private readonly ends = new IntList();
  private readonly targets = new IntList();

  constructor() {
    this.clear();
  }

  get firsts(): Int32Array {
    return this.ends.items;
  }

  get edges(): Int32Array {
    return this.targets.items;
  }

  /** Begins another graph in place of this one. */
  clear(): void {
    this.count = 0;
    this.targets.clear();
    this.ends.clear();
    this.ends.push(0);
  }

  /** Adds an edge of the node that has no end yet. */
  addEdge(node: number): void {
    this.targets.push(node);
  }

  endNode(): void {
    this.count++;
    this.ends.push(this.targets.length);
  }
}
