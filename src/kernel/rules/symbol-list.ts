// SPDX-License-Identifier: GPL-2.0-or-later
import { Patterns } from './patterns';
import type { Warning } from '../../problem';

/** The symbols that a comparison looks at. */
export interface Symbols {
  has(name: string): boolean;
}

/** A file that lists symbols: names, and patterns with `*` and `?`. */
export class SymbolList implements Symbols {
  /** What was passed over while it was read. */
  readonly warnings: readonly Warning[];
  private readonly patterns = new Patterns();
  private readonly lines: readonly string[];

  /**
   * @param file its name, for messages
   * @param lines its names and patterns, in their order
   */
  constructor(
    readonly file: string,
    lines: Iterable<string>,
    warnings: readonly Warning[] = [],
  ) {
    this.lines = [...new Set(lines)];
    this.warnings = warnings;
    for (const line of this.lines) this.patterns.add(line);
  }

  /** How many different names and patterns it has. */
  get size(): number {
    return this.lines.length;
  }

  /** Its names and patterns, each once, in their order. */
  get all(): readonly string[] {
    return this.lines;
  }

  has(name: string): boolean {
    return this.patterns.firstFor(name) !== undefined;
  }

  /** Its names and patterns that stand for none of these names, in their order. */
  unmatchedBy(names: ReadonlySet<string>): string[] {
    return this.lines.filter((line) => !this.patterns.isIn(line, names));
  }
}
