// SPDX-License-Identifier: GPL-2.0-or-later
import { wordsOf } from '../../formats/corpus';

/** Numbers behind a type or a member. */
const NUMBER = /^[a-z_]+\(\d+\)$/;

/**
 * The member of a structure through which its record from debug data refers to another, first of several; with its path
 * where it lies in a member with a name.
 * @returns null where the reference is in no member, or in one without a name
 */
export function debugMemberOf(record: string, reference: string): string | null {
  const words = wordsOf(record);
  const found = words.indexOf(reference, 1);
  /** By open bracket: where the member at hand begins in it; -1 outside of members. */
  const members: number[] = [-1];
  for (let place = 1; place < found; place++) {
    const word = words[place]!;
    if (word === '{' || word === '(') members.push(-1);
    else if (word === '}' || word === ')') members.pop();
    else if (word === 'member') members[members.length - 1] = place;
    else if (word === ',') members[members.length - 1] = -1;
  }
  const path = members
    .filter((start) => start > 0)
    .map((start) => nameIn(words, start))
    .filter((name) => name !== null);
  return path.length > 0 ? path.join('.') : null;
}

/** The name of the member that begins at a place: the last word behind its type. */
function nameIn(words: readonly string[], start: number): string | null {
  const own: string[] = [];
  let depth = 0;
  for (let place = start; place < words.length; place++) {
    const word = words[place]!;
    if (word === '{' || word === '(') depth++;
    else if (word === '}' || word === ')') {
      if (depth-- === 0) break;
    } else if (depth === 0) {
      if (word === ',') break;
      if (!NUMBER.test(word)) own.push(word);
    }
  }
  // `member`, its type, its name.
  return own.length > 2 ? own.at(-1)! : null;
}
