// SPDX-License-Identifier: GPL-2.0-or-later
import { IntList } from './symtypes/int-list';
import type { PlainGraph } from './symtypes/walked-graph';

/** The number of a way in one walk. */
export type Way = number;

/** Stands for the way before one that begins there. */
const NONE = -1;

/**
 * The shortest ways to each node of a graph, each from another start: the nearest starts first, of those as near the
 * lower ones. All starts walk in step, a node lets the first few through and no more, since whoever is not among the
 * nearest of a node is not among the nearest of any node behind it either. Ways are numbers, which hold until the next walk.
 */
export class NearestWays {
  /** By way: its last node, the way before that, where it begins, and how many nodes it has. */
  private readonly nodes = new IntList();
  private readonly befores = new IntList();
  private readonly starts = new IntList();
  private readonly lengths = new IntList();
  /** By node: how many ways lead there, and their numbers. */
  private readonly counts = new IntList();
  private readonly waysTo = new IntList();

  /** @param most ways to a node */
  constructor(private readonly most: number) {}

  /** @param starts how many nodes, from 0, ways begin at */
  walk({ count, firsts, edges }: PlainGraph, starts: number): void {
    for (const list of [this.nodes, this.befores, this.starts, this.lengths]) list.clear();
    this.counts.makeRoom(count);
    this.counts.items.fill(0, 0, count);
    this.waysTo.makeRoom(count * this.most);
    for (let start = 0; start < starts; start++) this.enter(start, NONE, start, 1);
    // Ways that are found on the way are walked on: by length, and of one length by start.
    for (let way = 0; way < this.nodes.length; way++) {
      const node = this.nodes.items[way]!;
      const start = this.starts.items[way]!;
      const length = this.lengths.items[way]! + 1;
      for (let edge = firsts[node]!, end = firsts[node + 1]!; edge < end; edge++) {
        this.enter(edges[edge]!, way, start, length);
      }
    }
  }

  /** How many ways lead to a node. */
  countTo(node: number): number {
    return this.counts.items[node]!;
  }

  /** The way to a node that comes at a place among all to it, from 0: the nearest first. */
  wayTo(node: number, place: number): Way {
    return this.waysTo.items[node * this.most + place]!;
  }

  /** The node at which a way begins. */
  startOf(way: Way): number {
    return this.starts.items[way]!;
  }

  /** How many nodes a way has. */
  lengthOf(way: Way): number {
    return this.lengths.items[way]!;
  }

  /** The nodes of a way, from its start. */
  nodesOf(way: Way): number[] {
    const nodes: number[] = [];
    for (let one = way; one !== NONE; one = this.befores.items[one]!) nodes.push(this.nodes.items[one]!);
    return nodes.reverse();
  }

  private enter(node: number, before: Way, start: number, length: number): void {
    const { most } = this;
    const known = this.counts.items[node]!;
    if (known >= most) return;
    const first = node * most;
    const ways = this.waysTo.items;
    for (let at = first; at < first + known; at++) {
      if (this.starts.items[ways[at]!] === start) return;
    }
    ways[first + known] = this.nodes.push(node);
    this.befores.push(before);
    this.starts.push(start);
    this.lengths.push(length);
    this.counts.items[node] = known + 1;
  }
}
