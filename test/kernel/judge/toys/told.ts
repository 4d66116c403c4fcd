// SPDX-License-Identifier: GPL-2.0-or-later
/** What a comparison, as the program's JSON, tells of each export. */

/** How bad it is, mildest first; `nothing` where the export is in no list. */
export const ANSWERS = ['nothing', 'compatible', 'conditional', 'unknown', 'break'] as const;
export type Answer = (typeof ANSWERS)[number];

interface ToldCause {
  name: string;
  judgement: { kind: string; verdict: Answer };
}

/** The parts that are read here. */
export interface ToldComparison {
  exports: { name: string; changes: { kind: string; verdict: Answer }[]; combination?: number }[];
  causes: ToldCause[];
  missed: ToldCause[];
  combinations: number[][];
  /** What no comparison covers. */
  notCovered?: unknown;
}

/** The worst that is told of an export, and what tells it. */
export interface Told {
  answer: Answer;
  why: string[];
}

export const isWorse = (one: Answer, other: Answer): boolean => ANSWERS.indexOf(one) > ANSWERS.indexOf(other);

/** By export; of one that is in no list nothing is told. */
export class ToldExports {
  private readonly byName = new Map<string, Told>();

  constructor(readonly comparison: ToldComparison) {
    const causes = [...comparison.causes, ...comparison.missed];
    for (const { name, changes, combination } of comparison.exports) {
      for (const { kind, verdict } of changes) this.add(name, verdict, kind);
      for (const at of combination === undefined ? [] : comparison.combinations[combination]!) {
        const { name: cause, judgement } = causes[at]!;
        this.add(name, judgement.verdict, `${cause} ${judgement.kind}`);
      }
    }
  }

  of(name: string): Told {
    return this.byName.get(name) ?? { answer: 'nothing', why: [] };
  }

  private add(name: string, answer: Answer, why: string): void {
    const known = this.of(name);
    const worst = isWorse(answer, known.answer) ? answer : known.answer;
    this.byName.set(name, { answer: worst, why: [...known.why, `${why}: ${answer}`] });
  }
}
