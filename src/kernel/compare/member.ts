// SPDX-License-Identifier: GPL-2.0-or-later
import { isDebugRecord, wordsOf } from '../../formats/corpus';
import { isMarked, RecordName } from '../../record-name';
import { debugMemberOf } from './debug-member';

/** A brace level of a record: where the member at hand begins, and how many parentheses are open in it. */
interface Level {
  start: number;
  parentheses: number;
}

const IDENTIFIER = /^[A-Za-z_$]/;
/** What may stand behind the name of a member. */
const BEHIND_NAME = new Set(['[', ':', '__attribute__', '__attribute']);
const QUALIFIERS = new Set(['const', 'volatile', 'restrict', '__restrict', '__restrict__']);

/**
 * The member of a struct or union through which its record refers to another, first of several: `dev` for
 * `s#net_device` in `s#sk_buff struct sk_buff { s#net_device * dev ; }`. What lies in a named member has its path,
 * `link.dev`.
 * @returns null where the reference is in no member (a parameter, a typedef's type), or in one without a name
 */
export function memberOf(record: string, reference: string): string | null {
  if (isDebugRecord(record)) return debugMemberOf(record, reference);
  const words = wordsOf(record);
  const found = words.indexOf(reference, 1);
  if (found < 0 || RecordName.parse(words[0]!).keyword === 'enum') return null;
  const levels: Level[] = [{ start: 0, parentheses: 0 }];
  for (let place = 0; place < found; place++) step(levels, words[place]!, place);
  const path: string[] = [];
  let { start } = levels.at(-1)!;
  for (let place = found; levels.length > 1;) {
    const end = endOf(words, place);
    const name = declaredIn(words.slice(start, end));
    if (name !== null) path.unshift(name);
    // On to what stands behind the brace that closes this level.
    levels.pop();
    start = closingOf(words, end) + 1;
    place = start;
  }
  return path.length > 0 ? path.join('.') : null;
}

/** Keeps the levels at a word. */
function step(levels: Level[], word: string, place: number): void {
  const level = levels.at(-1)!;
  if (word === '{') levels.push({ start: place + 1, parentheses: 0 });
  else if (word === '}') {
    if (levels.length > 1) levels.pop();
  } else if (word === '(') level.parentheses++;
  else if (word === ')') level.parentheses--;
  else if (word === ';' || (word === ',' && level.parentheses === 0)) level.start = place + 1;
}

/** Where the declarator at a place ends: at a `;` or `,` of its level, or its closing brace. */
function endOf(words: readonly string[], from: number): number {
  const levels: Level[] = [{ start: -1, parentheses: parenthesesBefore(words, from) }];
  for (let place = from; place < words.length; place++) {
    const word = words[place]!;
    if (levels.length === 1 && word === '}') return place;
    if (levels.length === 1 && (word === ';' || (word === ',' && levels[0]!.parentheses === 0))) return place;
    step(levels, word, place);
  }
  return words.length;
}

/** Parentheses open at a place, since the member it lies in began. */
function parenthesesBefore(words: readonly string[], from: number): number {
  let open = 0;
  for (let place = from - 1; place >= 0 && !/^[{};]$/.test(words[place]!); place--) {
    if (words[place] === '(') open++;
    else if (words[place] === ')') open--;
  }
  return Math.max(0, open);
}

/** The brace that closes the level of a place. */
function closingOf(words: readonly string[], from: number): number {
  let depth = 0;
  for (let place = from; place < words.length; place++) {
    if (words[place] === '{') depth++;
    else if (words[place] === '}' && depth-- === 0) return place;
  }
  return words.length;
}

/** The name that a declarator declares; null for none. */
function declaredIn(words: readonly string[]): string | null {
  const isName = (word: string | undefined): boolean =>
    word !== undefined && IDENTIFIER.test(word) && !isMarked(word) && !QUALIFIERS.has(word);
  // `( * name )`, the first name behind stars in parentheses.
  for (let place = 0; place + 1 < words.length; place++) {
    if (words[place] !== '(' || words[place + 1] !== '*') continue;
    const inside = words
      .slice(place + 1)
      .find((word) => word !== '*' && word !== '(' && !QUALIFIERS.has(word));
    return isName(inside) ? inside! : null;
  }
  const end = words.findIndex((word) => BEHIND_NAME.has(word));
  const last = words[(end < 0 ? words.length : end) - 1];
  return isName(last) ? last! : null;
}
