// SPDX-License-Identifier: GPL-2.0-or-later
import { IntList, NearestWays, WalkedGraph } from '../compare';
import { NodeNumbers } from './node-numbers';

/** Room for walks over both kernels, one after the other: what one leaves holds until the next begins. */
export class WalkRoom {
  readonly nodes = new NodeNumbers();
  readonly graph = new WalkedGraph();
  /** By node: its name, and its mark, or -1. */
  readonly names = new IntList();
  readonly marks = new IntList();
  readonly ways: NearestWays;

  /** @param most ways to a node */
  constructor(most: number) {
    this.ways = new NearestWays(most);
  }

  /** Begins another walk. */
  clear(): void {
    this.nodes.clear();
    this.graph.clear();
    this.names.clear();
    this.marks.clear();
  }

  /** The node of a name, which becomes one if it is none yet. A name below 0 is always another node. */
  node(name: number): number {
    const known = name < 0 ? -1 : this.nodes.get(name);
    if (known >= 0) return known;
    const node = this.names.push(name);
    this.marks.push(-1);
    if (name >= 0) this.nodes.set(name, node);
    return node;
  }
}
