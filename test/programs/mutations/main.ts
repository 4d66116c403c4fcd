// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Judges random mutations of declarations and holds the verdicts against a compiler:
 * `node dist/test/programs/mutations/main.js [COUNT [SEED]]`, with `record` behind it to keep what the compiler says for the
 * test. CC names the compiler, one for x86_64; with SHOW=1 a case of each fault is shown.
 */
import { loadParser } from '../../../src/genksyms/unit';
import { removeKernels } from '../../kernel/judge/scan-of';
import { record } from '../../kernel/judge/mutations/recorded';
import { answersOf, drawCases, printed, tryAll } from '../../kernel/judge/mutations/run';

async function main(): Promise<void> {
  await loadParser();
  const [count = 5200, seed = 5] = process.argv.slice(2, 4).map(Number);
  const cases = drawCases(count, seed);
  const answers = answersOf(cases);
  if (process.argv[4] === 'record') record(seed, answers);
  console.log(printed(await tryAll(cases, answers)));
  removeKernels();
}

void main();
