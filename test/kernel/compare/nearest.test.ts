// SPDX-License-Identifier: GPL-2.0-or-later
/** The shortest ways to each node, held against a walk from each start alone. */
import fc from 'fast-check';
import { NearestWays } from '../../../src/kernel/compare';
import { graphOf } from './graph-of';

const graphs = fc
  .integer({ min: 1, max: 8 })
  .chain((count) =>
    fc.array(fc.array(fc.nat(count - 1), { maxLength: 4 }), { minLength: count, maxLength: count }),
  );

/** How many nodes the shortest way from a start has, by node. */
function lengthsFrom(start: number, edges: readonly number[][]): Map<number, number> {
  const lengths = new Map([[start, 1]]);
  // A map hands out what is added to it on the way.
  for (const [node, length] of lengths) {
    for (const next of edges[node]!) if (!lengths.has(next)) lengths.set(next, length + 1);
  }
  return lengths;
}

/** One for all walks, as the program has it: no walk may see what another left. */
const ways = new NearestWays(3);

test('the nearest starts of each node, by ways that are there', () => {
  fc.assert(
    fc.property(graphs, fc.nat(7), (edges, last) => {
      const starts = Math.min(last + 1, edges.length);
      ways.walk(graphOf(edges), starts);
      const all = Array.from({ length: starts }, (_, start) => lengthsFrom(start, edges));
      edges.forEach((_, node) => {
        const expected = all
          .map((lengths, start) => ({ start, length: lengths.get(node) }))
          .filter(({ length }) => length !== undefined)
          .sort((a, b) => a.length! - b.length! || a.start - b.start)
          .slice(0, 3);
        const found = Array.from({ length: ways.countTo(node) }, (_, place) => ways.wayTo(node, place));
        expect(found.map((way) => ({ start: ways.startOf(way), length: ways.lengthOf(way) }))).toEqual(
          expected,
        );
        for (const way of found) {
          const nodes = ways.nodesOf(way);
          expect([nodes.length, nodes[0], nodes.at(-1)]).toEqual([
            ways.lengthOf(way),
            ways.startOf(way),
            node,
          ]);
          nodes.slice(1).forEach((one, index) => expect(edges[nodes[index]!]).toContain(one));
        }
      });
    }),
  );
});
