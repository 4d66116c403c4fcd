// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, worst, type Verdict } from '../../../src/c/abi';
import { byBytes } from '../../../src/formats/corpus';
import type { JudgedComparison } from '../../../src/kernel/judge';

/** What is said of a cause or an export by name; the worst where it is said more than once. */
export type Said = ReadonlyMap<string, Verdict>;

/** How a verdict of kernels as shipped stands to that of their sources. */
export const STANDINGS = ['same', 'worse', 'unproved', 'better', 'only-source', 'only-shipped'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Held {
  name: string;
  standing: Standing;
  /** Null where that side does not say anything. */
  source: Verdict | null;
  shipped: Verdict | null;
}

/** Holds what is said of kernels as shipped against what is said of their sources, by bytes of names. */
export function heldAgainst(source: Said, shipped: Said): Held[] {
  const names = [...new Set([...source.keys(), ...shipped.keys()])].sort(byBytes);
  return names.map((name) => {
    const verdicts = { source: source.get(name) ?? null, shipped: shipped.get(name) ?? null };
    return { name, standing: standingOf(verdicts), ...verdicts };
  });
}

function standingOf({ source, shipped }: Pick<Held, 'source' | 'shipped'>): Standing {
  if (shipped === null) return 'only-source';
  if (source === null) return 'only-shipped';
  if (source === shipped) return 'same';
  if (byVerdict(shipped, source) < 0) return 'worse';
  // Type data may fail to prove a break. Only a word that calms is better.
  return shipped === 'unknown' ? 'unproved' : 'better';
}

/** Of causes, those that CRCs missed among them. */
export function saidOfCauses({ causes, missed }: Pick<JudgedComparison, 'causes' | 'missed'>): Said {
  return worstOf([...causes, ...missed].map(({ name, judgement }) => [name, judgement.verdict]));
}

/** Of exports: what happened to them, and what CRCs missed. */
export function saidOfExports({ changes, missed }: Pick<JudgedComparison, 'changes' | 'missed'>): Said {
  return worstOf([
    ...changes.map(({ name, verdict }): [string, Verdict] => [name, verdict]),
    ...missed.flatMap(({ exports, judgement }) =>
      exports.map((name): [string, Verdict] => [name, judgement.verdict]),
    ),
  ]);
}

function worstOf(all: readonly [string, Verdict][]): Said {
  const found = new Map<string, Verdict>();
  for (const [name, verdict] of all) {
    const known = found.get(name);
    found.set(name, known ? worst([known, verdict]) : verdict);
  }
  return found;
}
