// SPDX-License-Identifier: GPL-2.0-or-later
import type { Corpus } from '../../formats/corpus';

/** By declaration of each side: equal for equal texts under equal packing, blanks aside. */
export interface Identities {
  base: Int32Array;
  new: Int32Array;
  /** How many different ones there are. */
  count: number;
}

export function identitiesOf(base: Corpus, newCorpus: Corpus): Identities {
  const known = new SpacedTexts();
  const [before, after] = [base, newCorpus].map(({ declarations }) =>
    Int32Array.from(declarations, ({ text, pack }) => known.numberOf(text, pack)),
  );
  return { base: before!, new: after!, count: known.count };
}

/** Ends a list. */
const NONE = -1;

/** Texts by their words and the packing: how many blanks stand between words does not count. No text is copied for that. */
class SpacedTexts {
  private readonly texts: string[] = [];
  private readonly packs: number[] = [];
  /** By hash: the text that came last. By text: the one of the same hash that came before. */
  private readonly last = new Map<number, number>();
  private readonly before: number[] = [];

  get count(): number {
    return this.texts.length;
  }

  /** The number of a text, which becomes known. */
  numberOf(text: string, pack: number): number {
    const hash = hashOf(text);
    const last = this.last.get(hash) ?? NONE;
    for (let one = last; one !== NONE; one = this.before[one]!) {
      if (this.packs[one] === pack && areAlike(this.texts[one]!, text)) return one;
    }
    const number = this.texts.push(text) - 1;
    this.packs.push(pack);
    this.before.push(last);
    this.last.set(hash, number);
    return number;
  }
}

/** The blanks of texts of one character a byte, as patterns have them by `\s`. */
function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0;
}

/** FNV-1a, with any blanks in a row as one. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  let wasBlank = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const blank = isBlank(code);
    if (!blank || !wasBlank) hash = Math.imul(hash ^ (blank ? 0x20 : code), 0x01000193);
    wasBlank = blank;
  }
  return hash;
}

function areAlike(one: string, other: string): boolean {
  if (one === other) return true;
  let [at, to] = [0, 0];
  while (at < one.length && to < other.length) {
    const code = one.charCodeAt(at++);
    const its = other.charCodeAt(to++);
    if (isBlank(code) && isBlank(its)) {
      while (isBlank(one.charCodeAt(at))) at++;
      while (isBlank(other.charCodeAt(to))) to++;
    } else if (code !== its) return false;
  }
  return at === one.length && to === other.length;
}
