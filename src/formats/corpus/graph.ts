// SPDX-License-Identifier: GPL-2.0-or-later
import type { Records } from './records';
import { Scope } from './scope';

/** What a reader of a consolidated file finds by itself, unit by unit. */
export class Graph {
  private readonly scope: Scope;
  /** By name and by slot: the unit that holds for it; a number of an earlier one counts as none. */
  private unit = 0;
  private readonly unitReached: Int32Array;
  private readonly unitOfSlot: Int32Array;
  private readonly unitPinned: Int32Array;

  /** @param records all that the units have; none is added later */
  constructor(private readonly records: Records) {
    this.scope = new Scope(records);
    this.unitReached = new Int32Array(records.nameTexts.length);
    this.unitOfSlot = new Int32Array(records.slotCount);
    this.unitPinned = new Int32Array(records.slotCount);
  }

  /**
   * Which records of a unit a walk from its exports finds by their names as spelt. A record counts as not found
   * if it shares its slot with another of the unit, or if a reference of another kind means it: a reader that
   * knows slots could take something else for it.
   * @returns an answer that holds until the next call
   */
  foundIn(unit: Int32Array): (record: number) => boolean {
    const { records, scope } = this;
    this.unit++;
    scope.begin();
    for (const record of unit) {
      scope.define(record);
      const slot = records.slots[records.names[record]!]!;
      if (this.unitOfSlot[slot] === this.unit) this.unitPinned[slot] = this.unit;
      this.unitOfSlot[slot] = this.unit;
    }
    for (const record of unit) {
      for (const name of records.refersTo[record]!) {
        if (scope.named(name) < 0) this.unitPinned[records.slots[name]!] = this.unit;
      }
    }
    this.walk(unit.filter((record) => records.isExport(record)));
    return (record) => {
      const name = records.names[record]!;
      return this.unitReached[name] === this.unit && this.unitPinned[records.slots[name]!] !== this.unit;
    };
  }

  private walk(from: Int32Array): void {
    const open = Array.from(from);
    for (let record = open.pop(); record !== undefined; record = open.pop()) {
      for (const name of this.records.refersTo[record]!) {
        if (this.unitReached[name] === this.unit) continue;
        const next = this.scope.named(name);
        if (next < 0) continue;
        this.unitReached[name] = this.unit;
        open.push(next);
      }
    }
  }
}
