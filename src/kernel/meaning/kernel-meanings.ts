// SPDX-License-Identifier: GPL-2.0-or-later
import { Affected } from './affected';
import type { Identities } from './identities';
import { NameNumbers } from './side-names';
import { sharedNumbers, type SharedNumbers } from './shared-numbers';
import type { MeaningSides } from './meaning-sides';
import type { Own, SideMeanings } from './side-meanings';
import type { UnitPair } from './unit-pairs';
import { WalkRoom } from './walk-room';

/** A declaration that means something else to units of the new kernel, or to those who know it by name only. */
export interface MeaningChange {
  /** Shared number of its name. */
  name: number;
  base: Own;
  new: Own;
}

/** Most ways that are kept to what is looked for. */
const MOST = 3;

/** What each declaration means on both sides of a comparison. */
export class KernelMeanings {
  readonly base: SideMeanings;
  readonly new: SideMeanings;
  readonly shared: SharedNumbers;
  readonly identities: Identities;
  /** For walks over both kernels, one after the other. */
  readonly room = new WalkRoom(MOST);
  /** Shared numbers of names that may mean something else to any units, or to those who know them by name only. */
  private readonly affected: ReadonlySet<number>;
  private readonly affectedElsewhere: ReadonlySet<number>;
  private readonly affectedBy: Affected;
  private readonly changedIn = new Map<UnitPair, number[]>();
  /** By declaration of the base. */
  private readonly heldBeyond: (readonly number[] | undefined)[] = [];
  /** Of the shared names. */
  readonly numbers: NameNumbers;
  /** Whether equal texts may mean something else, since the targets lay data out otherwise. */
  private readonly isOtherTarget: boolean;

  /** @param pairs all that are asked for later */
  constructor(
    sides: MeaningSides,
    readonly pairs: readonly UnitPair[],
  ) {
    this.base = sides.base;
    this.new = sides.new;
    this.identities = sides.identities;
    this.shared = sharedNumbers(sides.base.scopes, sides.new.scopes);
    const models = [sides.base, sides.new].map(({ scopes }) => JSON.stringify(scopes.model));
    this.isOtherTarget = models[0] !== models[1];
    this.numbers = new NameNumbers(this.shared.names, sides.texts);
    this.affectedBy = new Affected(sides, this.shared, this.numbers);
    const definedOtherwise = this.definedOtherwise();
    this.affectedElsewhere = this.affectedBy.by(definedOtherwise);
    for (const pair of pairs) {
      const inPair = this.declaredOtherwise(pair);
      inPair.push(...this.hangingElsewhere(pair));
      if (inPair.length > 0) this.changedIn.set(pair, inPair);
    }
    this.affected = this.affectedBy.by(
      new Set([...definedOtherwise, ...[...this.changedIn.values()].flat()]),
    );
  }

  /** Whether a name may mean something else to the units of a pair: with equal texts behind it, it does not. */
  affectedIn(pair: UnitPair): (name: number) => boolean {
    if (this.isOtherTarget) return () => true;
    const changed = this.changedIn.get(pair);
    if (!changed) return () => false;
    const affected = this.affectedBy.by(changed);
    return (name) => affected.has(name);
  }

  /** Whether a name may mean something else to those who know it by name only. */
  isAffectedElsewhere(name: number): boolean {
    return this.affectedElsewhere.has(name);
  }

  /** What units that have an export in common read otherwise. */
  changesIn(pair: UnitPair): MeaningChange[] {
    const { base } = this;
    // Where all texts are the same, so are all meanings.
    if (!this.changedIn.has(pair)) return [];
    const isAffected = this.affectedIn(pair);
    const names: number[] = [];
    const take = (name: number): void => {
      if (isAffected(name) && this.isTold(name, pair)) names.push(name);
    };
    base.scopes.forEachVariant(pair.base, (variant) => take(base.scopes.nameNumbers[variant]!));
    for (const { name } of pair.base.redeclared) take(base.scopes.numberOf(name)!);
    return [...new Set(names)].flatMap((name) => this.changeOf(name, pair) ?? []);
  }

  /** What a name means to both units of a pair; null where that is the same, or one of them does not see it. */
  changeOf(name: number, { base, new: newUnit }: UnitPair): MeaningChange | null {
    const inNew = this.shared.inNew(name);
    if (inNew < 0) return null;
    const own = this.base.inUnit(name, base);
    const other = own && this.new.inUnit(inNew, newUnit);
    return own && other && this.differ(own, other) ? { name, base: own, new: other } : null;
  }

  /** What means something else to those who know it by name only, by shared numbers of names. */
  changesElsewhere(): number[] {
    const found: number[] = [];
    for (const name of this.affectedElsewhere) {
      if (name < this.shared.inBase && this.base.record(name).isType && this.meansOtherwiseElsewhere(name))
        found.push(name);
    }
    return found.sort((a, b) => a - b);
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
        this.base.names.forEachHeld(declaration, this.numbers, (held) => {
          if (found.has(held) || !this.affected.has(held)) return;
          found.add(held);
          open.push(held);
        });
      }
    }
    found.delete(name);
    return found;
  }

  private isTold(name: number, pair: UnitPair): boolean {
    const record = this.base.record(name);
    return record.isTag || (record.isExport && pair.exports.includes(record.bare));
  }

  /**
   * Names of which the same text hangs, in the base's unit, on what the unit has no record of, and what may mean something
   * else to those who know it by name only: genksyms could not read it.
   */
  private hangingElsewhere({ base }: UnitPair): number[] {
    const { scopes } = this.base;
    const found = new Set<number>();
    const look = (name: number, declaration: number): void => {
      if (declaration < 0) return;
      if (this.heldElsewhere(declaration).some((one) => scopes.meaning(one, base) < 0)) found.add(name);
    };
    scopes.forEachVariant(base, (variant) => {
      look(scopes.nameNumbers[variant]!, scopes.declarationOf(variant));
    });
    for (const { name, declaration } of base.redeclared) look(scopes.numberOf(name)!, declaration);
    return [...found];
  }

  /** Of what a declaration hangs on by words alone, what may mean something else to those who know it by name only. */
  private heldElsewhere(declaration: number): readonly number[] {
    return (this.heldBeyond[declaration] ??= this.base.names
      .hangsOn(declaration)
      .filter((name) => this.affectedElsewhere.has(this.shared.of('base', name))));
  }

  /** Names whose declarations are not the same texts in both units. */
  private declaredOtherwise({ base, new: newUnit }: UnitPair): number[] {
    const { shared, identities } = this;
    const [before, after] = [this.base.scopes, this.new.scopes];
    if (this.isOtherTarget) {
      const all: number[] = [];
      before.forEachVariant(base, (variant) => all.push(before.nameNumbers[variant]!));
      return all;
    }
    const found: number[] = [];
    const { nodes } = this.room;
    nodes.clear();
    before.forEachVariant(base, (variant) => {
      const name = before.nameNumbers[variant]!;
      const inNew = shared.inNew(name);
      const is = inNew < 0 ? -1 : after.meaning(inNew, newUnit);
      const was = before.meaning(name, base);
      nodes.set(name, 0);
      if ((was < 0 ? -1 : identities.base[was]!) !== (is < 0 ? -1 : identities.new[is]!)) found.push(name);
    });
    after.forEachVariant(newUnit, (variant) => {
      const name = shared.ofNew(after.nameNumbers[variant]!);
      if (name < 0 || nodes.get(name) < 0) found.push(name);
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

  /** Names whose definitions in headers are not the same texts in the same files. */
  private definedOtherwise(): number[] {
    const { base, new: newSide, shared, identities } = this;
    const [before, after] = [base.scopes.corpus.declarations, newSide.scopes.corpus.declarations];
    const found: number[] = [];
    for (let name = 0; name < shared.inBase; name++) {
      const ofBase = base.scopes.definitionsOf(name);
      const inNew = shared.inNew(name);
      const ofNew = inNew < 0 ? [] : newSide.scopes.definitionsOf(inNew);
      // Of several that of the same file counts, or else the first.
      const isSame =
        ofBase.length === ofNew.length &&
        ofBase.every((one, index) => {
          const other = ofNew[index]!;
          return identities.base[one] === identities.new[other] && before[one]!.file === after[other]!.file;
        });
      if (!isSame || this.isOtherTarget) found.push(name);
    }
    return found;
  }
}
