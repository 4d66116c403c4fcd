// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds the preprocessor against compilers on made-up sources: equal in every word and line, or refused.
 * `node dist/test/programs/preprocessor/random.js CC [--inputs N] [--seed N] [--record FILE]`. `--record` keeps the sources
 * that a compiler takes and what it makes of them, for the tests. Another compiler than GCC prints other
 * line markers, so of it the words count alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine, firstDifference, Refusal } from '../../../src/tree/cpp';
import { Inputs } from './inputs';

/** Sources that a compiler is given at once; where it fails on them, each by itself. */
const AT_ONCE = 8;
const OPTIONS = ['-nostdinc', '-std=gnu11', '-w'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    record: { type: 'string' },
  },
});

const cc = positionals[0] ?? 'gcc-12';
const isGcc = !cc.includes('clang');
const folder = mkdtempSync(join(tmpdir(), 'random-'));
const engine = new Engine(folder);
const sum = { equal: 0, bytes: 0, refused: 0, refusedByBoth: 0, acceptedAlone: 0, different: 0 };

function ours(file: string): string | null {
  try {
    const words = [isGcc ? cc : 'gcc-12', ...OPTIONS];
    return engine.textOf(words, file).text.whole().toString('latin1');
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function theirs(file: string): string | null {
  const { status, stdout } = spawnSync(cc, [...OPTIONS, '-E', file], { cwd: folder, encoding: 'latin1' });
  return status === 0 ? stdout : null;
}

/** The words of a text without its lines. */
const words = (text: string): string =>
  text
    .replace(/^# .*\n/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=\W)|(?<=\W) /g, '')
    .trim();

function compare(sources: readonly string[]): void {
  const file = 'a.c';
  writeFileSync(join(folder, file), sources.join(''));
  const [own, other] = [ours(file), theirs(file)];
  if ((own === null || other === null) && sources.length > 1) {
    for (const source of sources) compare([source]);
    return;
  }
  if (own === null) sum[other === null ? 'refusedByBoth' : 'refused'] += 1;
  else if (other === null) {
    sum.acceptedAlone++;
    console.log(`only we accept:\n${sources.join('')}`);
  } else {
    const difference = isGcc
      ? firstDifference(own, other)
      : words(own) === words(other)
        ? null
        : 'other words';
    if (difference !== null && sources.length > 1) {
      for (const source of sources) compare([source]);
      return;
    }
    if (own === other) sum.bytes += sources.length;
    if (difference === null) sum.equal += sources.length;
    else {
      sum.different++;
      console.log(`${difference}\n${sources.join('')}`);
    }
  }
}

/** Sources that a compiler takes, and its texts. */
function recorded(count: number): { source: string; text: string }[] {
  const found: { source: string; text: string }[] = [];
  while (found.length < count) {
    const source = inputs.source('');
    writeFileSync(join(folder, 'a.c'), source);
    const text = theirs('a.c');
    if (text !== null) found.push({ source, text });
  }
  return found;
}

const inputs = new Inputs(Number(values.seed));
const count = Number(values.inputs);
if (values.record !== undefined) writeFileSync(values.record, JSON.stringify(recorded(count), null, 1));
else {
  for (let done = 0; done < count; done += AT_ONCE)
    compare(Array.from({ length: AT_ONCE }, (_, at) => inputs.source(`M${at}_`)));
  console.log(sum);
}
rmSync(folder, { recursive: true });
