// SPDX-License-Identifier: GPL-2.0-or-later
import { WalkedGraph } from '../../../src/kernel/compare';

/** A graph by the edges of its nodes. */
export function graphOf(edges: readonly (readonly number[])[]): WalkedGraph {
  const graph = new WalkedGraph();
  for (const list of edges) {
    for (const node of list) graph.addEdge(node);
    graph.endNode();
  }
  return graph;
}
