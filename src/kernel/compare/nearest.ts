// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlainGraph } from './symtypes/components';

/** A way to a node: its last step, and the way before it; null where the way begins. */
export interface Way {
  node: number;
  before: Way | null;
  /** The node it begins at. */
  start: number;
  /** How many nodes it has. */
  length: number;
}

/**
 * The shortest ways to each node of a graph, each from another start: the nearest starts first, of those as near the
 * lower ones. All starts walk in step, a node lets the first few through and no more, since whoever is not among the
 * nearest of a node is not among the nearest of any node behind it either.
 * @param starts how many nodes, from 0, ways begin at
 * @param most ways to a node
 * @returns by node; of no way, nothing
 */
export function nearestWays(
  { firsts, edges }: PlainGraph,
  starts: number,
  most: number,
): (Way[] | undefined)[] {
  const waysTo: (Way[] | undefined)[] = [];
  const open: Way[] = [];
  const enter = (node: number, before: Way | null, start: number): void => {
    const ways = (waysTo[node] ??= []);
    if (ways.length >= most || ways.some((way) => way.start === start)) return;
    const way = { node, before, start, length: (before?.length ?? 0) + 1 };
    ways.push(way);
    open.push(way);
  };
  for (let start = 0; start < starts; start++) enter(start, null, start);
  // An array hands out what is added to it on the way: by length, and of one length by start.
  for (const way of open) {
    for (let edge = firsts[way.node]!; edge < firsts[way.node + 1]!; edge++) {
      enter(edges[edge]!, way, way.start);
    }
  }
  return waysTo;
}
