// SPDX-License-Identifier: GPL-2.0-or-later

/** Bytes of the directives that assemblers of our targets write numbers by. */
const WIDTHS: Readonly<Record<string, number>> = {
  byte: 1,
  value: 2,
  short: 2,
  word: 2,
  '2byte': 2,
  long: 4,
  '4byte': 4,
  quad: 8,
  '8byte': 8,
};

/**
 * A constant of an assembly listing. Two compilers, or one of two types, cut the same bytes into other directives; zeros are
 * bytes of any width, and what else is wider than a byte keeps its width, since its order is the target's.
 */
export class Bytes {
  private readonly parts: string[] = [];

  /** @returns whether the line belongs to the constant; behind one that does not it is whole */
  add(line: string): boolean {
    const [, directive = '', value = ''] = /^\s*\.(\w+)\s+([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    if (directive === 'zero') return this.zeros(Number(value.split(',')[0]));
    const width = WIDTHS[directive];
    if (width === undefined) return false;
    if (width === 1) this.parts.push(String(Number(value) & 0xff));
    else if (Number(value) === 0) this.zeros(width);
    else this.parts.push(`${width}:${value}`);
    return true;
  }

  private zeros(count: number): true {
    for (let at = 0; at < count; at++) this.parts.push('0');
    return true;
  }

  get text(): string {
    return this.parts.join(' ');
  }
}
