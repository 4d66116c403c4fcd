// SPDX-License-Identifier: GPL-2.0-or-later
/** Makes failing pairs small: as long as the program is still wrong, what is not needed goes. */
import type { Toolchain, Toys } from '../toys/toy-kernel';
import { eachType, type Side, type Type } from './model';
import { exportsOf, sourcesOf, type PairOf } from './pair';
import { tryPairs, type Outcome } from './round';
import type { CompilerCall } from './compilation';
import { usesOf } from './uses';

export interface Small {
  pair: PairOf;
  exported: string;
  why: string;
}

const TURNS = 5;
/** Candidates of one pair in one turn. */
const WIDTH = 8;

/** Candidates of all pairs are tried at once, turn by turn. */
export function smaller(
  outcomes: readonly Outcome[],
  toys: Toys,
  toolchain: Toolchain,
  truth: CompilerCall,
): Small[] {
  let current = outcomes.map(({ pair, truth: its, told }) => ({
    pair,
    exported: its.name,
    why: whyOf(its.shown, told.answer),
    isDone: false,
  }));
  let number = 1_000_000;
  for (let turn = 0; turn < TURNS && current.some(({ isDone }) => !isDone); turn++) {
    const candidates = current.flatMap(({ pair, isDone }, owner) =>
      isDone
        ? []
        : reductions(pair)
            .filter(isWhole)
            .slice(0, WIDTH)
            .map((reduced) => ({ owner, pair: renumbered(reduced, number++) })),
    );
    const better = new Map<number, Small>();
    for (let at = 0; at < candidates.length; at += 200) {
      const some = candidates.slice(at, at + 200);
      const byNumber = new Map(some.map(({ owner, pair }) => [pair.number, owner]));
      for (const { pair, truth: its, told, fault } of safely(() =>
        tryPairs(
          some.map((one) => one.pair),
          toys,
          toolchain,
          truth,
        ),
      )) {
        const owner = byNumber.get(pair.number)!;
        if (fault !== 'false safe' || better.has(owner)) continue;
        better.set(owner, { pair, exported: its.name, why: whyOf(its.shown, told.answer) });
      }
    }
    current = current.map((one, at) => {
      const found = better.get(at);
      return found ? { ...found, isDone: false } : { ...one, isDone: true };
    });
  }
  return current;
}

/** Whether nothing of it speaks of what is gone. */
function isWhole(pair: PairOf): boolean {
  try {
    const texts = [sourcesOf([pair], 'base'), sourcesOf([pair], 'next')];
    exportsOf(pair).forEach(({ id }) => usesOf(pair.base, pair.next, id));
    const [base, next] = texts.map((files) => JSON.stringify(files));
    if (base === next) return false;
    return !texts.some((files) => Object.values(files).some((text) => text.includes('missing')));
  } catch {
    return false;
  }
}

const whyOf = (shown: readonly string[], told: string): string =>
  `told ${told}; a module's code: ${shown.slice(0, 4).join('; ')}`;

function safely(work: () => Outcome[]): Outcome[] {
  try {
    return work();
  } catch (error) {
    console.error(error instanceof Error ? error.message.slice(0, 500) : error);
    return [];
  }
}

/** The same pair with another number in all names. */
function renumbered(pair: PairOf, number: number): PairOf {
  const text = JSON.stringify({ base: pair.base, next: pair.next })
    .replaceAll(new RegExp(`c${pair.number}(?!\\d)`, 'g'), `c${number}`)
    .replaceAll(new RegExp(`C${pair.number}(?!\\d)`, 'g'), `C${number}`);
  return { ...pair, ...(JSON.parse(text) as { base: Side; next: Side }), number };
}

/** Pairs with one thing less on both sides. */
function reductions(pair: PairOf): PairOf[] {
  const found: PairOf[] = [];
  const add = (change: (side: Side) => boolean): void => {
    const [base, next] = [structuredClone(pair.base), structuredClone(pair.next)];
    const [first, second] = [change(base), change(next)];
    if (!first && !second) return;
    if (JSON.stringify(base) !== JSON.stringify(next)) found.push({ ...pair, base, next });
  };
  const { base } = pair;
  base.units.forEach((_, at) => add(({ units }) => units.length > 1 && units.splice(at, 1).length > 0));
  for (const id of Object.keys(base.decls).map(Number)) {
    add((side) => {
      let isThere = false;
      for (const home of [...side.headers, ...side.privates]) {
        const at = home.decls.indexOf(id);
        if (at >= 0) isThere = home.decls.splice(at, 1).length > 0;
      }
      for (const unit of side.units) unit.exports = unit.exports.filter((one) => one !== id);
      side.decls = Object.fromEntries(Object.entries(side.decls).filter(([one]) => Number(one) !== id));
      return isThere;
    });
  }
  for (const id of Object.keys(base.decls).map(Number)) found.push(...withinDecl(pair, id));
  return found;
}

/** Pairs in which one declaration is simpler. */
function withinDecl(pair: PairOf, id: number): PairOf[] {
  const found: PairOf[] = [];
  const add = (change: (side: Side) => void): void => {
    const [base, next] = [structuredClone(pair.base), structuredClone(pair.next)];
    const before = JSON.stringify([base, next]);
    change(base);
    change(next);
    if (JSON.stringify([base, next]) === before || JSON.stringify(base) === JSON.stringify(next)) return;
    found.push({ ...pair, base, next });
  };
  const decl = pair.base.decls[id]!;
  if (decl.is === 'record') {
    for (const member of decl.members) {
      add(({ decls }) => {
        const its = decls[id];
        if (its?.is === 'record') its.members = its.members.filter((one) => one.id !== member.id);
      });
      if (member.type.is !== 'base') {
        add(({ decls }) => {
          const its = decls[id];
          const own = its?.is === 'record' ? its.members.find((one) => one.id === member.id) : undefined;
          if (own) own.type = { is: 'base', name: 'int' };
        });
      }
    }
    add(({ decls }) => {
      const its = decls[id];
      if (its?.is === 'record') Object.assign(its, { before: [], after: [], prefix: '' });
    });
  }
  if (decl.is === 'enum') {
    for (const item of decl.items) {
      add(({ decls }) => {
        const its = decls[id];
        if (its?.is === 'enum') its.items = its.items.filter((one) => one.id !== item.id);
      });
    }
  }
  if (decl.is === 'object') {
    add(({ decls }) => {
      const its = decls[id];
      if (its?.is === 'object') Object.assign(its, { attrs: [], prefix: 'extern', companion: '' });
    });
  }
  let count = 0;
  eachType(decl, () => count++);
  for (let at = 0; at < count; at++) {
    add(({ decls }) => {
      const its = decls[id];
      let index = 0;
      if (its)
        eachType(its, (type: Type) =>
          index++ === at && type.is === 'function' ? (type.params = type.params.slice(1)) : undefined,
        );
    });
    add(({ decls }) => {
      const its = decls[id];
      let index = 0;
      if (its)
        eachType(its, (type: Type) =>
          index++ === at && type.is === 'function' ? (type.params = type.params.slice(0, -1)) : undefined,
        );
    });
  }
  return found;
}
