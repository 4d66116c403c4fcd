// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Code that differs may still do the same. Whether it does is asked of the compiler again, in a form in which nothing else
 * is left to differ; what that does not prove stays different.
 */
import type { Compiled, Piece } from './compilation';
import type { Pair } from './model';
import type { Use } from './uses';

/** What a use's difference may come down to. */
export type Proof =
  /** How an exported variable is aligned: its kernel promises that, and may promise more than it did. */
  | { by: 'alignment'; object: Pair<string> }
  /** How a member's values are written: each side may store what the other one stores, and reads the same of it. */
  | { by: 'patterns'; holder: Pair<Place>; member: Pair<string> };

/** The function's parameter by which a module has something, and the expression for it. */
export type Place = readonly [param: string, text: string];

export interface Doubt {
  number: number;
  /** Of the use, as it was compiled. */
  name: string;
  use: Use;
}

/** Compiles for one side, behind declarations of objects that come before. */
export type Compile = (side: 0 | 1, pieces: readonly Piece[], opening: readonly Piece[]) => Compiled;

/** @returns names of the uses whose code is proved to do the same on both sides */
export function provedAlike(doubts: readonly Doubt[], compile: Compile): Set<string> {
  if (doubts.length === 0) return new Set();
  const both = (of: 'plain' | 'levelled'): (readonly [Piece[], Piece[]])[] =>
    ([0, 1] as const).map((side) => {
      const asked = doubts.map((doubt) => questionsOf(doubt, side));
      return [
        asked.flatMap((one) => one[of]),
        of === 'plain' ? [] : asked.flatMap((one) => one.opening),
      ] as const;
    });
  const answers = (of: 'plain' | 'levelled'): Answers => {
    const [base, next] = both(of).map(
      ([pieces, opening], side) => compile(side === 0 ? 0 : 1, pieces, opening).code,
    );
    return { base: base!, next: next! };
  };
  const [plain, levelled] = [answers('plain'), answers('levelled')];
  return new Set(doubts.filter((doubt) => holdsFor(doubt, plain, levelled)).map(({ name }) => name));
}

type Answers = Pair<ReadonlyMap<string, string>>;

interface Questions {
  plain: Piece[];
  /** Those that are compiled where exported variables are aligned alike. */
  levelled: Piece[];
  opening: Piece[];
}

/** Up to what alignment a variable's is asked for, and all are levelled to. */
export const ALIGNMENTS = [2, 4, 8, 16, 32, 64, 128] as const;

/** Values that are stored: all of a byte, each bit, and all bits. */
const VALUES = [
  ...Array.from({ length: 256 }, (_, value) => String(value)),
  ...Array.from({ length: 56 }, (_, bit) => `(1ull << ${bit + 8})`),
  '-1',
];

function questionsOf({ number, name, use }: Doubt, side: 0 | 1): Questions {
  const questions: Questions = { plain: [], levelled: [], opening: [] };
  const which = side === 0 ? 'base' : 'next';
  const text = use[which];
  for (const proof of use.proofs) {
    const add = (what: string, its: string): void => {
      questions.plain.push({ number, name: `${name}_${what}`, text: its });
    };
    if (proof.by === 'alignment') {
      const object = proof.object[which];
      add('zero', 'void NAME(void) { G = 0; }');
      for (const bytes of ALIGNMENTS) {
        add(`at${bytes}`, `void NAME(void) { G = (long)&${object} & ${bytes - 1}; }`);
      }
      questions.opening.push({
        number,
        name: `${name}_level`,
        text: `extern __typeof__(${object}) ${object} __attribute__((aligned(${ALIGNMENTS.at(-1)!})));`,
      });
      if (text !== null) questions.levelled.push({ number, name, text });
    } else {
      const [param, holder] = proof.holder[which].map((one) => one.replaceAll(/\barg\b/g, 'NAME_arg'));
      const type = `__typeof__(${holder})`;
      const member = proof.member[which];
      const before = param === 'void' ? '' : `extern ${param}; `;
      for (const [at, value] of VALUES.entries()) {
        add(`stores${at}`, `${before}const ${type} NAME = { .${member} = ${value} };`);
        const reads = READS.map(
          (read, index) => `to[${index}] = ${read.replaceAll('IT', `kept.${member}`)};`,
        );
        add(
          `reads${at}`,
          `${before}void NAME(void) { ${type} kept = { .${member} = ${value} }; long *to = P; ${reads.join(' ')} }`,
        );
      }
    }
  }
  return questions;
}

/** What code does with a value that it reads. */
const READS = [
  'IT',
  '!IT',
  'IT == 1',
  'IT < 0',
  'IT > 1',
  'IT + 1',
  '-IT',
  '~IT',
  'IT ? 3 : 4',
  'IT && G',
  '(_Bool)IT',
];

function holdsFor({ name, use }: Doubt, plain: Answers, levelled: Answers): boolean {
  return use.proofs.some(({ by }) =>
    by === 'alignment' ? isKept(name, plain) && isSame(levelled, name) : storeTheSame(name, plain),
  );
}

function isSame({ base, next }: Answers, name: string): boolean {
  return base.has(name) && base.get(name) === next.get(name);
}

/** Whether code that counts on the base's alignment may count on the other's: what is known of the address is known there too. */
function isKept(name: string, { base, next }: Answers): boolean {
  const isKnown = (code: ReadonlyMap<string, string>, bytes: number): boolean =>
    code.get(`${name}_at${bytes}`) === code.get(`${name}_zero`);
  return (
    isSame({ base, next }, `${name}_zero`) &&
    ALIGNMENTS.every((bytes) => isKnown(next, bytes) || !isKnown(base, bytes))
  );
}

/** Whether each side stores exactly the patterns that the other one stores, and reads the same of each. */
function storeTheSame(name: string, { base, next }: Answers): boolean {
  const patterns = { base: new Set<string>(), next: new Set<string>() };
  /** Patterns that both sides store for one value, and read alike. */
  const agreed = new Set<string>();
  for (const at of VALUES.keys()) {
    const [before, after] = [base.get(`${name}_stores${at}`), next.get(`${name}_stores${at}`)];
    if (before === undefined || after === undefined) return false;
    patterns.base.add(before);
    patterns.next.add(after);
    if (before === after && isSame({ base, next }, `${name}_reads${at}`)) agreed.add(before);
  }
  return [...patterns.base, ...patterns.next].every((pattern) => agreed.has(pattern));
}
