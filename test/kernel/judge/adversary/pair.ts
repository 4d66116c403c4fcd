// SPDX-License-Identifier: GPL-2.0-or-later
/** Pairs of sides, what is to be asked of each, and what truth makes of the answers. */
import { Draw } from '../mutations/draw';
import { drawSide } from './draw-case';
import { reachedFrom, type Side } from './model';
import { mutate, type Mutation } from './mutate';
import { Printer } from './print';
import type { Sources } from '../toys/toy-kernel';
import type { CompilerCall } from './compilation';
import { truthsOf, type TruthAnswer, type UseTruth } from './truth';
import { usesOf } from './uses';
import type { Machine } from './words';

export interface PairOf {
  number: number;
  base: Side;
  next: Side;
  mutation: Mutation;
  isTree: boolean;
}

/** What is true of one export of a pair, and the uses that show it. */
export interface ExportTruth {
  name: string;
  answer: TruthAnswer;
  shown: string[];
}

/** The pair of a number: always the same for a seed. */
export function drawPair(seed: number, number: number, machine: Machine, isTree: boolean): PairOf {
  const draw = new Draw(seed * 1_000_003 + number);
  const base = drawSide(draw, { mark: `c${number}`, machine, isTree });
  const next = structuredClone(base);
  if (!draw.rarely(12)) next.focus = reachedFrom(next);
  const mutation = mutate(next, draw, machine);
  next.focus = [];
  return { number, base, next, mutation, isTree };
}

/** All sources of a side of several pairs, which share no name. */
export function sourcesOf(pairs: readonly PairOf[], side: 'base' | 'next'): Sources {
  return Object.assign({}, ...pairs.map((pair) => new Printer(pair[side]).sources())) as Sources;
}

export function exportsOf({ base, next }: PairOf): { id: number; name: string }[] {
  const idsOf = (side: Side): number[] => side.units.flatMap(({ exports }) => exports);
  const others = idsOf(next);
  return idsOf(base)
    .filter((id) => others.includes(id))
    .map((id) => ({ id, name: new Printer(base).named(id) }));
}

/** By pair and export; null for a pair that is no C. */
export function truthOf(pairs: readonly PairOf[], compiler: CompilerCall): (ExportTruth[] | null)[] {
  const byNumber = new Map(pairs.map((pair) => [pair.number, pair]));
  const parts = pairs.map((pair) =>
    exportsOf(pair).map(({ id, name }) => ({ name, uses: usesOf(pair.base, pair.next, id) })),
  );
  const asked = pairs.map(({ number }, at) => ({ number, uses: parts[at]!.flatMap(({ uses }) => uses) }));
  const headersOf = (number: number, side: 0 | 1): string[] =>
    byNumber.get(number)![side === 0 ? 'base' : 'next'].headers.map(({ file }) => file);
  const truths = truthsOf(asked, [sourcesOf(pairs, 'base'), sourcesOf(pairs, 'next')], headersOf, compiler);
  return truths.map((uses, at) => {
    if (!uses) return null;
    let from = 0;
    return parts[at]!.map(({ name, uses: its }): ExportTruth => {
      const found = uses.slice(from, (from += its.length));
      const { answer, shown } = answerOf(found, pairs[at]!.mutation, name);
      return { name, answer: becameReadOnly(pairs[at]!, name) ? 'must' : answer, shown };
    });
  });
}

function answerOf(
  uses: readonly UseTruth[],
  { isSoft, kind }: Mutation,
  exported: string,
): { answer: TruthAnswer; shown: string[] } {
  const different = uses.filter(({ how }) => !['same', 'alike', 'of no use'].includes(how));
  // A module that writes what is const now is no other module; only what is exported itself may lie in other memory.
  const isOfSource = ({ how, what }: UseTruth): boolean =>
    how === 'refused' && /^(?:write|promise)/.test(what) && what !== `write of ${exported}`;
  // Of a member, alignment is seen where it moves something; of a type, where a module makes one. What stands for a
  // function now may still be one.
  const isDoubtful = ({ what }: UseTruth): boolean =>
    /^(?:alignment of (?!all )|other pointee of )/.test(what);
  const hard = different.filter((use) => !isOfSource(use) && !isDoubtful(use));
  const shown = different.map(({ what, how }) => `${what}: ${how}`);
  if (hard.length > 0) return { answer: isSoft ? 'unclear' : 'must', shown };
  // How arguments are passed where they are not told is up to the machine.
  const isUntold = /^(?:variadic|parameters told)/.test(kind);
  const isAlike = different.length === 0 && !isSoft && !isUntold && uses.some(({ how }) => how === 'same');
  return { answer: isAlike ? 'harmless' : 'unclear', shown };
}

/** What no code shows: it lies in memory now that is not written after the kernel has started. */
function becameReadOnly({ base, next }: PairOf, name: string): boolean {
  const attrsIn = ({ decls }: Side): string[] =>
    Object.values(decls).flatMap((decl) => (decl.is === 'object' && decl.name === name ? decl.attrs : []));
  const isReadOnly = (side: Side): boolean => attrsIn(side).some((attr) => attr.includes('ro_after_init'));
  return isReadOnly(next) && !isReadOnly(base);
}
