// SPDX-License-Identifier: GPL-2.0-or-later
/** The marks that each node of a graph reaches, held against a walk from each node alone. */
import fc from 'fast-check';
import { reachedMarks } from '../../../src/kernel/compare';
import { graphOf } from './graph-of';

const MARKS = 70;

const nodes = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.array(
    fc.record({
      edges: fc.array(fc.nat(count - 1), { maxLength: 3 }),
      mark: fc.oneof(fc.constant(-1), fc.nat(MARKS - 1)),
    }),
    { minLength: count, maxLength: count },
  ),
);

test('all marks behind a node and no other', () => {
  fc.assert(
    fc.property(nodes, (all) => {
      const visit = reachedMarks(
        graphOf(all.map(({ edges }) => edges)),
        Int32Array.from(all, ({ mark }) => mark),
        MARKS,
      );
      all.forEach((_, start) => {
        const met = new Set([start]);
        // A set hands out what is added to it on the way.
        for (const node of met) for (const next of all[node]!.edges) met.add(next);
        const marks = [...met].map((node) => all[node]!.mark).filter((mark) => mark >= 0);
        const found: number[] = [];
        visit(start, (mark) => found.push(mark));
        expect(found).toEqual([...new Set(marks)].sort((a, b) => a - b));
      });
    }),
  );
});
