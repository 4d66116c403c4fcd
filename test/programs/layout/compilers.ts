// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds layouts and constants against the compilers that are here:
 * `node dist/test/programs/layout/compilers.js [--count N] [--seed N] [--machine M]`, or with `--record` writes what they say for
 * the tests, which need no compiler.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import yargs from 'yargs';
import type { Machine } from '../../../src/c/layout';
import { checkAgainstCompiler, expressionsOf } from '../../c/layout/against-compiler';
import { compilerAnswers } from '../../c/layout/answers';
import { allCompilers, COMPILERS, isThere, kindOf } from '../../c/layout/compiler';
import { compilerValues } from '../../c/layout/expressions';
import { madeUnit } from '../../c/layout/random';
import type { Recorded } from '../../c/layout/recorded';
import { WRITTEN_UNITS } from '../../c/layout/written';

/** What is recorded: few enough to be read in a test, from a seed that the full run does not take. */
const RECORDED = { seed: 4_000_000, types: 150, expressions: 300 };

function main(): number {
  const machines = Object.keys(COMPILERS) as Machine[];
  const options = yargs(process.argv.slice(2))
    .option('count', { number: true, default: 3200, describe: 'types and expressions of each machine' })
    .option('seed', { number: true, default: 1 })
    .option('machine', { choices: machines, describe: 'only this one' })
    .option('record', { boolean: true, default: false, describe: 'write what compilers say, for the tests' })
    .strict()
    .version(false)
    .parseSync();
  let [passed, failed] = [0, 0];
  for (const [machine, compiler] of allCompilers()) {
    if ((options.machine ?? machine) !== machine) continue;
    if (!isThere(compiler)) {
      process.stdout.write(`${machine}: skipped, ${compiler} is not here\n`);
    } else if (options.record) record(machine, compiler);
    else {
      const before = [passed, failed] as const;
      checkAgainstCompiler(compiler, machine, options.count, options.seed, (finding) => {
        if (finding === undefined) passed++;
        else if (failed++ < 10) process.stdout.write(`${finding}\n`);
      });
      process.stdout.write(
        `${machine}, ${compiler}: ${passed - before[0]} equal, ${failed - before[1]} not\n`,
      );
    }
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

function record(machine: Machine, compiler: string): void {
  const { seed, types, expressions } = RECORDED;
  const recorded: Recorded = {
    machine,
    compiler,
    seed,
    types: compilerAnswers(compiler, machine, madeUnit(seed, machine, types)),
    written: WRITTEN_UNITS.map((unit) => compilerAnswers(compiler, machine, unit)[0]!),
    expressions: compilerValues(compiler, machine, expressionsOf(seed, expressions)),
  };
  const folder = resolve(__dirname, '../../../../test/cases/layout');
  mkdirSync(folder, { recursive: true });
  const name = kindOf(compiler) === 'gcc' ? machine : `${machine}-clang`;
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(recorded, null, 2)}\n`);
}

process.exitCode = main();
