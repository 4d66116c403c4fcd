// SPDX-License-Identifier: GPL-2.0-or-later
import { IntList } from './int-list';
import { MarkSets, NO_MARKS } from './mark-sets';
import type { PlainGraph } from './walked-graph';

/** Takes each of some marks, ascending. */
export type Visit = (mark: number) => void;

const NONE = -1;

/**
 * Which marked nodes each node of a graph reaches, itself included.
 *
 * Nodes that reach each other reach the same: they are one strongly connected component. Tarjan's algorithm gives
 * each component after all others it refers to, so that one set of marks for each, made once from its own marks and
 * the finished sets of those, answers for all its nodes.
 * @param markOf by node: its mark, or -1
 * @param marks how many marks there are
 */
export function reachedMarks(
  { count, firsts, edges }: PlainGraph,
  markOf: Int32Array,
  marks: number,
): (node: number, visit: Visit) => void {
  const sets = new MarkSets(marks);
  const component = new Int32Array(count).fill(NONE);
  /** By component: its set of marks. */
  const setOf = new Int32Array(count);
  /** By component: the one that took its marks last, counted from 1. */
  const takenBy = new Int32Array(count);
  let components = 0;
  /** When a node was met, from 1; 0 before. */
  const met = new Int32Array(count);
  /** The node met first among those that a node is known to share its component with. */
  const low = new Int32Array(count);
  const next = new Int32Array(count);
  let time = 0;
  /** Nodes whose component is not known yet, and the path of the walk. */
  const pending = new IntList();
  const path = new IntList();

  const enter = (node: number): void => {
    met[node] = low[node] = ++time;
    next[node] = firsts[node]!;
    pending.push(node);
    path.push(node);
  };

  /** Makes a component of all pending nodes from this one on. */
  const close = (first: number): void => {
    const members = pending.items;
    let begin = pending.length - 1;
    while (members[begin] !== first) begin--;
    for (let at = begin; at < pending.length; at++) component[members[at]!] = components;
    let set = NO_MARKS;
    for (let at = begin; at < pending.length; at++) {
      const node = members[at]!;
      const mark = markOf[node]!;
      if (mark >= 0) set = sets.withMark(set, mark);
      for (let edge = firsts[node]!, end = firsts[node + 1]!; edge < end; edge++) {
        const other = component[edges[edge]!]!;
        if (other === components || takenBy[other] === components + 1) continue;
        takenBy[other] = components + 1;
        set = sets.union(set, setOf[other]!);
      }
    }
    sets.finish();
    setOf[components++] = set;
    pending.length = begin;
  };

  for (let root = 0; root < count; root++) {
    if (met[root] === 0) enter(root);
    while (path.length > 0) {
      const node = path.items[path.length - 1]!;
      const edge = next[node]!;
      if (edge < firsts[node + 1]!) {
        next[node] = edge + 1;
        const other = edges[edge]!;
        if (met[other] === 0) enter(other);
        else if (component[other] === NONE && met[other]! < low[node]!) low[node] = met[other]!;
      } else {
        path.length--;
        if (path.length > 0) {
          const parent = path.items[path.length - 1]!;
          if (low[node]! < low[parent]!) low[parent] = low[node]!;
        }
        if (low[node] === met[node]) close(node);
      }
    }
  }

  return (node, visit) => sets.forEach(setOf[component[node]!]!, visit);
}
