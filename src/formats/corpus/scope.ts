// SPDX-License-Identifier: GPL-2.0-or-later
import { doubled } from './line-table';
import type { Records } from './records';

/** Names that there is room for at first. */
const FIRST_ROOM = 1 << 12;

/**
 * What the names of the unit at hand stand for. Each stands for at most one record; a reference of another kind than
 * its record (`s#pot` where the unit has `u#pot`) finds it by its slot. Answers are -1 where there is nothing.
 */
export class Scope {
  /** An entry holds for the unit at hand if it has that unit's number; others are left from earlier units. */
  private unit = 0;
  private unitOfName = new Int32Array(FIRST_ROOM);
  private recordOfName = new Int32Array(FIRST_ROOM);
  private unitOfSlot = new Int32Array(FIRST_ROOM);
  private recordOfSlot = new Int32Array(FIRST_ROOM);

  constructor(private readonly records: Records) {}

  /** Begins another unit, in which nothing is defined yet. */
  begin(): void {
    this.unit++;
  }

  /** @returns whether the name is new here; if not, nothing changes */
  define(record: number): boolean {
    if (!this.adopt(record)) return false;
    const slot = this.records.slots[this.records.names[record]!]!;
    while (slot >= this.unitOfSlot.length) {
      this.unitOfSlot = doubled(this.unitOfSlot);
      this.recordOfSlot = doubled(this.recordOfSlot);
    }
    this.unitOfSlot[slot] = this.unit;
    this.recordOfSlot[slot] = record;
    return true;
  }

  /** Defines a name and leaves its slot as it is. */
  adopt(record: number): boolean {
    const name = this.records.names[record]!;
    while (name >= this.unitOfName.length) {
      this.unitOfName = doubled(this.unitOfName);
      this.recordOfName = doubled(this.recordOfName);
    }
    if (this.unitOfName[name] === this.unit) return false;
    this.unitOfName[name] = this.unit;
    this.recordOfName[name] = record;
    return true;
  }

  /** The record of just this name. */
  named(name: number): number {
    return this.unitOfName[name] === this.unit ? this.recordOfName[name]! : -1;
  }

  /** The record that a reference by this name means: the name's own, or another in its slot. */
  meant(name: number): number {
    if (this.unitOfName[name] === this.unit) return this.recordOfName[name]!;
    const slot = this.records.slots[name]!;
    return this.unitOfSlot[slot] === this.unit ? this.recordOfSlot[slot]! : -1;
  }
}
