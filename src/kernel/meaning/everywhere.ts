// SPDX-License-Identifier: GPL-2.0-or-later
import { reachedMarks, WalkedGraph } from '../compare';
import type { KernelMeanings } from './kernel-meanings';
import type { UnitPair } from './unit-pairs';

/**
 * What a type leads to that units know by its name only, through all definitions that headers of the kernel have of it and
 * of what those refer to.
 */
export class Everywhere {
  private readonly graph = new WalkedGraph();
  private readonly visit: ReturnType<typeof reachedMarks>;
  private readonly ways = new Map<string, readonly number[]>();
  private readonly reached = new Map<number, readonly number[]>();

  /**
   * @param markOf by shared number of a name that means something else: its mark
   * @param marks how many marks there are
   */
  constructor(
    private readonly meanings: KernelMeanings,
    private readonly markOf: ReadonlyMap<number, number>,
    marks: number,
  ) {
    const { inBase } = meanings.shared;
    for (let name = 0; name < inBase; name++) {
      for (const other of this.refers(name)) if (other < inBase) this.graph.addEdge(other);
      this.graph.endNode();
    }
    const byNode = new Int32Array(inBase).fill(-1);
    for (const [name, mark] of markOf) if (name < inBase) byNode[name] = mark;
    this.visit = reachedMarks(this.graph, byNode, marks);
  }

  /** Whether a name leads to any mark. @param name of the base */
  leads(name: number): boolean {
    let isFound = false;
    this.visit(name, () => (isFound = true));
    return isFound;
  }

  /** The marks that a name leads to, ascending. */
  marksFrom(name: number): readonly number[] {
    if (name >= this.meanings.shared.inBase) return [];
    let found = this.reached.get(name);
    if (!found) {
      const marks: number[] = [];
      this.visit(name, (mark) => marks.push(mark));
      this.reached.set(name, (found = marks));
    }
    return found;
  }

  /** Whether units know a type by its name only that leads to a mark. */
  isReachedFrom({ base, new: newUnit }: UnitPair): boolean {
    const { meanings } = this;
    const { scopes } = meanings.base;
    const isOpaque = (name: number): boolean => {
      if (scopes.meaning(name, base) < 0) return true;
      const inNew = meanings.shared.inNew(name);
      return inNew < 0 || meanings.new.scopes.meaning(inNew, newUnit) < 0;
    };
    const leads = (name: number): boolean => this.marksFrom(name).length > 0 && isOpaque(name);
    // A type may have no record in the unit: of what expressions come to, or of what genksyms cannot read.
    const textLeads = (declaration: number): boolean => {
      const { base: side } = meanings;
      return side.names.hasExpressions(declaration) || side.names.referencesIn(declaration).some(leads);
    };
    if (base.redeclared.some(({ declaration }) => textLeads(declaration))) return true;
    return base.variants.some((variant) => {
      if (leads(scopes.nameNumbers[variant]!)) return true;
      const declaration = scopes.declarationOf(variant);
      return declaration >= 0 && textLeads(declaration);
    });
  }

  /** The shortest way from a name to one with a mark, both included. */
  wayTo(mark: number, from: number): readonly number[] {
    const key = `${mark} ${from}`;
    let way = this.ways.get(key);
    if (!way) this.ways.set(key, (way = this.findWay(mark, from)));
    return way;
  }

  private findWay(mark: number, from: number): number[] {
    const before = new Map<number, number>([[from, -1]]);
    const { firsts, edges } = this.graph;
    // A map hands out what is added to it on the way.
    for (const name of before.keys()) {
      if (this.markOf.get(name) === mark) {
        const way: number[] = [];
        for (let one = name; one >= 0; one = before.get(one)!) way.unshift(one);
        return way;
      }
      for (let edge = firsts[name]!; edge < firsts[name + 1]!; edge++) {
        const other = edges[edge]!;
        if (!before.has(other)) before.set(other, name);
      }
    }
    return [from];
  }

  /** Shared numbers of names. */
  private refers(name: number): Iterable<number> {
    const { base, new: newSide, shared } = this.meanings;
    const { scopes } = base;
    if (name >= scopes.nameTexts.length) return [];
    const declarations = scopes.definitionsOf(name);
    const hasExpressions = declarations.some((one) => base.names.hasExpressions(one));
    if (!this.meanings.isAffectedElsewhere(name) && !hasExpressions) {
      return new Set(declarations.flatMap((one) => base.names.referencesIn(one)));
    }
    const own = new Set(base.everywhere(name).flatMap(({ refers }) => refers));
    const inNew = this.markOf.has(name) ? shared.inNew(name) : -1;
    if (inNew < 0) return own;
    const others = new Set(newSide.everywhere(inNew).flatMap(({ refers }) => refers.map(shared.ofNew)));
    return [...own].filter((one) => others.has(one));
  }
}
