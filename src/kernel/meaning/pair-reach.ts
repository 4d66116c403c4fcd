// SPDX-License-Identifier: GPL-2.0-or-later
import { reachedMarks, type Way } from '../compare';
import type { Everywhere } from './everywhere';
import type { KernelMeanings, MeaningChange } from './kernel-meanings';
import type { LeadingNames } from './leading-names';
import type { UnitPair } from './unit-pairs';
import type { WalkRoom } from './walk-room';

/** A way from an export to something marked, by shared numbers of names. */
export interface MarkedWay {
  start: string;
  names: number[];
}

/** What the exports of two units lead to, walked along what both sides refer to. It holds until the next one is made. */
export class PairReach {
  private readonly room: WalkRoom;
  /** By mark: the node that stands for it behind a type that the units know by name only. */
  private readonly beyond = new Map<number, number>();

  private readonly isAffected: (name: number) => boolean;

  /**
   * @param changes what means something else to the units, each with its mark; -1 for one without
   * @param leading names that may lead to a mark: all others are passed over
   * @param exports those of the pair that are walked from
   */
  constructor(
    private readonly meanings: KernelMeanings,
    readonly pair: UnitPair,
    private readonly changes: ReadonlyMap<number, { change: MeaningChange; mark: number }>,
    private readonly everywhere: Everywhere | null,
    private readonly leading: LeadingNames,
    private readonly exports: readonly string[] = pair.exports,
  ) {
    this.isAffected = meanings.affectedIn(pair);
    this.room = meanings.room;
    const { names, graph } = this.room;
    this.room.clear();
    exports.forEach((name, index) => {
      // An export without a declaration is its own.
      this.room.node(meanings.base.scopes.numberOf(name) ?? -1 - index);
    });
    // Nodes are met on the way.
    for (let node = 0; node < names.length; node++) {
      const name = names.items[node]!;
      if (name >= 0) this.enter(node, name);
      graph.endNode();
    }
  }

  /** Calls `take` for each export, by its position, with each mark that it leads to. */
  forEachReached(marks: number, take: (start: number, mark: number) => void): void {
    const { markOf } = this;
    if (!markOf.some((mark) => mark >= 0)) return;
    const visit = reachedMarks(this.room.graph, markOf, marks);
    this.exports.forEach((_, start) => visit(start, (mark) => take(start, mark)));
  }

  /** The shortest ways to each mark, each from another of the exports that are wanted. */
  ways(): Map<number, MarkedWay[]> {
    const found = new Map<number, MarkedWay[]>();
    const { ways, graph } = this.room;
    ways.walk(graph, this.exports.length);
    this.markOf.forEach((mark, node) => {
      if (mark < 0) return;
      let known = found.get(mark);
      if (!known) found.set(mark, (known = []));
      for (let place = 0; place < ways.countTo(node); place++) {
        known.push(this.way(ways.wayTo(node, place), mark));
      }
    });
    return found;
  }

  /** By node: its mark, or -1. */
  private get markOf(): Int32Array {
    const { items, length } = this.room.marks;
    return items.subarray(0, length);
  }

  private way(way: Way, mark: number): MarkedWay {
    const { ways, names: nameOf } = this.room;
    const names = ways.nodesOf(way).map((node) => nameOf.items[node]!);
    const last = names.pop()!;
    // Behind a type that units know by name only, the way goes on through the whole kernel.
    if (last === BEYOND) names.push(...this.everywhere!.wayTo(mark, names.pop()!));
    else names.push(last);
    return { start: this.exports[ways.startOf(way)]!, names };
  }

  private enter(node: number, name: number): void {
    const { meanings, pair, room } = this;
    const { base, new: newSide, shared } = meanings;
    const known = this.changes.get(name);
    if (known) {
      room.marks.items[node] = known.mark;
      const others = new Set(known.change.new.refers.map(shared.ofNew));
      for (const one of known.change.base.refers) if (others.has(one)) this.lead(one);
      return;
    }
    const declaration = base.scopes.meaning(name, pair.base);
    const inNew = shared.inNew(name);
    const other = inNew < 0 ? -1 : newSide.scopes.meaning(inNew, pair.new);
    if (declaration < 0 || other < 0) {
      for (const mark of this.everywhere?.marksFrom(name) ?? []) room.graph.addEdge(this.beyondNode(mark));
    } else if (!base.isPrivate(name, declaration)) {
      for (const one of this.refers(name, declaration)) this.lead(one);
    }
  }

  private lead(name: number): void {
    if (this.leading.has(name)) this.room.graph.addEdge(this.room.node(name));
  }

  private refers(name: number, declaration: number): readonly number[] {
    const { base } = this.meanings;
    const isSure = !this.isAffected(name) && !base.names.hasExpressions(declaration);
    const isRedeclared = this.pair.base.redeclared.length > 0 && base.record(name).isExport;
    if (isSure && !isRedeclared) return base.names.referencesIn(declaration);
    return base.inUnit(name, this.pair.base)?.refers ?? base.names.referencesIn(declaration);
  }

  private beyondNode(mark: number): number {
    let node = this.beyond.get(mark);
    if (node === undefined) {
      node = this.room.node(BEYOND);
      this.room.marks.items[node] = mark;
      this.beyond.set(mark, node);
    }
    return node;
  }
}

/** Stands in for the name of a node that is reached through the whole kernel. */
const BEYOND = -(2 ** 30);
