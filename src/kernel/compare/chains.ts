// SPDX-License-Identifier: GPL-2.0-or-later
import type { Records } from '../../formats/corpus';
import type { PairGraph } from './symtypes/pair-graph';
import type { Chain } from './comparison';
import { memberOf } from './member';
import { NearestWays, type Way } from './nearest';

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
  private readonly ways = new NearestWays(MOST);

  constructor(private readonly records: Records) {}

  /**
   * Takes what one pair of units adds.
   * @param exports positions of the exports that were walked from, ascending
   * @param causes the number of each difference; null for one that is no cause
   */
  take(graph: PairGraph, exports: readonly number[], causes: readonly (number | null)[]): void {
    const { ways } = this;
    ways.walk(graph.graph, graph.starts);
    graph.differenceOf.forEach((difference, node) => {
      const cause = difference < 0 ? null : causes[difference]!;
      if (cause === null) return;
      const best = (this.best[cause] ??= []);
      for (let place = 0; place < ways.countTo(node); place++) {
        const way = ways.wayTo(node, place);
        offer(best, ways, way, exports[ways.startOf(way)]!, graph);
      }
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
function offer(best: Path[], ways: NearestWays, way: Way, position: number, graph: PairGraph): void {
  const length = ways.lengthOf(way);
  let place = best.length;
  while (place > 0) {
    const { steps, position: other } = best[place - 1]!;
    if (steps.length < length || (steps.length === length && other < position)) break;
    place--;
  }
  if (place >= MOST) return;
  const steps = ways
    .nodesOf(way)
    .map((node) => ({ name: graph.nameOf(node), record: graph.newRecordOf(node) }));
  best.splice(place, 0, { position, steps });
  best.length = Math.min(best.length, MOST);
}
