// SPDX-License-Identifier: GPL-2.0-or-later
/** What a compiler once said of the first cases of a seed, for a test that has none. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../support/program';
import type { Answers } from './run';

const FILE = join(root, 'test/cases/mutations/recorded.json');

/** Differences are kept as words, hard ones behind a `!`. */
interface Recorded {
  seed: number;
  answers: (string[] | null)[];
}

export function record(seed: number, answers: Answers): void {
  const kept: Recorded = {
    seed,
    answers: answers.map((one) => one && one.map(({ what, isHard }) => `${isHard ? '!' : ''}${what}`)),
  };
  // A line for each case.
  const lines = kept.answers
    .map((one) => `    ${JSON.stringify(one)?.replaceAll('","', '", "')}`)
    .join(',\n');
  writeFileSync(FILE, `{\n  "seed": ${seed},\n  "answers": [\n${lines}\n  ]\n}\n`);
}

export function recorded(): { seed: number; answers: Answers } {
  const { seed, answers } = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded;
  return {
    seed,
    answers: answers.map(
      (one) => one && one.map((what) => ({ what: what.replace(/^!/, ''), isHard: what.startsWith('!') })),
    ),
  };
}
