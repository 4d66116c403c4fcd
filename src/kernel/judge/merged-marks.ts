// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict } from '../../c/abi';
import type { KernelMeanings, UnitPair } from '../meaning';
import type { Judgement } from './result';

/** A declaration that means something else. */
interface Marked {
  /** Shared number of its name. */
  number: number;
  name: string;
  change: 'changed' | 'elsewhere';
  pairs: readonly UnitPair[];
  judgement: Judgement;
}

/** What is told as one, and the exports of which it is told. */
export interface MergedMarks {
  /** Positions of what was merged. */
  marks: number[];
  exports: Set<string>;
}

/**
 * What is told of declarations that mean something else. Units may see another text of one than those who know it by
 * name only: what is judged alike is told once. A declaration whose own text is the same and that only holds one which
 * is told as well is no cause, of exports that lead to both.
 * @param told by declaration: the exports of which it would be told
 */
export function mergedMarks(
  all: readonly Marked[],
  told: readonly (readonly { name: string }[])[],
  meanings: KernelMeanings,
): MergedMarks[] {
  const merged = new Map<string, MergedMarks>();
  all.forEach(({ name, judgement }, mark) => {
    if (told[mark]!.length === 0) return;
    const key = `${name} ${judgement.verdict} ${judgement.reason}`;
    let one = merged.get(key);
    if (!one) merged.set(key, (one = { marks: [], exports: new Set() }));
    one.marks.push(mark);
    for (const { name: its } of told[mark]!) one.exports.add(its);
  });
  const found = [...merged.values()];
  const roots = found.filter(({ marks }) => !marks.every((mark) => isSameText(all[mark]!, meanings)));
  const holders = found.filter((one) => !roots.includes(one));
  for (const { marks, exports } of holders) {
    const first = all[marks[0]!]!;
    const held = meanings.heldBy(first.number);
    for (const root of roots) {
      const inner = all[root.marks[0]!]!;
      if (!held.has(inner.number)) continue;
      if (byVerdict(inner.judgement.verdict, first.judgement.verdict) > 0) continue;
      for (const name of root.exports) exports.delete(name);
    }
  }
  return found.filter(({ exports }) => exports.size > 0);
}

function isSameText(
  { number, change, pairs }: Marked,
  { base, new: newSide, shared, identities }: KernelMeanings,
): boolean {
  // The other side may have nothing of that name.
  if (shared.inNew(number) < 0) return false;
  if (change === 'elsewhere') {
    const texts = base.scopes.definitionsOf(number).map((one) => identities.base[one]);
    const others = newSide.scopes.definitionsOf(shared.inNew(number)).map((one) => identities.new[one]);
    return texts.length > 0 && texts.every((text) => others.includes(text));
  }
  const [pair] = pairs;
  const was = base.scopes.meaning(number, pair!.base);
  const is = newSide.scopes.meaning(shared.inNew(number), pair!.new);
  return was >= 0 && is >= 0 && identities.base[was] === identities.new[is];
}
