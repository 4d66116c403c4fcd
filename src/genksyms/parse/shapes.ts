// SPDX-License-Identifier: GPL-2.0-or-later
import type { Reading } from '../../../grammars';
import { Kind } from '../lex';
import { readyParser } from './parser';
import { PLACES, type Place } from './place';
import { readShape } from './reading';
import { Step } from './steps';
import { loadTable, type ShapeTable } from './table';

/** Kinds a shape may hold, rounded up to a power of two. */
const KIND_BITS = 6;

/** The statements that are no declarations in C: an empty one, `...`, asm, an assertion, the export itself. */
const STATEMENTS: readonly [Place, Kind[], Int32Array][] = [
  [0, [Kind.SEMI], Int32Array.of()],
  [1, [Kind.SEMI], Int32Array.of()],
  [3, [Kind.DOTS], Int32Array.of()],
  [0, [Kind.ASM_PHRASE, Kind.SEMI], Int32Array.of()],
  [0, [Kind.STATIC_ASSERT_PHRASE, Kind.SEMI], Int32Array.of()],
  [0, [Kind.EXPORT, Kind.LPAREN, Kind.IDENT, Kind.RPAREN, Kind.SEMI], Int32Array.of(Step.EXPORT, 2, 4, 0, 0)],
];

/**
 * All shapes met so far under one reading and their steps, each parsed once in the life of the process.
 *
 * A shape is a walk from the state of its place, one state an item, so that it is known as soon as it is
 * read, without a key to build.
 */
export class Shapes {
  private states: number = PLACES.length;
  private next = new Int32Array(1 << (12 + KIND_BITS));
  /** Per state: its steps, null where C and genksyms' grammar may part, undefined where not asked for yet. */
  private readonly steps: (Int32Array | null | undefined)[] = [];
  private readonly parents: number[] = [];

  /** @param table shapes that are known from the start; by default those parsed when the project was built */
  constructor(
    private readonly reading: Reading,
    private readonly table: ShapeTable | null = loadTable(reading),
  ) {
    if (table) this.recall(table);
    for (const [place, kinds, steps] of STATEMENTS) this.learn(place, kinds, steps);
  }

  start(place: Place): number {
    return place;
  }

  /** The state behind one more item. */
  behind(state: number, kind: Kind): number {
    const at = (state << KIND_BITS) | kind;
    return this.next[at]! || this.grow(at);
  }

  /**
   * The steps of the shape that ends in a state; null where C and genksyms' grammar may part, and where no parser is ready:
   * recovery reads either, only slower.
   */
  stepsAt(state: number): Int32Array | null {
    let steps = this.steps[state];
    if (steps === undefined && this.table && state < this.table.parents.length) {
      this.steps[state] = steps = this.table.stepsAt(state);
    }
    if (steps === undefined) {
      const parser = readyParser();
      if (!parser) return null;
      const kinds: number[] = [];
      let at = state;
      while (at >= PLACES.length) {
        kinds.push(this.parents[at]! & ((1 << KIND_BITS) - 1));
        at = this.parents[at]! >> KIND_BITS;
      }
      steps = kinds.length > 0 ? readShape(PLACES[at]!, kinds.reverse(), this.reading, parser) : null;
      this.steps[state] = steps;
    }
    return steps;
  }

  /** All that is known, to be kept for other processes. */
  toTable(): ShapeTable {
    const parents = Int32Array.from({ length: this.states }, (_, state) => this.parents[state] ?? 0);
    return { parents, stepsAt: (state) => this.steps[state] };
  }

  private recall({ parents }: ShapeTable): void {
    this.states = parents.length;
    this.next = new Int32Array((parents.length << KIND_BITS) * 2);
    for (let state = PLACES.length; state < parents.length; state++) {
      this.next[parents[state]!] = state;
      this.parents[state] = parents[state]!;
    }
  }

  private learn(place: Place, kinds: readonly Kind[], steps: Int32Array): void {
    let state = this.start(place);
    for (const kind of kinds) state = this.behind(state, kind);
    this.steps[state] = steps;
  }

  private grow(at: number): number {
    const state = this.states++;
    if (this.states << KIND_BITS > this.next.length) {
      const next = new Int32Array(this.next.length * 2);
      next.set(this.next);
      this.next = next;
    }
    this.parents[state] = at;
    this.next[at] = state;
    return state;
  }
}

const known = new Map<string, Shapes>();

/** The shapes of a reading that this process knows. */
export function knownShapes(reading: Reading): Shapes {
  let shapes = known.get(reading.name);
  if (!shapes) known.set(reading.name, (shapes = new Shapes(reading)));
  return shapes;
}
