// SPDX-License-Identifier: GPL-2.0-or-later
/** Made-up inputs: a few tokens in each place where a declaration may hold them, and units of random declarations. */

/** What an input's tokens stand in. `$` is the number of the input, `#` its tokens. */
const PLACES = [
  '# ;',
  'int # ;',
  'struct m$ { # ; int after; } v$;',
  'int f$(#);',
  'int g$(int (#), T);',
] as const;

/** Each token, and how often chance takes it. `$` is the number of the input. */
const TOKENS: readonly (readonly [text: string, weight: number])[] = [
  ['int', 8],
  ['T', 8],
  ['U', 3],
  ['x$', 8],
  ['y$', 3],
  ['struct', 2],
  ['struct s', 4],
  ['enum e', 1],
  ['enum', 1],
  ['union q { int m; T T; }', 2],
  ['struct { int m; }', 1],
  ['const', 3],
  ['restrict', 1],
  ['static', 1],
  ['extern', 1],
  ['inline', 1],
  ['typedef', 2],
  ['__extension__', 1],
  ['typeof(int)', 1],
  ['typeof(T)', 1],
  ['typeof(E1)', 1],
  ['__attribute__((u))', 7],
  ['asm("l")', 1],
  ['*', 6],
  ['(', 6],
  [')', 6],
  ['()', 1],
  ['(T)', 2],
  [',', 5],
  ['[3]', 2],
  ['{', 1],
  ['}', 1],
  ['= 1', 1],
  [': 3', 1],
  ['...', 1],
  [';', 2],
  ['5', 1],
  ['E1', 1],
  ['int8x8_t', 1],
  ['__seg_gs', 1],
];

const HEAD = '# 1 "u.c"\n# 1 "h.h" 1\ntypedef int T; typedef struct s { int m; } U; enum e { E1, E2 = 5 };\n';
/** Names that an input may declare. */
const NAMES = ['x', 'y', 'f', 'g', 'v'] as const;

/** A repeatable sequence of numbers below 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WHEEL = TOKENS.flatMap(([text, weight]) => Array.from({ length: weight }, () => text));

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

/** Every sequence of so many tokens, in every place. */
export function* allSequences(length: number): Generator<string> {
  const count = TOKENS.length ** length;
  for (let number = 0; number < count; number++) {
    const tokens: string[] = [];
    for (let rest = number; tokens.length < length; rest = Math.floor(rest / TOKENS.length))
      tokens.push(TOKENS[rest % TOKENS.length]![0]);
    for (const place of PLACES) yield place.replace('#', tokens.join(' '));
  }
}

/** Sequences of four and five tokens, and longer ones, as chance has it. */
export function* randomSequences(random: () => number): Generator<string> {
  for (;;) {
    const length = random() < 0.6 ? 4 + Math.floor(random() * 2) : 6 + Math.floor(random() * 10);
    const tokens = Array.from({ length }, () => pick(WHEEL, random));
    yield pick(PLACES, random).replace('#', tokens.join(' '));
  }
}

const TYPES = ['int', 'T', 'U', 'const T', 'struct s', 'unsigned long', 'typeof(T)', 'enum e', 'struct q$'];
const STARS = ['', '', '*', '* const', '**', '* __attribute__((p))'];
const ATTRIBUTES = ['', '', '', '__attribute__((a))', '__attribute__((a)) __attribute__((b))'];
const BOUNDS = ['', '', '[3]', '[E2]'];

/** Declarations that nearly all fit the grammar, as chance has it. */
export function* randomDeclarations(random: () => number): Generator<string> {
  const some = (list: readonly string[]): string => pick(list, random);
  const parameters = (depth: number): string =>
    Array.from({ length: Math.floor(random() * 4) }, () =>
      random() < 0.2 && depth < 3
        ? `${some(TYPES)} (${some(ATTRIBUTES)} *${some(['', 'p', 'T'])})(${parameters(depth + 1)})`
        : `${some(TYPES)} ${some(STARS)} ${some(['', 'p', 'T', 'restrict p'])} ${some(BOUNDS)} ${some(ATTRIBUTES)}`,
    ).join(', ');
  const members = (depth: number): string =>
    Array.from({ length: Math.floor(random() * 4) }, () =>
      random() < 0.2 && depth < 3
        ? `struct ${some(ATTRIBUTES)} { ${members(depth + 1)} } ${some(['', 'm', 'T'])};`
        : `${some(TYPES)} ${some(STARS)} ${some(['m', 'T', 'm, T', 'm : 3, T : 4', '(*T)(int)', `(*m)(${parameters(2)})`])} ${some(ATTRIBUTES)};`,
    ).join(' ');
  for (;;) {
    const kind = random();
    if (kind < 0.4)
      yield `${some(TYPES)} ${some(ATTRIBUTES)} ${some(STARS)} f$(${parameters(0)}) ${some(ATTRIBUTES)};`;
    else if (kind < 0.5) yield `${some(TYPES)} ${some(STARS)} f$(${parameters(0)}) { return 1; }`;
    else if (kind < 0.7)
      yield `struct ${some(ATTRIBUTES)} m$ { ${members(0)} } ${some(ATTRIBUTES)} ${some(['', 'v$', '*v$'])};`;
    else if (kind < 0.85)
      yield `${some(['', 'extern', 'static'])} ${some(TYPES)} ${some(STARS)} x$ ${some(BOUNDS)} ${some(ATTRIBUTES)} ${some(['', '= 1', ', y$', `, ${some(ATTRIBUTES)} *y$ ${some(ATTRIBUTES)}`])};`;
    else
      yield `typedef ${some(TYPES)} ${some(STARS)} ${some(['x$', '(*x$)(int T)', 'x$[2]'])} ${some(ATTRIBUTES)}; x$ y$;`;
  }
}

/** One unit that holds inputs one after another, and exports all that they may declare. */
export function unitOf(inputs: readonly string[]): string {
  const numbered = inputs.map(
    (input, number) => `# ${number + 1}0 "h.h"\n${input.replaceAll('$', String(number))}\n;`,
  );
  const exports = inputs.flatMap((_, number) =>
    NAMES.map((name) => `__GENKSYMS_EXPORT_SYMBOL(${name}${number});`),
  );
  return `${HEAD}${numbered.join('\n')}\n# 2 "u.c" 2\n;\n;\n${exports.join('\n')}\n`;
}
