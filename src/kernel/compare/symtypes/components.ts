// SPDX-License-Identifier: GPL-2.0-or-later
/** A graph of nodes from 0: edges of node i are `edges[firsts[i]]` up to, not including, `edges[firsts[i + 1]]`. */
export interface PlainGraph {
  firsts: readonly number[];
  edges: readonly number[];
}

/** Takes each of some marks, ascending. */
export type Visit = (mark: number) => void;

const NONE = -1;

/**
 * Which marked nodes each node of a graph reaches, itself included.
 *
 * Nodes that reach each other reach the same: they are one strongly connected component. Tarjan's algorithm gives
 * each component after all others it refers to, so that one set of bits for each, made once from its own marks and
 * the finished sets of those, answers for all its nodes. Takes time in the order of edges times marks / 32.
 * @param markOf by node: its mark, or -1
 * @param marks how many marks there are
 */
export function reachedMarks(
  { firsts, edges }: PlainGraph,
  markOf: readonly number[],
  marks: number,
): (node: number, visit: Visit) => void {
  const count = markOf.length;
  const words = (marks + 31) >>> 5;
  const bits = new Uint32Array(count * words);
  const component = new Int32Array(count).fill(NONE);
  let components = 0;
  /** When a node was met, from 1; 0 before. */
  const met = new Int32Array(count);
  /** The node met first among those that a node is known to share its component with. */
  const low = new Int32Array(count);
  const next = new Int32Array(count);
  let time = 0;
  /** Nodes whose component is not known yet, and the path of the walk. */
  const pending: number[] = [];
  const path: number[] = [];

  const enter = (node: number): void => {
    met[node] = low[node] = ++time;
    next[node] = firsts[node]!;
    pending.push(node);
    path.push(node);
  };

  /** Makes a component of all pending nodes from this one on. */
  const close = (first: number): void => {
    const row = components * words;
    const members = pending.splice(pending.lastIndexOf(first));
    for (const node of members) component[node] = components;
    for (const node of members) {
      const mark = markOf[node]!;
      if (mark >= 0) bits[row + (mark >>> 5)]! |= 1 << (mark & 31);
      for (let edge = firsts[node]!; edge < firsts[node + 1]!; edge++) {
        const other = component[edges[edge]!]!;
        if (other === components) continue;
        for (let word = 0; word < words; word++) bits[row + word]! |= bits[other * words + word]!;
      }
    }
    components++;
  };

  for (let root = 0; root < count; root++) {
    if (met[root] === 0) enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      const edge = next[node]!;
      if (edge < firsts[node + 1]!) {
        next[node] = edge + 1;
        const other = edges[edge]!;
        if (met[other] === 0) enter(other);
        else if (component[other] === NONE) low[node] = Math.min(low[node]!, met[other]!);
      } else {
        path.pop();
        const parent = path[path.length - 1];
        if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
        if (low[node] === met[node]) close(node);
      }
    }
  }

  return (node, visit) => {
    const row = component[node]! * words;
    for (let word = 0; word < words; word++) {
      for (let left = bits[row + word]!; left !== 0; left &= left - 1) {
        visit(32 * word + 31 - Math.clz32(left & -left));
      }
    }
  };
}
