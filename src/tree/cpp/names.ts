// SPDX-License-Identifier: GPL-2.0-or-later
/** Numbers of all names that may be macros. */
export class MacroNames {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  of(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) this.numbers.set(name, (number = this.texts.push(name) - 1));
    return number;
  }

  text(number: number): string {
    return this.texts[number]!;
  }
}
