// SPDX-License-Identifier: GPL-2.0-or-later
import { Pattern } from './pattern';

/** Patterns in an order: finds the first that matches a name, those without stars by one look. */
export class Patterns {
  private readonly literals = new Map<string, number>();
  private readonly wild: { pattern: Pattern; number: number }[] = [];
  private count = 0;

  /** Adds a pattern behind those that are there. @param number what `firstFor` will say, greater than before */
  add(text: string, number = this.count): void {
    this.count++;
    const pattern = new Pattern(text);
    if (!pattern.isLiteral) this.wild.push({ pattern, number });
    else if (!this.literals.has(text)) this.literals.set(text, number);
  }

  /** Whether one of some names is matched, whatever other patterns match it. @param text of a pattern that was added */
  isIn(text: string, names: ReadonlySet<string>): boolean {
    if (this.literals.has(text)) return names.has(text);
    const found = this.wild.find(({ pattern }) => pattern.text === text);
    if (!found) return false;
    for (const name of names) if (found.pattern.matches(name)) return true;
    return false;
  }

  /** The number of the first pattern that matches; undefined for none. */
  firstFor(name: string): number | undefined {
    const literal = this.literals.get(name);
    for (const { pattern, number } of this.wild) {
      if (literal !== undefined && literal < number) break;
      if (pattern.matches(name)) return number;
    }
    return literal;
  }
}
