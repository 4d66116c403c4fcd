// SPDX-License-Identifier: GPL-2.0-or-later
import { Job, median, seconds } from './measure';

/** Medians in seconds, and the median of the ratios genksyms/ours of the single runs. */
export interface Race {
  genksyms: number;
  ours: number;
  ratio: number;
}

/**
 * Times both sides `runs` times by turns, so that what else the machine does hits both alike.
 *
 * The jobs of one side run one after the other.
 */
export function race(genksyms: Job[], ours: Job[], runs: number, done: (run: number) => void): Race {
  const taken = { genksyms: [] as number[], ours: [] as number[] };
  for (let run = 1; run <= runs; run++) {
    taken.genksyms.push(total(genksyms));
    taken.ours.push(total(ours));
    done(run);
  }
  const ratios = taken.genksyms.map((theirs, run) => theirs / (taken.ours[run] as number));
  return { genksyms: median(taken.genksyms), ours: median(taken.ours), ratio: median(ratios) };
}

/** The sum of the seconds that `jobs` take one after the other. */
export function total(jobs: Job[]): number {
  return jobs.reduce((sum, job) => sum + seconds(job), 0);
}
