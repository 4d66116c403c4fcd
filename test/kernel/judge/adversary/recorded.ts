// SPDX-License-Identifier: GPL-2.0-or-later
/** What a compiler once said of a short round, for a test that has none, and where the program is still wrong. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../support/program';
import type { Toolchain, Toys } from '../toys/toy-kernel';
import { drawPair, exportsOf, truthOf, type ExportTruth, type PairOf } from './pair';
import { outcomesOf, type Outcome } from './round';
import type { CompilerCall } from './compilation';
import type { TruthAnswer } from './truth';

const FOLDER = path.join(root, 'test/cases/adversary');

/** Pairs of one unit, and trees; numbers of both go on, so that all fit into one kernel. */
const SEED = 13;
const ROUNDS = [
  { from: 0, count: 300, isTree: false },
  { from: 1000, count: 60, isTree: true },
];

/** By pair, then export; null for a pair that is no C. */
type Answers = (Record<string, TruthAnswer> | null)[];

/** What is not right yet. */
export interface KnownFaults {
  /** Exports whose break is called safe; once there are none, there will be none. */
  falseSafe: string[];
  /** At most so many harmless changes are called a break. */
  needlessBreaks: number;
}

export function recordedPairs(): PairOf[] {
  const pairs = ROUNDS.flatMap(({ from, count, isTree }) =>
    Array.from({ length: count }, (_, at) => drawPair(SEED, from + at, 'x86_64', isTree)),
  );
  return pairs.filter((pair) => exportsOf(pair).length > 0);
}

export function record(compiler: CompilerCall): void {
  const answers = truthOf(recordedPairs(), compiler).map(
    (truths) => truths && Object.fromEntries(truths.map(({ name, answer }) => [name, answer])),
  );
  fs.mkdirSync(FOLDER, { recursive: true });
  const lines = answers.map(
    (one) =>
      `  ${JSON.stringify(one)
        ?.replaceAll(/([{:,])(?=")/g, '$1 ')
        .replace('}', ' }')}`,
  );
  fs.writeFileSync(path.join(FOLDER, 'recorded.json'), `[\n${lines.join(',\n')}\n]\n`);
}

export function knownFaults(): KnownFaults {
  return JSON.parse(fs.readFileSync(path.join(FOLDER, 'known-failures.json'), 'utf8')) as KnownFaults;
}

export function keepFaults(faults: KnownFaults): void {
  fs.writeFileSync(path.join(FOLDER, 'known-failures.json'), `${JSON.stringify(faults, null, 2)}\n`);
}

/** The program on the recorded round. */
export function recordedOutcomes(toys: Toys, toolchain: Toolchain): Outcome[] {
  const answers = JSON.parse(fs.readFileSync(path.join(FOLDER, 'recorded.json'), 'utf8')) as Answers;
  const truths = answers.map(
    (one) => one && Object.entries(one).map(([name, answer]): ExportTruth => ({ name, answer, shown: [] })),
  );
  return outcomesOf(recordedPairs(), truths, toys, toolchain);
}

export function faultsIn(outcomes: readonly Outcome[]): KnownFaults {
  const falseSafe = outcomes.filter(({ fault }) => fault === 'false safe');
  return {
    falseSafe: falseSafe.map(({ truth, pair }) => `${truth.name}: ${pair.mutation.kind}`).sort(),
    needlessBreaks: outcomes.filter(({ fault }) => fault === 'needless break').length,
  };
}
