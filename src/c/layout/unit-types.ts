// SPDX-License-Identifier: GPL-2.0-or-later
import { Unknown, type EnumSyntax, type RecordSyntax } from '../syntax';
import type { EnumLayout } from './enums';
import type { DataModel } from './model';
import type { RecordLayout } from './record-layout';
import type { Scope } from './scope';
import { ScopedTypes } from './scoped-types';

/** A scope that tells which names it was asked for, and whether those mean the same elsewhere. Names are numbers. */
export interface TracedScope extends Scope {
  /** Where names go that are looked up; null for nowhere. */
  trace: Set<number> | null;
  /** What a name stands for here: a number of a declaration, or one that stands for none. */
  meaningOf(name: number): number;
}

/** What a definition came to, and the names that this hung on, with what they meant. */
interface Outcome<T> {
  names: Int32Array;
  meanings: Int32Array;
  result: T | Unknown;
}

/** Layouts of definitions as units have them: one for all units in which the names behind it mean the same. */
export class SharedLayouts {
  readonly records = new Map<RecordSyntax, Outcome<RecordLayout>[]>();
  readonly enums = new Map<EnumSyntax, Outcome<EnumLayout>[]>();
}

/** Types of a unit that take over the layouts other units came to, so that equal layouts are one object. */
export class UnitTypes extends ScopedTypes {
  constructor(
    readonly traced: TracedScope,
    model: DataModel,
    private readonly layouts: SharedLayouts,
  ) {
    super(traced, model);
  }

  override layoutOf(record: RecordSyntax): RecordLayout {
    return this.shared(record, this.layouts.records, () => super.layoutOf(record));
  }

  override enumOf(syntax: EnumSyntax): EnumLayout {
    return this.shared(syntax, this.layouts.enums, () => super.enumOf(syntax));
  }

  private shared<K, T>(key: K, all: Map<K, Outcome<T>[]>, compute: () => T): T {
    let known = all.get(key);
    if (!known) all.set(key, (known = []));
    let outcome = known.find((one) => this.holds(one));
    if (!outcome) {
      outcome = this.traceOf(compute);
      known.push(outcome);
    }
    // What hangs on this hangs on all that this hangs on.
    const { trace } = this.traced;
    if (trace) for (const name of outcome.names) trace.add(name);
    if (outcome.result instanceof Unknown) throw outcome.result;
    return outcome.result;
  }

  private holds({ names, meanings }: Outcome<unknown>): boolean {
    for (let index = 0; index < names.length; index++) {
      if (this.traced.meaningOf(names[index]!) !== meanings[index]) return false;
    }
    return true;
  }

  private traceOf<T>(compute: () => T): Outcome<T> {
    const { traced } = this;
    const outer = traced.trace;
    const trace = new Set<number>();
    traced.trace = trace;
    let result: T | Unknown;
    try {
      result = compute();
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      result = error;
    } finally {
      traced.trace = outer;
    }
    const names = Int32Array.from(trace);
    return { names, meanings: names.map((name) => traced.meaningOf(name)), result };
  }
}
