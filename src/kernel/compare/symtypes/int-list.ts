// SPDX-License-Identifier: GPL-2.0-or-later
/** Whole numbers of 32 bits in a row, as many as come. One list serves one walk after the other. */
export class IntList {
  /** Those from `length` on mean nothing; another array once there are more. */
  items = new Int32Array(1 << 8);
  length = 0;

  /** @returns the position of the number */
  push(number: number): number {
    if (this.length === this.items.length) this.makeRoom(this.length + 1);
    this.items[this.length] = number;
    return this.length++;
  }

  clear(): void {
    this.length = 0;
  }

  /** Makes room for so many numbers; new ones are 0. */
  makeRoom(length: number): void {
    if (length <= this.items.length) return;
    let room = this.items.length;
    while (room < length) room *= 2;
    const items = new Int32Array(room);
    items.set(this.items);
    this.items = items;
  }
}
