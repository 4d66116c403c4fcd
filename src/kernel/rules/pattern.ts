// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * A pattern in which `*` stands for any characters or none and `?` for any one. It has to match the whole name.
 *
 * What stands between two stars is taken where it is found first, which can only leave more room for the rest; so a
 * match never goes back before a star, and its time does not explode with their number.
 */
export class Pattern {
  private readonly parts: readonly Part[];
  private readonly shortest: number;

  constructor(readonly text: string) {
    this.parts = text.split('*').map((part) => new Part(part));
    this.shortest = this.parts.reduce((sum, { length }) => sum + length, 0);
  }

  /** Whether it stands for one name only, its own text. */
  get isLiteral(): boolean {
    return !/[*?]/.test(this.text);
  }

  matches(name: string): boolean {
    if (name.length < this.shortest) return false;
    const last = this.parts.length - 1;
    const [first] = this.parts;
    if (last === 0) return name.length === first!.length && first!.isAt(name, 0);
    if (!first!.isAt(name, 0)) return false;
    let at = first!.length;
    const end = name.length - this.parts[last]!.length;
    for (let number = 1; number < last; number++) {
      const part = this.parts[number]!;
      const found = part.find(name, at, end);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= end && this.parts[last]!.isAt(name, end);
  }
}

/** What stands between two stars. */
class Part {
  readonly length: number;
  private readonly isPlain: boolean;

  constructor(private readonly text: string) {
    this.length = text.length;
    this.isPlain = !text.includes('?');
  }

  isAt(name: string, at: number): boolean {
    if (this.isPlain) return name.startsWith(this.text, at);
    for (let place = 0; place < this.length; place++) {
      if (this.text[place] !== '?' && this.text[place] !== name[at + place]) return false;
    }
    return true;
  }

  /** Where it stands first, from `at` on and ending at `end` at the latest; -1 for nowhere. */
  find(name: string, at: number, end: number): number {
    if (this.isPlain) {
      const found = name.indexOf(this.text, at);
      return found + this.length <= end ? found : -1;
    }
    for (let start = at; start + this.length <= end; start++) if (this.isAt(name, start)) return start;
    return -1;
  }
}
