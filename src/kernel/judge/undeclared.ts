// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes } from '../../formats/corpus';
import type { KernelMeanings } from '../meaning';
import type { JudgedCause } from './result';

/** An export of which a side's scan has no declaration, as genksyms cannot read one or there is none in C. */
export interface Undeclared {
  name: string;
  /** `both`: neither side has one. */
  side: 'base' | 'new' | 'both';
}

export function undeclaredIn({ base, new: newSide, pairs }: KernelMeanings): Undeclared[] {
  return pairs.flatMap((pair) =>
    pair.exports.flatMap((name): Undeclared[] => {
      const isKnown = {
        base: base.isDeclared(name, pair.base),
        new: newSide.isDeclared(name, pair.new),
      };
      if (isKnown.base && isKnown.new) return [];
      return [{ name, side: isKnown.base ? 'new' : isKnown.new ? 'base' : 'both' }];
    }),
  );
}

/** What cannot be compared is told, and not passed over. */
export function notCompared({ name, side }: Undeclared): JudgedCause {
  const where = { base: 'the base', new: 'the new kernel', both: 'both kernels' }[side];
  return {
    name,
    change: 'changed',
    baseText: '',
    newText: '',
    basePlace: null,
    newPlace: null,
    exports: [name],
    chains: [{ steps: [{ name, member: null }] }],
    judgement: {
      kind: 'not-judged',
      verdict: 'unknown',
      reason: `the scan of ${where} has no declaration of it, so what it means cannot be compared`,
      findings: [],
      proof: { base: null, new: null },
      advice: [],
      inclusions: [],
      units: 1,
    },
  };
}

/**
 * The same of all that are told for one reason as one: type data have no declaration of thousands of variables. It bears the name of
 * the first.
 */
export function notComparedTogether(causes: readonly JudgedCause[]): JudgedCause[] {
  const byReason = new Map<string, JudgedCause[]>();
  for (const cause of causes) {
    const { reason } = cause.judgement;
    const same = byReason.get(reason);
    if (same) same.push(cause);
    else byReason.set(reason, [cause]);
  }
  return [...byReason.values()].map((same) => {
    const sorted = same.sort((a, b) => byBytes(a.name, b.name));
    return {
      ...sorted[0]!,
      exports: sorted.flatMap(({ exports }) => exports).sort(byBytes),
      chains: sorted.slice(0, SHOWN_CHAINS).flatMap(({ chains }) => chains),
    };
  });
}

/** Ways that are told of a cause. */
const SHOWN_CHAINS = 3;
