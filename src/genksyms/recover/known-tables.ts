// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import { keptTables, type Tables } from './tables';

const cache = new Map<string, Tables>();

/** The tables of a generation, read or made when a unit needs them first: most units never need them. */
export function tablesOf(generation: Generation): Tables {
  let tables = cache.get(generation.name);
  if (!tables) cache.set(generation.name, (tables = keptTables(generation) ?? madeTables(generation)));
  return tables;
}

function madeTables(generation: Generation): Tables {
  // Making them takes code that a built project never loads.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { automatonOf } = require('./automaton') as typeof import('./automaton');
  return automatonOf(generation);
}
