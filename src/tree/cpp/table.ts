// SPDX-License-Identifier: GPL-2.0-or-later
import type { Macro } from './macro';

/** What a stretch of a header asked of the macros, and what it made of them. */
export interface Recorded {
  /** Numbers of the names that it asked for before it wrote them, in the order in which it asked, and the answers. */
  asked: number[];
  answers: (Macro | null)[];
  /** Its writes, in order. */
  written: number[];
  values: (Macro | null)[];
}

/** Told about a name that is defined for the first time, and on whose absence headers rely. */
export type OnFirstDefinition = (headers: readonly number[]) => void;

/**
 * The macros that are defined now, and the recorder of who asks for them. Most identifiers of a header are never
 * macros. Of a name that no unit ever defined, only the headers that rely on this are noted.
 */
export class MacroTable {
  /** By the number of the name. */
  readonly current: (Macro | null)[] = [];
  private compared = new Uint8Array(1 << 18);
  private everDefined = new Uint8Array(1 << 18);
  private stamps = new Int32Array(1 << 18);
  private stamp = 0;
  private readonly relying = new Map<number, number[]>();
  private readonly touched: number[] = [];
  private recorded: Recorded | null = null;
  /** Number of the header that is recorded. */
  private header = 0;

  constructor(private readonly onFirstDefinition: OnFirstDefinition) {}

  startRecording(header: number): Recorded {
    this.stamp++;
    this.header = header;
    return (this.recorded = { asked: [], answers: [], written: [], values: [] });
  }

  stopRecording(): void {
    this.recorded = null;
  }

  /** @param name a name that text mentions */
  get(name: number): Macro | null {
    if (this.recorded) this.noteAsked(name, this.recorded);
    return this.current[name] ?? null;
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
    if (recorded) {
      this.stamps[name] = this.stamp;
      recorded.written.push(name);
      recorded.values.push(macro);
    }
    this.current[name] = macro;
    this.touched.push(name);
  }

  /** Does again what a recorded stretch did. */
  replay(written: readonly number[], values: readonly (Macro | null)[]): void {
    const { current, touched } = this;
    for (let at = 0; at < written.length; at++) {
      const name = written[at]!;
      current[name] = values[at]!;
      touched.push(name);
    }
  }

  /** Forgets all macros. */
  clear(): void {
    const { current, touched } = this;
    for (const name of touched) current[name] = null;
    touched.length = 0;
  }

  private noteAsked(name: number, recorded: Recorded): void {
    this.makeRoom(name);
    if (this.stamps[name] === this.stamp) return;
    this.stamps[name] = this.stamp;
    if (this.compared[name]) {
      recorded.asked.push(name);
      recorded.answers.push(this.current[name] ?? null);
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
    while (this.current.length <= name) this.current.push(null);
    if (name < this.stamps.length) return;
    const size = name * 2;
    const grown = <T extends Uint8Array | Int32Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.compared = grown(new Uint8Array(size), this.compared);
    this.everDefined = grown(new Uint8Array(size), this.everDefined);
    this.stamps = grown(new Int32Array(size), this.stamps);
  }
}
