// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import { Kind, KINDS } from './kinds';
import type { Names } from './names';

/** The words of a generation that are no identifiers, by their numbers. */
export interface Keywords {
  /** The kind of each word; -1 for an identifier, as for every word behind the end. */
  kinds: Int16Array;
  /** Types of the compiler's own, which genksyms' first stage cuts. */
  builtinTypes: ReadonlySet<number>;
}

/** Numbers the words of a generation. */
export function keywordsOf({ keywords, builtinTypes }: Generation, names: Names): Keywords {
  const builtin = builtinTypes.map((word) => names.of(word));
  const ids = Object.entries(keywords).map(([word, kind]): [number, number] => [names.of(word), KINDS[kind]]);
  for (const id of builtin) ids.push([id, Kind.BUILTIN_INT]);
  const kinds = new Int16Array(Math.max(...ids.map(([id]) => id)) + 1).fill(-1);
  for (const [id, kind] of ids) kinds[id] = kind;
  return { kinds, builtinTypes: new Set(builtin) };
}
