// SPDX-License-Identifier: GPL-2.0-or-later
import { nearestWays, reachedMarks, type Way } from '../compare';
import type { Everywhere } from './everywhere';
import type { KernelMeanings, MeaningChange } from './kernel-meanings';
import type { NodeNumbers } from './node-numbers';
import type { UnitPair } from './unit-pairs';

/** Most ways that are kept to one mark. */
const MOST = 3;

/** A way from an export to something marked, by shared numbers of names. */
export interface MarkedWay {
  start: string;
  names: number[];
}

/** What the exports of two units lead to, walked along what both sides refer to. */
export class PairReach {
  private readonly names: number[] = [];
  private readonly nodes: NodeNumbers;
  private readonly firsts: number[] = [];
  private readonly edges: number[] = [];
  /** By node: its mark, or -1. */
  private readonly markOf: number[] = [];
  /** By mark: the node that stands for it behind a type that the units know by name only. */
  private readonly beyond = new Map<number, number>();

  private readonly isAffected: (name: number) => boolean;

  /**
   * @param changes what means something else to the units, each with its mark; -1 for one without
   * @param exports those of the pair that are walked from
   */
  constructor(
    private readonly meanings: KernelMeanings,
    readonly pair: UnitPair,
    private readonly changes: ReadonlyMap<number, { change: MeaningChange; mark: number }>,
    private readonly everywhere: Everywhere | null,
    private readonly exports: readonly string[] = pair.exports,
  ) {
    this.isAffected = meanings.affectedIn(pair);
    this.nodes = meanings.nodes;
    this.nodes.clear();
    for (const name of exports) {
      const number = meanings.base.scopes.numberOf(name);
      this.node(number ?? -1 - this.names.length);
    }
    for (let node = 0; node < this.names.length; node++) {
      this.firsts.push(this.edges.length);
      const name = this.names[node]!;
      if (name >= 0) this.enter(node, name);
    }
    this.firsts.push(this.edges.length);
  }

  /** Calls `take` for each export, by its position, with each mark that it leads to. */
  forEachReached(marks: number, take: (start: number, mark: number) => void): void {
    if (!this.markOf.some((mark) => mark >= 0)) return;
    const visit = reachedMarks({ firsts: this.firsts, edges: this.edges }, this.markOf, marks);
    this.exports.forEach((_, start) => visit(start, (mark) => take(start, mark)));
  }

  /** The shortest ways to each mark, each from another of the exports that are wanted. */
  ways(): Map<number, MarkedWay[]> {
    const found = new Map<number, MarkedWay[]>();
    const all = nearestWays({ firsts: this.firsts, edges: this.edges }, this.exports.length, MOST);
    this.markOf.forEach((mark, node) => {
      if (mark < 0) return;
      const known = found.get(mark) ?? [];
      found.set(mark, [...known, ...(all[node] ?? []).map((way) => this.way(way, mark))]);
    });
    return found;
  }

  private way(way: Way, mark: number): MarkedWay {
    const names: number[] = [];
    for (let one: Way | null = way; one; one = one.before) names.unshift(this.names[one.node]!);
    const last = names.pop()!;
    // Behind a type that units know by name only, the way goes on through the whole kernel.
    if (last === BEYOND) names.push(...this.everywhere!.wayTo(mark, names.pop()!));
    else names.push(last);
    return { start: this.exports[way.start]!, names };
  }

  private enter(node: number, name: number): void {
    const { meanings, pair } = this;
    const { base, new: newSide, shared } = meanings;
    const known = this.changes.get(name);
    this.markOf[node] = known?.mark ?? -1;
    if (known) {
      const others = new Set(known.change.new.refers.map(shared.ofNew));
      for (const one of known.change.base.refers) if (others.has(one)) this.edges.push(this.node(one));
      return;
    }
    const declaration = base.scopes.meaning(name, pair.base);
    const inNew = shared.inNew(name);
    const other = inNew < 0 ? -1 : newSide.scopes.meaning(inNew, pair.new);
    if (declaration < 0 || other < 0) {
      for (const mark of this.everywhere?.marksFrom(name) ?? []) this.edges.push(this.beyondNode(mark));
    } else if (!base.isPrivate(name, declaration)) {
      for (const one of this.refers(name, declaration)) this.edges.push(this.node(one));
    }
  }

  private refers(name: number, declaration: number): readonly number[] {
    const { base } = this.meanings;
    const isSure = !this.isAffected(name) && !base.names.hasExpressions(declaration);
    const isRedeclared = this.pair.base.redeclared.length > 0 && base.record(name).isExport;
    if (isSure && !isRedeclared) return base.names.referencesIn(declaration);
    return base.inUnit(name, this.pair.base)?.refers ?? base.names.referencesIn(declaration);
  }

  private node(name: number): number {
    const known = name < 0 ? undefined : this.nodes.get(name);
    if (known !== undefined) return known;
    const node = this.names.push(name) - 1;
    // An export without a declaration is its own.
    if (name >= 0) this.nodes.set(name, node);
    this.markOf.push(-1);
    return node;
  }

  private beyondNode(mark: number): number {
    let node = this.beyond.get(mark);
    if (node === undefined) {
      node = this.names.push(BEYOND) - 1;
      this.beyond.set(mark, node);
      this.markOf.push(mark);
    }
    return node;
  }
}

/** Stands in for the name of a node that is reached through the whole kernel. */
const BEYOND = -(2 ** 30);
