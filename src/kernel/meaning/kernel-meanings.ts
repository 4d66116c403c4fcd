// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelScopes } from '../types';
import { affectedNames } from './affected';
import { sharedNumbers, type SharedNumbers } from './shared-numbers';
import { MeaningNumbers, SideMeanings, type Own } from './side-meanings';
import type { UnitPair } from './unit-pairs';

/** A declaration that means something else to units of the new kernel, or to those who know it by name only. */
export interface MeaningChange {
  /** Shared number of its name. */
  name: number;
  base: Own;
  new: Own;
}

/** The meanings of two kernels, whose numbers can be held against each other. */
export function sideMeanings(scopes: { base: KernelScopes; new: KernelScopes }): {
  base: SideMeanings;
  new: SideMeanings;
} {
  const numbers = new MeaningNumbers();
  return { base: new SideMeanings(scopes.base, numbers), new: new SideMeanings(scopes.new, numbers) };
}

/** What each declaration means on both sides of a comparison. */
export class KernelMeanings {
  readonly base: SideMeanings;
  readonly new: SideMeanings;
  readonly shared: SharedNumbers;
  /** By shared number of a name: whether it may mean something else. */
  readonly affected: Uint8Array;
  /** Whether equal texts may mean something else, since the targets lay data out otherwise. */
  private readonly isOtherTarget: boolean;

  /** @param pairs all that are asked for later */
  constructor(
    sides: { base: SideMeanings; new: SideMeanings },
    readonly pairs: readonly UnitPair[],
  ) {
    this.base = sides.base;
    this.new = sides.new;
    this.shared = sharedNumbers(sides.base.scopes, sides.new.scopes);
    const models = [sides.base, sides.new].map(({ scopes }) => JSON.stringify(scopes.model));
    this.isOtherTarget = models[0] !== models[1];
    const changed = new Set<number>();
    for (const pair of pairs) for (const name of this.declaredOtherwise(pair)) changed.add(name);
    for (const name of this.definedOtherwise()) changed.add(name);
    this.affected = affectedNames(changed, { base: this.base, new: this.new }, this.shared);
  }

  /** What units that have an export in common read otherwise. */
  changesIn(pair: UnitPair): MeaningChange[] {
    const { base } = this;
    const names = new Set<number>();
    base.scopes.forEachVariant(pair.base, (variant) => names.add(base.scopes.nameNumbers[variant]!));
    for (const { name } of pair.base.redeclared) names.add(base.scopes.numberOf(name)!);
    return [...names].flatMap((name) => {
      if (this.affected[name] !== 1 || !this.isTold(name, pair)) return [];
      return this.changeOf(name, pair) ?? [];
    });
  }

  /** What a name means to both units of a pair; null where that is the same, or one of them does not see it. */
  changeOf(name: number, { base, new: newUnit }: UnitPair): MeaningChange | null {
    const own = this.base.inUnit(name, base);
    const other = own && this.new.inUnit(this.shared.inNew(name), newUnit);
    return own && other && this.differ(own, other) ? { name, base: own, new: other } : null;
  }

  /** What means something else to those who know it by name only, by shared numbers of names. */
  changesElsewhere(): number[] {
    const found: number[] = [];
    for (let name = 0; name < this.shared.inBase; name++) {
      const { isType } = this.base.record(name);
      if (this.affected[name] !== 1 || !isType) continue;
      if (this.meansOtherwiseElsewhere(name)) found.push(name);
    }
    return found;
  }

  /** Whether definitions that headers have of a name mean something else. What the base does not define nobody knows. */
  private meansOtherwiseElsewhere(name: number): boolean {
    const before = this.base.everywhere(name);
    if (before.length === 0) return false;
    const inNew = this.shared.inNew(name);
    const after = inNew < 0 ? [] : this.new.everywhere(inNew);
    return before.length !== after.length || before.some((own, index) => this.differ(own, after[index]!));
  }

  /** Of what hangs on something changed, a text that cannot be worked out is not held for the same. */
  private differ(own: Own, other: Own): boolean {
    return own.id !== other.id || own.isRaw || other.isRaw;
  }

  /** All names that the layout of a name may hang on, by words alone. */
  heldBy(name: number): ReadonlySet<number> {
    const found = new Set<number>();
    const open = [name];
    for (const one of open) {
      for (const declaration of one < this.shared.inBase ? this.base.scopes.definitionsOf(one) : []) {
        for (const held of this.base.hangsOn(declaration)) {
          if (found.has(held) || this.affected[held] !== 1) continue;
          found.add(held);
          open.push(held);
        }
      }
    }
    found.delete(name);
    return found;
  }

  private isTold(name: number, pair: UnitPair): boolean {
    const record = this.base.record(name);
    return record.isTag || (record.isExport && pair.exports.includes(record.bare));
  }

  /** Names whose declarations are not the same texts in both units. */
  private declaredOtherwise({ base, new: newUnit }: UnitPair): number[] {
    const { shared } = this;
    const [before, after] = [this.base.scopes, this.new.scopes];
    if (this.isOtherTarget) {
      const all: number[] = [];
      before.forEachVariant(base, (variant) => all.push(before.nameNumbers[variant]!));
      return all;
    }
    const { identities } = shared;
    const found: number[] = [];
    const met = new Set<number>();
    before.forEachVariant(base, (variant) => {
      const name = before.nameNumbers[variant]!;
      const inNew = shared.inNew(name);
      const is = inNew < 0 ? -1 : after.meaning(inNew, newUnit);
      const was = before.meaning(name, base);
      met.add(name);
      if ((was < 0 ? -1 : identities.base[was]!) !== (is < 0 ? -1 : identities.new[is]!)) found.push(name);
    });
    after.forEachVariant(newUnit, (variant) => {
      const name = shared.ofNew(after.nameNumbers[variant]!);
      if (!met.has(name)) found.push(name);
    });
    const again = (side: 'base' | 'new', unit: typeof base): string =>
      unit.redeclared
        .map(({ name, declaration }) => `${name} ${identities[side][declaration]!}`)
        .sort()
        .join();
    if (again('base', base) !== again('new', newUnit)) {
      for (const { name } of [...base.redeclared, ...newUnit.redeclared]) {
        const number = before.numberOf(name);
        if (number !== undefined) found.push(number);
      }
    }
    return found;
  }

  /** Names whose definitions in headers are not the same texts. */
  private definedOtherwise(): number[] {
    const { shared } = this;
    const textsOf = (side: 'base' | 'new', name: number): string => {
      if (name < 0) return '';
      const all = this[side].scopes.definitionsOf(name).map((one) => shared.identities[side][one]!);
      return all.length < 2 ? String(all[0] ?? '') : [...new Set(all)].sort((a, b) => a - b).join(' ');
    };
    const found: number[] = [];
    for (let name = 0; name < shared.inBase; name++) {
      if (this.isOtherTarget || textsOf('base', name) !== textsOf('new', shared.inNew(name)))
        found.push(name);
    }
    return found;
  }
}
