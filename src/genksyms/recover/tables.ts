// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Generation } from '../../../grammars';

/** A production of the grammar, with what it does when it is complete. */
export interface Production {
  left: number;
  right: number[];
  /** Parts that may give the value, the last present one first; none at all where empty. */
  value: number[];
  action: string | null;
  /** What the lexer may make of a typedef's name from then on; null where that stays as it is. */
  words: 'names' | 'types' | null;
}

/** The action table of an LALR(1) automaton with bison's defaults. */
export interface Tables {
  productions: Production[];
  /** Per state: token → next state (≥ 0), or ~production. */
  actions: Map<number, number>[];
  /** Per state: the production taken where no action fits, or -1: a syntax error. */
  fallback: number[];
  /** Per state: nonterminal → next state. */
  go: Map<number, number>[];
}

/** The token that stands for what an error made unreadable. */
export const ERROR_TOKEN = 254;

/** Where the build puts the automaton of a generation. */
export const automatonFile = ({ name }: Generation): string => join(__dirname, `automaton-${name}.tables`);

/** The compiled files that decide what an automaton is: one older than these is not used. */
const DECIDERS = [
  'automaton.js',
  '../lex/kinds.js',
  '../../../grammars/g0.js',
  '../../../grammars/rework.js',
];

type Kept = Omit<Tables, 'actions' | 'go'> & { actions: [number, number][][]; go: [number, number][][] };

/** An automaton as text. */
export function encodeTables({ actions, go, ...rest }: Tables): string {
  const rows = (maps: Map<number, number>[]): [number, number][][] => maps.map((row) => [...row]);
  return JSON.stringify({ ...rest, actions: rows(actions), go: rows(go) } satisfies Kept);
}

/** The automaton that the build made; null where there is none, or one of an earlier build. */
export function keptTables(generation: Generation): Tables | null {
  let text: string;
  try {
    const file = automatonFile(generation);
    const { mtimeMs } = statSync(file);
    if (DECIDERS.some((part) => statSync(join(__dirname, part)).mtimeMs > mtimeMs)) return null;
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const { actions, go, ...rest } = JSON.parse(text) as Kept;
  const maps = (rows: [number, number][][]): Map<number, number>[] => rows.map((row) => new Map(row));
  return { ...rest, actions: maps(actions), go: maps(go) };
}
