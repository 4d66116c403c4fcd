// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * What a compiler makes of a module on each side. An export is broken for a module where the module's code, compiled
 * against the base, is not what the new headers would make of it, and is not proved to do the same.
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Sources } from '../toys/toy-kernel';
import { Compilation, type CompilerCall, type Piece } from './compilation';
import { provedAlike, type Compile, type Doubt } from './evidence';
import type { Use } from './uses';

export type TruthAnswer = 'must' | 'harmless' | 'unclear';

/** What the compiler says of one use: whether both sides' code is the same, or proved to do the same. */
export interface UseTruth {
  what: string;
  how: 'same' | 'alike' | 'other code' | 'gone' | 'refused' | 'of no use';
}

/** Functions of the module by what names them: the case's number and the use's. */
export type Asked = readonly { number: number; uses: readonly Use[] }[];

/**
 * @param headersOf of the cases, in the order of inclusion
 * @returns by case and use; null for a case whose headers a side's compiler refuses
 */
export function truthsOf(
  asked: Asked,
  sides: readonly [base: Sources, next: Sources],
  headersOf: (number: number, side: 0 | 1) => readonly string[],
  compiler: CompilerCall,
): (UseTruth[] | null)[] {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'modversions-truth-'));
  try {
    writeHeaders(folder, sides);
    const numbers = asked.map(({ number }) => number);
    const compile: Compile = (side, pieces, opening) => {
      const of = new Set(pieces.map(({ number }) => number));
      const module = {
        numbers: numbers.filter((number) => of.has(number)),
        headersOf: (number: number) => headersOf(number, side),
        folder: path.join(folder, String(side)),
        opening,
      };
      return new Compilation(module, pieces, compiler).run();
    };
    const [base, next] = ([0, 1] as const).map((side) => compile(side, piecesOf(asked, side), []));
    const truths = asked.map(({ number, uses }) => {
      if (base!.refused.has(number) || next!.refused.has(number)) return null;
      return uses.map(({ what, next: text }, at): UseTruth => {
        const name = nameOf(number, at);
        const [before, after] = [base!.code.get(name), next!.code.get(name)];
        if (before === undefined) return { what, how: 'of no use' };
        if (text === null) return { what, how: 'gone' };
        if (after === undefined) return { what, how: 'refused' };
        return { what, how: before === after ? 'same' : 'other code' };
      });
    });
    return withEvidence(asked, truths, compile);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function writeHeaders(folder: string, sides: readonly Sources[]): void {
  for (const [at, sources] of sides.entries()) {
    for (const [file, text] of Object.entries(sources)) {
      if (!file.endsWith('.h')) continue;
      const full = path.join(folder, String(at), file);
      fs.mkdirSync(path.dirname(full), { recursive: true });
      fs.writeFileSync(full, text);
    }
  }
}

const nameOf = (number: number, at: number): string => `use_${number}_${at}`;

function piecesOf(asked: Asked, side: 0 | 1): Piece[] {
  return asked.flatMap(({ number, uses }) =>
    uses.flatMap((use, at): Piece[] => {
      const text = side === 0 ? use.base : use.next;
      return text === null ? [] : [{ number, name: nameOf(number, at), text }];
    }),
  );
}

const DIFFER: ReadonlySet<UseTruth['how']> = new Set(['other code', 'gone']);

/** What differs in code is asked for once more where that may prove that an export is the same for modules. */
function withEvidence(
  asked: Asked,
  truths: readonly (UseTruth[] | null)[],
  compile: Compile,
): (UseTruth[] | null)[] {
  const doubts = asked.flatMap(({ number, uses }, at) => {
    const differing = uses.filter((_, index) => DIFFER.has(truths[at]?.[index]?.how ?? 'same'));
    const lost = new Set(
      differing.filter(({ proofs }) => proofs.length === 0).map(({ exported }) => exported),
    );
    return uses.flatMap((use, index): Doubt[] => {
      const isDoubt = differing.includes(use) && !lost.has(use.exported);
      return isDoubt ? [{ number, name: nameOf(number, index), use }] : [];
    });
  });
  const alike = provedAlike(doubts, compile);
  return truths.map(
    (uses, at) =>
      uses?.map((use, index): UseTruth =>
        alike.has(nameOf(asked[at]!.number, index)) ? { ...use, how: 'alike' } : use,
      ) ?? null,
  );
}
