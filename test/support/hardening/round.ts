// SPDX-License-Identifier: GPL-2.0-or-later
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModversionsError } from '../../../src/problem';
import { MUTATIONS, numbersFrom } from './mutate';
import type { HardenedReader } from './readers';

/** What came of the damaged inputs of one reader. */
export interface Outcome {
  read: number;
  refused: number;
  /** What was neither: another exception, an error of more than a line, or without a remedy. */
  faults: { seed: number; mutation: string; what: string; bytes: Buffer }[];
  /** Milliseconds of the slowest. */
  slowest: number;
}

const NAMES = Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[];

/** Damages a reader's samples again and again, each time by a seed of its own, so that each input can be made again. */
export async function hardeningRound(
  reader: HardenedReader,
  count: number,
  firstSeed: number,
): Promise<Outcome> {
  const { samples, read } = reader;
  const outcome: Outcome = { read: 0, refused: 0, faults: [], slowest: 0 };
  const { folder, path } = madeFolder(reader);
  try {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const below = numbersFrom(seed);
      const mutation = NAMES[seed % NAMES.length]!;
      const [one, other] = [samples[below(samples.length)]!, samples[below(samples.length)]!];
      const bytes = MUTATIONS[mutation](one, other, below);
      writeFileSync(path, bytes);
      const start = performance.now();
      try {
        await read(bytes, path);
        outcome.read++;
      } catch (error) {
        const what = faultOf(error);
        if (what === null) outcome.refused++;
        else outcome.faults.push({ seed, mutation, what, bytes });
      }
      outcome.slowest = Math.max(outcome.slowest, performance.now() - start);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return outcome;
}

/** Reads the samples as they are. @throws what the reader throws */
export async function readSamples(reader: HardenedReader): Promise<void> {
  const { folder, path } = madeFolder(reader);
  try {
    for (const sample of reader.samples) {
      writeFileSync(path, sample);
      await reader.read(sample, path);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function madeFolder({ fileName, beside = [] }: HardenedReader): { folder: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'modversions-hardening-'));
  for (const [name, content] of beside) writeFileSync(join(folder, name), content);
  return { folder, path: join(folder, fileName) };
}

/** Null for an error as people have to get it: one line that says what is wrong, and one that says what to do. */
function faultOf(error: unknown): string | null {
  if (!(error instanceof ModversionsError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const isLine = (text: string): boolean => /^[^\n\r\0]+$/.test(text);
  return isLine(error.message) && isLine(error.remedy)
    ? null
    : `not in one line: ${JSON.stringify([error.message, error.remedy])}`;
}
