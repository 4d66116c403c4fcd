import type { Variant } from './corpus';
import { isTypeName, referencesOf, slotOf } from './words';

/** What refers to what, by numbers. A name in one unit stands for at most one variant. */
export class Graph {
  private readonly nameNumbers = new Map<string, number>();
  private readonly slotNumbers = new Map<string, number>();
  /** By name: its slot. */
  private readonly slots: number[] = [];
  /** By variant. */
  private readonly nameOfVariant: Int32Array;
  private readonly refersTo: Int32Array[];

  // What the unit at hand has, by name and by slot. A number of an earlier unit counts as none.
  private unit = 0;
  private readonly unitOfName: Int32Array;
  private readonly variantOfName: Int32Array;
  private readonly unitReached: Int32Array;
  private readonly unitOfSlot: Int32Array;
  private readonly unitPinned: Int32Array;

  constructor(
    variants: readonly Variant[],
    private readonly names: readonly string[],
  ) {
    this.nameOfVariant = Int32Array.from(names, (name) => this.numberOf(name));
    this.refersTo = variants.map(({ record }) =>
      Int32Array.from(referencesOf(record), (name) => this.numberOf(name)),
    );
    const count = this.slots.length;
    this.unitOfName = new Int32Array(count);
    this.variantOfName = new Int32Array(count);
    this.unitReached = new Int32Array(count);
    this.unitOfSlot = new Int32Array(this.slotNumbers.size);
    this.unitPinned = new Int32Array(this.slotNumbers.size);
  }

  private numberOf(name: string): number {
    let number = this.nameNumbers.get(name);
    if (number === undefined) {
      number = this.nameNumbers.size;
      this.nameNumbers.set(name, number);
      const slot = slotOf(name);
      if (!this.slotNumbers.has(slot)) this.slotNumbers.set(slot, this.slotNumbers.size);
      this.slots.push(this.slotNumbers.get(slot)!);
    }
    return number;
  }

  /**
   * Which variants of a unit a walk from its exports comes to by their names as spelt. One that shares its slot
   * with another of the unit, or is meant by a reference of another kind, counts as not found: a reader that
   * knows slots could take something else for it.
   * @returns an answer that holds until the next call
   */
  foundIn(variants: Int32Array): (variant: number) => boolean {
    this.unit++;
    for (const variant of variants) {
      const name = this.nameOfVariant[variant]!;
      const slot = this.slots[name]!;
      if (this.unitOfSlot[slot] === this.unit) this.unitPinned[slot] = this.unit;
      this.unitOfSlot[slot] = this.unit;
      this.unitOfName[name] = this.unit;
      this.variantOfName[name] = variant;
    }
    for (const variant of variants) {
      for (const name of this.refersTo[variant]!) {
        if (this.unitOfName[name] !== this.unit) this.unitPinned[this.slots[name]!] = this.unit;
      }
    }
    this.walk(variants.filter((variant) => !isTypeName(this.names[variant]!)));
    return (variant) => {
      const name = this.nameOfVariant[variant]!;
      return this.unitReached[name] === this.unit && this.unitPinned[this.slots[name]!] !== this.unit;
    };
  }

  private walk(from: Int32Array): void {
    const open = Array.from(from);
    for (let variant = open.pop(); variant !== undefined; variant = open.pop()) {
      for (const name of this.refersTo[variant]!) {
        if (this.unitOfName[name] !== this.unit || this.unitReached[name] === this.unit) continue;
        this.unitReached[name] = this.unit;
        open.push(this.variantOfName[name]!);
      }
    }
  }
}
