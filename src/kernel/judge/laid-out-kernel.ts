// SPDX-License-Identifier: GPL-2.0-or-later
import {
  isDebugRecord,
  type Corpus,
  type CorpusUnit,
  type Kernel,
  type KernelTypes,
  type SymtypesUnit,
} from '../../formats/corpus';
import type { TypedSide } from '../../c/abi';
import type { UnitTypes } from '../../c/layout';
import { MARK_PATTERN, RecordName } from '../../record-name';
import { KernelScopes, modelFor } from '../types';

const REFERENCE = new RegExp(`\\b${MARK_PATTERN}[\\w$\\x80-\\xff]+`, 'g');

/** What a judgement hung on: names by their numbers, and what they meant. */
export interface Trace {
  names: Int32Array;
  meanings: Int32Array;
}

/** A definition that a kernel has somewhere. */
export interface Definition {
  declaration: number;
  /** A unit that exports something through it; null where only other units see it. */
  unit: CorpusUnit | null;
  /** The types by which C is read where it stands. */
  types: UnitTypes;
}

/** A definition that units see which export something through it. */
interface Seen {
  variant: number;
  declaration: number;
  unit: CorpusUnit;
  /** How many units have it. */
  count: number;
}

/** What a unit of a kernel sees of C. */
export interface Sight extends TypedSide {
  kernel: LaidOutKernel;
  unit: CorpusUnit;
}

/** A kernel of whose types the layouts are known, unit by unit. */
export class LaidOutKernel {
  readonly scopes: KernelScopes;
  private seen: Map<string, Seen[]> | undefined;
  /** By variant, of those that were asked for. */
  private readonly references: (readonly string[] | undefined)[] = [];

  private constructor(
    private readonly types: KernelTypes,
    scopes: KernelScopes,
  ) {
    this.scopes = scopes;
  }

  /** Null where layouts cannot be told: without declarations, or for a machine of which nothing is known. */
  static of(kernel: Kernel, types: KernelTypes): LaidOutKernel | null {
    const model = modelFor(kernel);
    if (!types.source || !model) return null;
    return new LaidOutKernel(types, new KernelScopes(types.source.corpus, model));
  }

  /** Whether its CRCs are made from debug data. */
  get isOfDebugData(): boolean {
    const [first] = this.scopes.corpus.variants;
    return first !== undefined && isDebugRecord(first.record);
  }

  /** The type data by which it is known, which have few attributes or none; undefined for sources. */
  get typeData(): Corpus['typeData'] {
    return this.scopes.corpus.typeData;
  }

  unitOf(unit: SymtypesUnit): CorpusUnit {
    return this.types.source!.unitOf(unit);
  }

  /** What a unit sees of C. */
  sightIn(unit: CorpusUnit): Sight {
    return { kernel: this, unit, types: this.scopes.typesOf(unit) };
  }

  /** The declaration that a name with its mark means in a unit; -1 for none. */
  meaning(unit: CorpusUnit, name: string): number {
    const number = this.scopes.numberOf(name);
    return number === undefined ? -1 : this.scopes.meaning(number, unit);
  }

  /** The file of the declaration that a name means in a unit; null for none. */
  fileSeenIn(unit: CorpusUnit, name: string): string | null {
    return this.scopes.corpus.declarations[this.meaning(unit, name)]?.file ?? null;
  }

  /** Marked names that the record of a name in a unit refers to. */
  referencesIn(unit: CorpusUnit, name: string): readonly string[] {
    const variant = this.scopes.variantIn(name, unit);
    if (variant < 0) return [];
    return (this.references[variant] ??=
      this.scopes.corpus.variants[variant]!.record.slice(name.length).match(REFERENCE) ?? []);
  }

  fileOf({ declaration }: Definition): string {
    return this.scopes.corpus.declarations[declaration]!.file;
  }

  /** Takes a name for looked up, for those who trace what they hang on. */
  noteName(unit: CorpusUnit, name: string): void {
    const number = this.scopes.numberOf(name);
    if (number === undefined || this.scopes.isSettled(number)) return;
    this.scopes.typesOf(unit).traced.trace?.add(number);
  }

  /** Takes names for looked up that something known hung on. */
  noteTrace(unit: CorpusUnit, { names }: Trace): void {
    const { trace } = this.scopes.typesOf(unit).traced;
    if (trace) names.forEach((name) => trace.add(name));
  }

  /** What is computed from the types of a unit, and what that hung on, which counts for what is traced around it as well. */
  tracing<T>(unit: CorpusUnit, compute: () => T): { result: T; trace: Trace } {
    const scope = this.scopes.typesOf(unit).traced;
    const outer = scope.trace;
    const names = new Set<number>();
    scope.trace = names;
    try {
      const result = compute();
      const all = Int32Array.from(names);
      return { result, trace: { names: all, meanings: all.map((name) => scope.meaningOf(name)) } };
    } finally {
      scope.trace = outer;
      if (outer) names.forEach((name) => outer.add(name));
    }
  }

  /** Whether all that a judgement hung on means the same in another unit. */
  holds({ names, meanings }: Trace, unit: CorpusUnit): boolean {
    for (let index = 0; index < names.length; index++) {
      if (this.scopes.compiledMeaning(names[index]!, unit) !== meanings[index]) return false;
    }
    return true;
  }

  /**
   * All definitions of a struct, union or enum, by its marked name: those of units that export something through it first,
   * most units before others.
   */
  definitionsOf(name: string): readonly Definition[] {
    this.seen ??= this.findSeen();
    const { scopes } = this;
    const seen = (this.seen.get(name) ?? []).map(({ declaration, unit }) => {
      return { declaration, unit, types: scopes.typesOf(unit) };
    });
    const number = scopes.numberOf(name);
    const others = (number === undefined ? [] : scopes.definitionsOf(number))
      .filter((declaration) => !seen.some((one) => one.declaration === declaration))
      .map((declaration) => ({ declaration, unit: null, types: this.typesAt(declaration) }));
    return [...seen, ...others];
  }

  /** Declarations of the same, without their order, some of them more than once. */
  declarationsOf(name: string): readonly number[] {
    this.seen ??= this.findSeen();
    const number = this.scopes.numberOf(name);
    const inHeaders = number === undefined ? [] : this.scopes.definitionsOf(number);
    const seen = this.seen.get(name);
    return seen ? [...seen.map(({ declaration }) => declaration), ...inHeaders] : inHeaders;
  }

  /** Definitions that headers have of a name, for those who know it by name only. */
  inHeaders(name: string): Definition[] {
    const number = this.scopes.numberOf(name);
    return (number === undefined ? [] : this.scopes.definitionsOf(number)).map((declaration) => {
      return { declaration, unit: null, types: this.typesAt(declaration) };
    });
  }

  private typesAt(declaration: number): UnitTypes {
    return this.scopes.typesOfFile(this.scopes.corpus.declarations[declaration]!.file);
  }

  private findSeen(): Map<string, Seen[]> {
    const { corpus, names } = this.scopes;
    const counts = new Int32Array(names.length);
    /** By variant: the first unit that has it. */
    const firsts = new Array<CorpusUnit | undefined>(names.length);
    const isDefinition = names.map(
      (name, variant) => RecordName.parse(name).isTag && this.scopes.declarationOf(variant) >= 0,
    );
    for (const unit of corpus.units) {
      this.scopes.forEachVariant(unit, (variant) => {
        if (isDefinition[variant] && counts[variant]!++ === 0) firsts[variant] = unit;
      });
    }
    const found = new Map<string, Seen[]>();
    for (const [variant, unit] of firsts.entries()) {
      if (!unit) continue;
      const name = names[variant]!;
      const declaration = this.scopes.declarationOf(variant);
      const definition = { variant, declaration, unit, count: counts[variant]! };
      const list = found.get(name);
      if (list) list.push(definition);
      else found.set(name, [definition]);
    }
    for (const list of found.values()) list.sort((a, b) => b.count - a.count || a.variant - b.variant);
    return found;
  }
}
