// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import { KINDS, type KindName } from '../lex';
import { ERROR_TOKEN, type Production, type Tables } from './tables';

const FIRST_NONTERMINAL = 256;
const END = KINDS.END;

/** The automaton of a generation. */
export const automatonOf = (generation: Generation): Tables => build(readProductions(generation.productions));

function readProductions(text: string): Production[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => /^(\w+): ?(.*)$/.exec(line)!);
  const nonterminals = new Map<string, number>();
  for (const [, left] of lines) {
    if (!nonterminals.has(left!)) nonterminals.set(left!, FIRST_NONTERMINAL + 1 + nonterminals.size);
  }
  const symbol = (name: string): number =>
    name === 'error' ? ERROR_TOKEN : (nonterminals.get(name) ?? KINDS[name as KindName]);
  const start: Production = {
    left: FIRST_NONTERMINAL,
    right: [FIRST_NONTERMINAL + 1, END],
    value: [],
    action: null,
    words: null,
  };
  const rest = lines.map(([, left, right]): Production => {
    const parts = right!.split(' ').filter(Boolean);
    const value = parts.find((part) => part.startsWith('@'));
    const symbols = parts.filter((part) => !/^[@#!]/.test(part)).map(symbol);
    const words = parts.find((part) => part.startsWith('!'))?.slice(1);
    return {
      left: nonterminals.get(left!)!,
      right: symbols,
      value: value
        ? value
            .slice(1)
            .split('?')
            .filter((part) => part !== '-')
            .map(Number)
            .reverse()
        : symbols.length
          ? [1]
          : [],
      action: parts.find((part) => part.startsWith('#'))?.slice(1) ?? null,
      words: words === 'names' || words === 'types' ? words : null,
    };
  });
  return [start, ...rest];
}

/** LR(0) states, their lookaheads by propagation over the transitions, then bison's choice of defaults. */
function build(productions: Production[]): Tables {
  const byLeft = new Map<number, number[]>();
  productions.forEach((p, n) => byLeft.set(p.left, [...(byLeft.get(p.left) ?? []), n]));
  const nullable = nullables(productions);
  const item = (production: number, dot: number): number => production * 16 + dot;

  const states: number[][] = [];
  const go: Map<number, number>[] = [];
  const numbers = new Map<string, number>();
  const stateOf = (kernel: number[]): number => {
    kernel.sort((a, b) => a - b);
    const key = kernel.join();
    let state = numbers.get(key);
    if (state === undefined) {
      state = states.length;
      numbers.set(key, state);
      states.push(closure(kernel));
      go.push(new Map());
    }
    return state;
  };
  const closure = (kernel: number[]): number[] => {
    const items = [...kernel];
    const seen = new Set(items);
    for (let i = 0; i < items.length; i++) {
      const next = productions[items[i]! >> 4]!.right[items[i]! & 15];
      for (const p of byLeft.get(next!) ?? []) {
        if (!seen.has(item(p, 0))) {
          seen.add(item(p, 0));
          items.push(item(p, 0));
        }
      }
    }
    return items;
  };
  stateOf([item(0, 0)]);
  for (let s = 0; s < states.length; s++) {
    const kernels = new Map<number, number[]>();
    for (const i of states[s]!) {
      const next = productions[i >> 4]!.right[i & 15];
      if (next !== undefined) kernels.set(next, [...(kernels.get(next) ?? []), i + 1]);
    }
    for (const [symbol, kernel] of kernels) go[s]!.set(symbol, stateOf(kernel));
  }

  const follow = follows(productions, states, go, nullable);
  const actions: Map<number, number>[] = [];
  const fallback: number[] = [];
  states.forEach((items, s) => {
    const shifts = [...go[s]!].filter(([symbol]) => symbol < FIRST_NONTERMINAL);
    const complete = items
      .filter((i) => productions[i >> 4]!.right.length === (i & 15))
      .map((i) => i >> 4)
      .sort((a, b) => a - b);
    const row = new Map<number, number>();
    for (const p of [...complete].reverse()) for (const token of follow(s, p)) row.set(token, ~p);
    for (const [token, state] of shifts) row.set(token, state);
    let best = -1;
    if (!shifts.some(([token]) => token === ERROR_TOKEN)) {
      let most = 0;
      for (const p of complete) {
        const count = [...row.values()].filter((action) => action === ~p).length;
        if (count > most || (complete.length === 1 && shifts.length === 0)) {
          most = count;
          best = p;
        }
      }
      for (const [token, action] of [...row]) if (best >= 0 && action === ~best) row.delete(token);
    }
    actions.push(row);
    fallback.push(best);
  });
  return { productions, actions, fallback, go };
}

function nullables(productions: Production[]): Set<number> {
  const nullable = new Set<number>();
  for (let size = -1; size !== nullable.size;) {
    size = nullable.size;
    for (const p of productions) if (p.right.every((symbol) => nullable.has(symbol))) nullable.add(p.left);
  }
  return nullable;
}

/** LALR(1) lookaheads after DeRemer and Pennello, as sets over the nonterminal transitions. */
function follows(
  productions: Production[],
  states: number[][],
  go: Map<number, number>[],
  nullable: Set<number>,
): (state: number, production: number) => Set<number> {
  const sets = new Map<string, Set<number>>();
  const reads: [string, string][] = [];
  const includes: [string, string][] = [];
  const lookback = new Map<string, string[]>();
  const key = (state: number, symbol: number): string => `${state} ${symbol}`;
  go.forEach((row, s) => {
    for (const [symbol, next] of row) {
      if (symbol < FIRST_NONTERMINAL) continue;
      const set = new Set<number>();
      for (const token of go[next]!.keys()) {
        if (token < FIRST_NONTERMINAL) set.add(token);
        else if (nullable.has(token)) reads.push([key(s, symbol), key(next, token)]);
      }
      sets.set(key(s, symbol), set);
    }
  });
  states.forEach((items, s) => {
    for (const i of items) {
      if ((i & 15) !== 0 || i === 0) continue;
      const production = productions[i >> 4]!;
      let state = s;
      production.right.forEach((symbol, at) => {
        if (
          symbol >= FIRST_NONTERMINAL &&
          production.right.slice(at + 1).every((rest) => nullable.has(rest))
        ) {
          includes.push([key(state, symbol), key(s, production.left)]);
        }
        state = go[state]!.get(symbol)!;
      });
      const end = `${state} ${i >> 4}`;
      lookback.set(end, [...(lookback.get(end) ?? []), key(s, production.left)]);
    }
  });
  for (const relation of [reads, includes]) {
    for (let changed = true; changed;) {
      changed = false;
      for (const [to, from] of relation) {
        const target = sets.get(to)!;
        const size = target.size;
        for (const token of sets.get(from)!) target.add(token);
        if (target.size !== size) changed = true;
      }
    }
  }
  return (state, production) => {
    const all = new Set<number>();
    for (const transition of lookback.get(`${state} ${production}`) ?? []) {
      for (const token of sets.get(transition)!) all.add(token);
    }
    return all;
  };
}
