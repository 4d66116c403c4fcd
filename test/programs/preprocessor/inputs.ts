// SPDX-License-Identifier: GPL-2.0-or-later
/** Makes up small sources full of macros, the same for the same seed. */
export class Inputs {
  constructor(private state: number) {}

  /** One source. All its macros begin with `prefix`, so that several make one text. */
  source(prefix: string): string {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => prefix + name);
    const lines: string[] = [];
    for (let count = this.below(5) + 3; count > 0; count--) lines.push(this.definition(names));
    for (let count = this.below(6) + 2; count > 0; count--) lines.push(...this.piece(names, 2));
    return `${lines.join('\n')}\n`;
  }

  private below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 0x100000000) * limit);
  }

  private of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }

  private blank(): string {
    return this.of(['', '', ' ', ' ', '  ', '/**/', ' /* c */ ', '\\\n', '\t']);
  }

  private definition(names: readonly string[]): string {
    const name = this.of(names);
    const parameters = this.of([null, null, [], ['x'], ['x', 'y'], ['x', '...'], ['...'], ['x', 'more...']]);
    if (!parameters) return `#define ${name} ${this.body(names, [])}`;
    const known = parameters.map((one) => (one === '...' ? '__VA_ARGS__' : one.replace('...', '')));
    return `#define ${name}(${parameters.join(this.of([',', ', ']))})${this.of([' ', ''])}${this.body(names, known)}`;
  }

  private body(names: readonly string[], parameters: readonly string[]): string {
    let text = '';
    for (let count = this.below(6); count > 0; count--) {
      const isParameter = parameters.length > 0 && this.below(2) === 0;
      const hash = isParameter && this.below(5) === 0 ? '#' : '';
      const word = isParameter ? hash + this.of(parameters) : this.word(names);
      const joint =
        text === '' ? '' : this.of(['', ' ', ' ', '  ', '/**/', this.of(['##', ' ## ', ', ## ', ''])]);
      text += joint + word;
    }
    return text;
  }

  private word(names: readonly string[]): string {
    const name = this.of(names);
    return this.of([
      ...[
        name,
        name,
        name,
        `${name}()`,
        `${name}(b, c)`,
        `${name}(${this.of(names)})`,
        `${name} (1, ${this.of(names)})`,
      ],
      ...[
        'a',
        'b1',
        '1',
        '2e',
        '.5',
        '"s"',
        "'c'",
        ',',
        '+',
        '-',
        '->',
        '<',
        '=',
        '==',
        '&',
        '#',
        '.',
        'L',
        ';',
      ],
      ...[
        '__LINE__',
        '__COUNTER__',
        '__FILE__',
        '_Pragma("p q")',
        '/',
        '%',
        ':',
        '[',
        ']',
        '{',
        '}',
        'x',
        'y',
        '...',
      ],
    ]);
  }

  private call(names: readonly string[]): string {
    const count = this.below(4);
    const args = Array.from({ length: count }, () => this.words(names, 3).replace(/[()]/g, ''));
    return `${this.of(names)}${this.blank()}(${args.join(this.of([',', ', ', ',\n', ' ,\n  ']))}${this.of(['', '\n'])})`;
  }

  private words(names: readonly string[], most: number): string {
    let text = '';
    for (let count = this.below(most + 1); count > 0; count--) text += this.word(names) + this.blank();
    return text;
  }

  private piece(names: readonly string[], depth: number): string[] {
    const inner = (): string[] => (depth > 0 ? this.piece(names, depth - 1) : []);
    switch (this.below(10)) {
      case 0:
        return [this.definition(names)];
      case 1:
        return [`#undef ${this.of(names)}`];
      case 2:
        return [
          `#${this.of(['ifdef', 'ifndef'])} ${this.of(names)}`,
          ...inner(),
          '#else',
          ...inner(),
          '#endif',
        ];
      case 3:
        return [
          `#if ${this.condition(names)}`,
          ...inner(),
          `#elif ${this.condition(names)}`,
          ...inner(),
          '#endif',
        ];
      case 4:
        return ['', '', this.of(['', '\n\n\n\n\n\n\n\n']), '#pragma   tea  pot'];
      case 5:
        return [`#line ${this.below(90) + 10}${this.of(['', ' "z.c"'])}`, this.words(names, 2)];
      case 6:
      case 7:
        return [`${this.of(['', ' ', '\t\t '])}${this.call(names)}${this.words(names, 2)}`];
      default:
        return [`${this.of(['', ' ', '    '])}${this.words(names, 6)}`];
    }
  }

  private condition(names: readonly string[]): string {
    const atom = (): string =>
      this.of([
        ...[
          '0',
          '1',
          '2',
          '0x10u',
          '-1',
          "'a'",
          '077',
          '1ll',
          `defined ${this.of(names)}`,
          `defined(${this.of(names)})`,
        ],
        ...[this.of(names), `!${this.of(names)}`, `${this.of(names)}(1)`, '(1 ? 2 : 3)', '~0'],
      ]);
    let text = atom();
    for (let count = this.below(3); count > 0; count--)
      text += ` ${this.of(['+', '-', '*', '/', '%', '<', '>=', '==', '!=', '&&', '||', '&', '|', '^', '<<', '>>'])} ${atom()}`;
    return text;
  }
}
