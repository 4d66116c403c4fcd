// SPDX-License-Identifier: GPL-2.0-or-later
import type { Macro } from './macro';
import type { Effect } from './effect';

/** What a stretch of a header asked of the macros and wrote, in pairs of a name and the id of its definition, 0 for none. */
export interface Recorded {
  /** What it asked for before it wrote that, in the order in which it asked. */
  asked: number[];
  /** Its writes, in order. */
  written: number[];
}

/** Told about a name that is defined for the first time, and on whose absence headers rely. */
export type OnFirstDefinition = (headers: readonly number[]) => void;

/**
 * The macros that are defined now, and the recorder of who asks for them. Most identifiers of a header are never
 * macros. Of a name that no unit ever defined, only the headers that rely on this are noted.
 */
export class MacroTable {
  /** By the number of the name: the id of its definition; 0 for none. */
  current = new Int32Array(1 << 18);
  private compared = new Uint8Array(1 << 18);
  private everDefined = new Uint8Array(1 << 18);
  private stamps = new Int32Array(1 << 18);
  private stamp = 0;
  private readonly relying = new Map<number, number[]>();
  private readonly touched: number[] = [];
  private recorded: Recorded | null = null;
  /** Number of the header that is recorded. */
  private header = 0;

  /** @param macros all definitions, by their ids */
  constructor(
    private readonly macros: readonly (Macro | null)[],
    private readonly onFirstDefinition: OnFirstDefinition,
  ) {}

  startRecording(header: number): Recorded {
    this.stamp++;
    this.header = header;
    return (this.recorded = { asked: [], written: [] });
  }

  stopRecording(): void {
    this.recorded = null;
  }

  /** @param name a name that text mentions */
  get(name: number): Macro | null {
    if (this.recorded) this.noteAsked(name, this.recorded);
    return this.macros[this.current[name] ?? 0]!;
  }

  /** @param name a name that a condition asks for: it is compared even if nobody ever defined it */
  getInCondition(name: number): Macro | null {
    this.makeRoom(name);
    this.compared[name] = 1;
    return this.get(name);
  }

  set(name: number, macro: Macro | null): void {
    this.makeRoom(name);
    if (macro && !this.everDefined[name]) this.defineFirst(name);
    if (!macro) this.compared[name] = 1;
    const { recorded } = this;
    const value = macro?.id ?? 0;
    if (recorded) {
      this.stamps[name] = this.stamp;
      recorded.written.push(name, value);
    }
    this.current[name] = value;
    this.touched.push(name);
  }

  /** The id of a definition; 0 for none. Nobody is told that it was asked for. */
  valueOf(name: number): number {
    this.makeRoom(name);
    return this.current[name]!;
  }

  /** Notes something under the number of a name that no text can mention. */
  mark(name: number): void {
    this.makeRoom(name);
    this.current[name] = MARK;
    this.touched.push(name);
  }

  /** Writes again what was written. */
  replay({ numbers, at: start, asks, writes }: Effect): void {
    const { current, touched } = this;
    const first = start + 2 * asks;
    for (let at = first, end = first + 2 * writes; at < end; at += 2) {
      const name = numbers[at]!;
      current[name] = numbers[at + 1]!;
      touched.push(name);
    }
  }

  /** Forgets all macros. */
  clear(): void {
    const { current, touched } = this;
    for (const name of touched) current[name] = 0;
    touched.length = 0;
  }

  private noteAsked(name: number, recorded: Recorded): void {
    this.makeRoom(name);
    if (this.stamps[name] === this.stamp) return;
    this.stamps[name] = this.stamp;
    if (this.compared[name]) {
      recorded.asked.push(name, this.current[name]!);
      return;
    }
    const headers = this.relying.get(name);
    if (!headers) this.relying.set(name, [this.header]);
    else if (headers.at(-1) !== this.header) headers.push(this.header);
  }

  private defineFirst(name: number): void {
    this.everDefined[name] = 1;
    this.compared[name] = 1;
    const headers = this.relying.get(name);
    if (!headers) return;
    this.relying.delete(name);
    this.onFirstDefinition(headers);
  }

  private makeRoom(name: number): void {
    if (name < this.current.length) return;
    const size = name * 2;
    const grown = <T extends Uint8Array | Int32Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.compared = grown(new Uint8Array(size), this.compared);
    this.everDefined = grown(new Uint8Array(size), this.everDefined);
    this.stamps = grown(new Int32Array(size), this.stamps);
    this.current = grown(new Int32Array(size), this.current);
  }
}

/** Any number but 0. */
export const MARK = 1;
