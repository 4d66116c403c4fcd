import { TypeNames, type Names } from '../lex';
import { CLASS_BITS, CLASS_MASK, RecordKind, TokenClass, type DeclarationRecord } from './record';

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
  private unit = 1;
  private stamp = new Uint32Array(1 << 17);
  private records: DeclarationRecord[] = [];
  private places = new Int32Array(1 << 17);
  private enumerators = new Int32Array(1 << 16).fill(-1);
  private enumeratorStamp = new Uint32Array(1 << 16);

  constructor(readonly names: Names) {}

  clear(): void {
    this.unit++;
    this.place = 0;
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
    if (this.stamp[slot] === this.unit) return false;
    this.stamp[slot] = this.unit;
    this.records[slot] = record;
    this.places[slot] = place;
    if (record.kind === RecordKind.TYPEDEF) this.types.add(record.name);
    else if (record.kind === RecordKind.ENUMERATOR) {
      this.enumeratorStamp[record.name] = this.unit;
      this.enumerators[record.name] = place;
    }
    return true;
  }

  /** The class of a token of a record whose declaration began at `place`: IDENT and LOCAL are decided. */
  classAt(token: number, place: number): TokenClass {
    const tokenClass = token & CLASS_MASK;
    if (tokenClass !== TokenClass.IDENT && tokenClass !== TokenClass.LOCAL) return tokenClass;
    const name = token >>> CLASS_BITS;
    if (name >= this.enumeratorStamp.length || this.enumeratorStamp[name] !== this.unit) return TokenClass.LITERAL;
    return tokenClass === TokenClass.LOCAL || this.enumerators[name]! < place
      ? TokenClass.ENUMERATOR
      : TokenClass.LITERAL;
  }

  /** The tokens with all classes decided. */
  resolve(tokens: Int32Array, place: number): Int32Array {
    return tokens.map((token) => (token & ~CLASS_MASK) | this.classAt(token, place));
  }

  private grow(slot: number): void {
    const size = 1 << (32 - Math.clz32(slot));
    const wider = <T extends Int32Array | Uint32Array>(old: T, to: T): T => {
      to.set(old);
      return to;
    };
    this.stamp = wider(this.stamp, new Uint32Array(size));
    this.places = wider(this.places, new Int32Array(size));
    this.enumerators = wider(this.enumerators, new Int32Array(size / 2));
    this.enumeratorStamp = wider(this.enumeratorStamp, new Uint32Array(size / 2));
  }
}
