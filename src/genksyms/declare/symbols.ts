// SPDX-License-Identifier: GPL-2.0-or-later
import { TypeNames, type Names } from '../lex';
import { ClassOf, RecordKind, TokenClass, type DeclarationRecord } from './record';

/** Whether two kinds of record share a name space: {ordinary, typedef, enumerator}, {struct, union, enum}. */
const spaceOf = (kind: RecordKind): number => (kind >= RecordKind.STRUCT ? 1 : 0);

/**
 * What a unit has declared so far: for each name of each name space, the first declaration.
 *
 * A *slot* is a name in a name space: `2 * word number + space`. A *place* counts declarations in the unit.
 */
export class Symbols {
  readonly types = new TypeNames();
  /** Declarations seen so far in this unit, repeated ones included. */
  place = 0;
  /** Becomes another wherever something is declared that may change what types are. */
  version = 0;
  /** Functions and variables of this unit whose names were declared before. */
  readonly again: DeclarationRecord[] = [];
  private unit = 1;
  /** The units in which slots were declared last, counted in one byte: the table has to be small to be fast. */
  private stamp = new Uint8Array(1 << 17);
  private records: DeclarationRecord[] = [];
  private places = new Int32Array(1 << 17);
  private enumerators = new Int32Array(1 << 16);
  private enumeratorStamp = new Uint8Array(1 << 16);
  /** Whether a word was an enumerator in any unit so far: a small table that answers for most words. */
  private everEnumerator = new Uint8Array(1 << 16);
  /** Whether a word was said to be plain, since it had never been an enumerator. */
  private saidPlain = new Uint8Array(1 << 16);
  /** How often a word of which that had been said became an enumerator. */
  broken = 0;

  constructor(readonly names: Names) {}

  clear(): void {
    if (++this.unit > 255) {
      this.stamp.fill(0);
      this.enumeratorStamp.fill(0);
      this.unit = 1;
    }
    this.place = 0;
    this.version++;
    this.again.length = 0;
    this.types.clear();
  }

  slotOf(name: number, kind: RecordKind): number {
    return name * 2 + spaceOf(kind);
  }

  has(slot: number): boolean {
    return slot < this.stamp.length && this.stamp[slot] === this.unit;
  }

  /** The record of a slot; undefined where the unit has not declared it. */
  get(slot: number): DeclarationRecord | undefined {
    return this.has(slot) ? this.records[slot] : undefined;
  }

  /** The place at which the declaration that made this slot's record began. */
  begunAt(slot: number): number {
    return this.places[slot]! - this.records[slot]!.before;
  }

  /** Takes in a declaration; false where the name was declared before, so that this one is ignored. */
  declare(record: DeclarationRecord): boolean {
    const place = this.place++;
    const slot = this.slotOf(record.name, record.kind);
    if (slot >= this.stamp.length) this.grow(slot);
    if (this.stamp[slot] === this.unit) {
      if (record.kind === RecordKind.ORDINARY) this.again.push(record);
      return false;
    }
    this.stamp[slot] = this.unit;
    this.records[slot] = record;
    this.places[slot] = place;
    this.name(record, place);
    return true;
  }

  /** Takes in declarations whose slots are known. */
  declareAll(records: readonly DeclarationRecord[], slots: Int32Array): void {
    const { length } = slots;
    const { stamp, places, unit } = this;
    let { place } = this;
    for (let i = 0; i < length; i++, place++) {
      const slot = slots[i]!;
      const record = records[i]!;
      if (stamp[slot] === unit) {
        if (record.kind === RecordKind.ORDINARY) this.again.push(record);
        continue;
      }
      stamp[slot] = unit;
      places[slot] = place;
      this.records[slot] = record;
      this.name(record, place);
    }
    this.place = place;
  }

  /** Notes the names that change how later words are read. */
  private name({ kind, name }: DeclarationRecord, place: number): void {
    if (kind !== RecordKind.ORDINARY) this.version++;
    if (kind === RecordKind.TYPEDEF) this.types.add(name);
    else if (kind === RecordKind.ENUMERATOR) {
      this.enumeratorStamp[name] = this.unit;
      this.enumerators[name] = place;
      if (!this.everEnumerator[name] && this.saidPlain[name]) this.broken++;
      this.everEnumerator[name] = 1;
    }
  }

  /** Whether the word of a token was an enumerator in any unit; of others all may rely on it until `broken` changes. */
  mayBeEnumerator(token: number): boolean {
    const name = token >>> ClassOf.BITS;
    if (this.everEnumerator[name]) return true;
    if (name >= this.saidPlain.length) this.grow(2 * name);
    this.saidPlain[name] = 1;
    return false;
  }

  /** The class of a token of a record whose declaration began at `place`: IDENT and LOCAL are decided. */
  classAt(token: number, place: number): TokenClass {
    const tokenClass = token & ClassOf.MASK;
    if (tokenClass !== TokenClass.IDENT && tokenClass !== TokenClass.LOCAL) return tokenClass;
    const name = token >>> ClassOf.BITS;
    // A word beyond the table reads as undefined there: no enumerator either.
    if (!this.everEnumerator[name] || this.enumeratorStamp[name] !== this.unit) return TokenClass.LITERAL;
    return tokenClass === TokenClass.LOCAL || this.enumerators[name]! < place
      ? TokenClass.ENUMERATOR
      : TokenClass.LITERAL;
  }

  /** The tokens with all classes decided. */
  resolve(tokens: Int32Array, place: number): Int32Array {
    return tokens.map((token) => (token & ~ClassOf.MASK) | this.classAt(token, place));
  }

  private grow(slot: number): void {
    const size = 1 << (32 - Math.clz32(slot));
    const wider = <T extends Int32Array | Uint8Array>(old: T, to: T): T => {
      to.set(old);
      return to;
    };
    this.stamp = wider(this.stamp, new Uint8Array(size));
    this.places = wider(this.places, new Int32Array(size));
    this.enumerators = wider(this.enumerators, new Int32Array(size / 2));
    this.enumeratorStamp = wider(this.enumeratorStamp, new Uint8Array(size / 2));
    this.everEnumerator = wider(this.everEnumerator, new Uint8Array(size / 2));
    this.saidPlain = wider(this.saidPlain, new Uint8Array(size / 2));
  }
}
