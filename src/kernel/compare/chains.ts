// SPDX-License-Identifier: GPL-2.0-or-later
import type { Records } from '../../formats/corpus';
import type { PairGraph } from './symtypes/pair-graph';
import type { Chain } from './comparison';
import { memberOf } from './member';
import { nearestWays, type Way } from './nearest';

/** Most chains that are kept of a cause. */
const MOST = 3;

/** A chain by numbers: the export's position, and of each step the name and the record in the new kernel. */
interface Path {
  position: number;
  steps: { name: number; record: number }[];
}

/** The shortest chains to each cause, over all units. */
export class Chains {
  /** By cause: the shortest first, of one length the first export. */
  private readonly best: Path[][] = [];

  constructor(private readonly records: Records) {}

  /**
   * Takes what one pair of units adds.
   * @param exports positions of the exports that were walked from, ascending
   * @param causes the number of each difference; null for one that is no cause
   * @param differenceOf by node: which of these it is, or -1
   */
  take(
    graph: PairGraph,
    exports: readonly number[],
    causes: readonly (number | null)[],
    differenceOf: readonly number[] = graph.differenceOf,
  ): void {
    const ways = nearestWays(graph, graph.starts, MOST);
    differenceOf.forEach((difference, node) => {
      const cause = difference < 0 ? null : causes[difference]!;
      if (cause === null) return;
      const best = (this.best[cause] ??= []);
      for (const way of ways[node] ?? []) offer(best, way, exports[way.start]!, graph);
    });
  }

  /** The chains to a cause. */
  of(cause: number): Chain[] {
    return this.best[cause]!.map(({ steps }) => ({
      steps: steps.map(({ name, record }, index) => {
        const next = steps[index + 1];
        const { nameTexts, texts } = this.records;
        return {
          name: nameTexts[name]!,
          member: next ? memberOf(texts[record]!, nameTexts[next.name]!) : null,
        };
      }),
    }));
  }
}

/** Adds a way to the best of a cause, if it is one of them. */
function offer(best: Path[], way: Way, position: number, graph: PairGraph): void {
  const isBefore = ({ steps, position: other }: Path): boolean =>
    steps.length < way.length || (steps.length === way.length && other < position);
  const place = best.filter(isBefore).length;
  if (place >= MOST) return;
  const steps: Path['steps'] = [];
  for (let one: Way | null = way; one; one = one.before) {
    steps.push({ name: graph.nodes[one.node]!, record: graph.newRecordOf(one.node) });
  }
  best.splice(place, 0, { position, steps: steps.reverse() });
  best.length = Math.min(best.length, MOST);
}
