// SPDX-License-Identifier: GPL-2.0-or-later
import type { Block } from './blocks';

/** A stretch of a unit's text between two line markers at which genksyms has no declaration open. */
export interface Part {
  start: number;
  end: number;
  /** The state of `#pragma pack` in which it begins. */
  packing: string;
  /** The block that it is kept as; null where it is not kept. */
  block: Block | null;
}

/** The parts of a unit, which follow upon one another and make all of its text. */
export class Parts {
  readonly all: Part[] = [];
  private start = 0;
  private packing = '';

  clear(): void {
    this.all.length = 0;
    this.start = 0;
    this.packing = '';
  }

  /**
   * Ends a part.
   * @param packing the state of `#pragma pack` there
   */
  endAt(end: number, packing: string, block: Block | null): void {
    if (end > this.start) this.all.push({ start: this.start, end, packing: this.packing, block });
    this.start = end;
    this.packing = packing;
  }
}
