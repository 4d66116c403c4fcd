// SPDX-License-Identifier: GPL-2.0-or-later
import type { FileStates, KeptUnit, Snapshot, Sought } from '../cache';
import { numbersOf, type Corpus, type Definition } from '../../formats/corpus';
import type { PlannedUnit } from '../kbuild';
import type { Chosen } from './choice';
import { definedIn } from './defined';
import { Gathering, translated, type Numbers } from './gathering';
import type { Keys } from './key';
import type { Positions } from './positions';
import { soughtFrom } from './seeking';
import type { Outcome } from './unit-work';

/** The results of units: those of an earlier scan that still hold, and those of this one. */
export class Results {
  private readonly gathering = new Gathering();
  private readonly byName = new Map<string, KeptUnit>();
  private readonly numbers: Numbers[] = [];

  constructor(
    private readonly keys: Keys,
    private readonly states: FileStates,
  ) {}

  /** Whether a unit was read by this command. */
  has(unit: PlannedUnit): boolean {
    return this.byName.get(unit.name)?.key === this.keys.of(unit);
  }

  of(unit: PlannedUnit): KeptUnit | undefined {
    return this.byName.get(unit.name);
  }

  /**
   * Takes over results of an earlier scan, where doing the unit again would give the same.
   * @param trustsOwn whether those are taken over whose text our own preprocessor made
   */
  takeOver(before: Snapshot, units: readonly PlannedUnit[], trustsOwn: boolean): void {
    const numbers = this.gathering.newNumbers();
    const files = before.files.map(({ path }) => path);
    this.gathering.learn(numbers, { ...before, files });
    const holds = before.files.map((state) => this.states.holds(state));
    const kept = new Map(before.units.map((unit) => [unit.name, unit]));
    for (const unit of units) {
      const found = kept.get(unit.name);
      if (!found || (found.isOwn && !trustsOwn)) continue;
      if (found.key !== this.keys.of(unit) || !found.files.every((file) => holds[file])) continue;
      this.byName.set(unit.name, { ...found, ...translated(numbers, found) });
    }
  }

  /** @param worker whose numbers the outcome is in */
  take(unit: PlannedUnit, outcome: Outcome & { kind: 'done' }, worker: number): void {
    const numbers = (this.numbers[worker] ??= this.gathering.newNumbers());
    this.gathering.learn(numbers, outcome.fresh);
    this.byName.set(unit.name, {
      name: unit.name,
      key: this.keys.of(unit),
      exports: outcome.exports,
      hasElfNote: outcome.hasElfNote,
      isOwn: outcome.isOwn,
      findings: outcome.findings,
      ...translated(numbers, outcome),
    });
  }

  /** Absolute paths of all files that the units' texts were made from. */
  filesOf(units: Iterable<PlannedUnit>): Set<string> {
    const found = new Set<number>();
    for (const unit of units) for (const file of this.of(unit)?.files ?? []) found.add(file);
    return new Set([...found].map((file) => this.gathering.files[file]!));
  }

  /**
   * What the chosen units found together.
   * @param sought what to look for in headers, and these as units
   */
  corpusOf(chosen: readonly Chosen[], positions: Positions, sought: Sought): Corpus {
    const { declarations, variants, inclusions } = this.gathering.corpus;
    const seen = definedIn(
      this.gathering.definitions,
      chosen.map(({ unit: { name, module } }) => ({
        isModule: module !== 'vmlinux',
        runs: this.byName.get(name)?.definitions ?? [],
      })),
    );
    const units = chosen.flatMap(({ unit, number }) => {
      const { name, source, module } = unit;
      const result = this.byName.get(name);
      if (!result || result.exports.length === 0) return [];
      const position = positions.of(unit, number, result.hasElfNote);
      const { exports, variants: reached, behind, inclusions: included, redeclared } = result;
      const found = { exports, variants: reached, behind, inclusions: included, redeclared };
      return [{ name, source, module, position, ...found }];
    });
    return {
      declarations,
      variants,
      inclusions,
      units,
      definitions: [...seen, ...this.inHeaders(sought, seen)],
    };
  }

  /**
   * By a unit's name: the names that its text leaves open.
   * @param open by number of a declaration
   */
  leavingOpen(
    units: readonly PlannedUnit[],
    open: ReadonlyMap<number, readonly string[]>,
  ): Map<string, string[]> {
    const { definitions } = this.gathering;
    return new Map(
      units.map(({ name }) => {
        const numbers = numbersOf(this.byName.get(name)?.definitions ?? [], definitions.length) ?? [];
        return [name, [...numbers].flatMap((number) => open.get(definitions[number]!.declaration) ?? [])];
      }),
    );
  }

  /** What headers define of that which no unit does. */
  private inHeaders({ open, units }: Sought, seen: readonly Definition[]): Definition[] {
    if (units.length === 0) return [];
    const { corpus, definitions } = this.gathering;
    const inHeaders = definedIn(
      definitions,
      units.map(({ name }) => ({ isModule: false, runs: this.byName.get(name)?.definitions ?? [] })),
    );
    return soughtFrom(open, corpus.declarations, seen, inHeaders);
  }

  /** @param states the files as they are now */
  snapshot(
    plan: Snapshot['plan'],
    sought: Sought,
    conditions: Snapshot['conditions'],
    states: FileStates,
  ): Snapshot {
    const { corpus, definitions, files } = this.gathering;
    return {
      plan,
      sought,
      conditions,
      files: files.map((file) => states.of(file)),
      ...corpus,
      definitions,
      units: [...this.byName.values()],
    };
  }
}
