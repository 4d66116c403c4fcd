// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Tries a real genksyms and ours on made-up inputs, many in each unit, and tells where they answer otherwise.
 *
 *     node dist/test/programs/genksyms/main.js GENKSYMS --generation 7.3 [--count 100000] [--seed 1]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yargs from 'yargs';
import { generationOfVersion, type Generation } from '../../../grammars';
import { Session } from '../../../src/genksyms/program';
import { allSequences, chance, randomDeclarations, randomSequences, unitOf } from './inputs';

/** A run of genksyms that takes longer, or more memory, is one that never ends. */
const LIMIT = 3000;
const MOST_KILOBYTES = 400_000;
/** Inputs of one unit. */
const BATCH = 24;
/** Differences after which there is nothing more to learn. */
const ENOUGH = 20;
const SETTINGS = { debug: false, warnings: true, dumpDefinitions: false, preserve: false, reference: null };

interface Answer {
  stdout: string;
  stderr: string;
  types: string;
  exit: number;
}

class Trial {
  tried = 0;
  endless = 0;
  different = 0;
  private readonly folder = mkdtempSync(join(tmpdir(), 'genksyms-trial-'));

  constructor(
    private readonly program: string,
    private readonly generation: Generation,
  ) {}

  /** Tries inputs in one unit; where the answers differ, one by one. */
  take(inputs: readonly string[]): void {
    const verdict = this.compare(inputs);
    if (inputs.length === 1 || verdict === 'same') {
      this.tried += inputs.length;
      if (verdict === 'endless') this.endless++;
      if (verdict === 'different') this.tell(inputs);
      return;
    }
    const before = this.different;
    for (const input of inputs) this.take([input]);
    // What differs only behind others is a difference all the same.
    if (verdict === 'different' && this.different === before) this.tell(inputs);
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }

  private compare(inputs: readonly string[]): 'same' | 'different' | 'endless' {
    const text = unitOf(inputs);
    const theirs = this.real(text);
    if (!theirs) return 'endless';
    const result = new Session(SETTINGS, this.generation).run(Buffer.from(text, 'latin1'));
    const ours = { ...result, types: result.types.toString('latin1') };
    return JSON.stringify(ours, KEYS) === JSON.stringify(theirs, KEYS) ? 'same' : 'different';
  }

  private real(text: string): Answer | null {
    const types = join(this.folder, 'types');
    const command = `ulimit -v ${MOST_KILOBYTES}; exec -a genksyms "$0" -w -T "$1"`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command, this.program, types], {
      input: Buffer.from(text, 'latin1'),
      encoding: 'latin1',
      timeout: LIMIT,
      maxBuffer: 1 << 26,
    });
    if (status === null || (status !== 0 && /[Oo]ut of memory/.test(stderr))) return null;
    return { stdout, stderr, types: readFileSync(types, 'latin1'), exit: status };
  }

  private tell(inputs: readonly string[]): void {
    this.different++;
    console.log(`different: ${inputs.map((input) => input.replaceAll('$', '0')).join('\n    ')}`);
  }
}

const KEYS = ['stdout', 'stderr', 'types', 'exit'];

function main(): void {
  const given = yargs(process.argv.slice(2))
    .usage('$0 GENKSYMS\n\nHolds ours against a real genksyms on made-up inputs.')
    .demandCommand(1, 1)
    .option('generation', { string: true, demandOption: true, describe: 'the kernel version of the program' })
    .option('count', { number: true, default: 100_000, describe: 'how many inputs' })
    .option('seed', { number: true, default: 1, describe: 'chooses the random ones' })
    .option('exhaustive', {
      number: true,
      default: 2,
      describe: 'tokens up to which all sequences are tried',
    })
    .strict()
    .version(false)
    .parseSync();
  const generation = generationOfVersion(given.generation);
  if (!generation) throw new Error(`${given.generation}: no version of a kernel`);
  execFileSync('bash', ['-c', 'true']);
  const trial = new Trial(String(given._[0]), generation);
  const random = chance(given.seed);
  const sources = [randomSequences(random), randomDeclarations(random)];
  try {
    for (let length = 1; length <= given.exhaustive; length++) drain(trial, allSequences(length), Infinity);
    for (let turn = 0; trial.tried < given.count && trial.different < ENOUGH; turn++)
      drain(trial, sources[turn % sources.length]!, BATCH);
  } finally {
    trial.end();
  }
  console.log(
    `${trial.tried} inputs, ${trial.endless} on which the real program never ends, ${trial.different} different`,
  );
  if (trial.different > 0) process.exitCode = 1;
}

/** Tries inputs in batches, `most` at most. */
function drain(trial: Trial, inputs: Generator<string>, most: number): void {
  let batch: string[] = [];
  for (let taken = 0; taken < most && trial.different < ENOUGH; taken++) {
    const { value, done } = inputs.next();
    if (done) break;
    batch.push(value as string);
    if (batch.length === BATCH) trial.take(batch.splice(0));
  }
  if (batch.length > 0) trial.take(batch);
  batch = [];
}

main();
