// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds the preprocessor against GCC on units of real kernels: every word, its file and its line, and all line markers.
 * `node dist/test/programs/preprocessor/units.js TREE CC [--units N] [--seed N] [--from N] [--only NAME] [--no-compiler] [--compiled]
 * [--no-bodies]`
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { askCompiler, Engine, firstDifference, Refusal } from '../../../src/tree/cpp';
import { openTree, planFor, type PlannedUnit } from '../../../src/tree/kbuild';
import { prepareSetup } from '../../../src/tree/preprocess';
import { seededOrder } from '../conformance/sample';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    units: { type: 'string', default: '100' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    plan: { type: 'string' },
    'no-compiler': { type: 'boolean', default: false },
    compiled: { type: 'boolean', default: false },
    'no-bodies': { type: 'boolean', default: false },
    texts: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const [folder, cc] = positionals;
  if (folder === undefined || cc === undefined) throw new Error('name a tree and its compiler');
  const tree = openTree({ tree: folder, cc, assumeModversions: true });
  const kept = values.plan;
  const known = kept !== undefined && existsSync(kept);
  const units = known
    ? (JSON.parse(readFileSync(kept, 'utf8')) as PlannedUnit[])
    : (await planFor(tree)).units;
  if (kept !== undefined && !known) writeFileSync(kept, JSON.stringify(units));
  const own = mkdtempSync(join(tmpdir(), 'modversions-'));
  prepareSetup(tree, own, false);
  const inC = units.filter(({ assembly, name }) => !assembly && (values.only ?? name) === name);
  const order = seededOrder(inC, Number(values.seed))
    .slice(Number(values.from))
    .slice(0, Number(values.units));
  const engine = new Engine(order[0]!.directory, askCompiler, values['no-bodies']);
  const sum = { equal: 0, bytes: 0, different: 0, refused: 0, failed: 0, own: 0, compiler: 0, size: 0 };
  for (const [at, { command, file, directory, name }] of order.entries()) {
    const words = [
      command[0]!,
      '-I',
      own,
      ...command.slice(1),
      ...(values.compiled ? [] : ['-D__GENKSYMS__']),
    ];
    const start = process.cpuUsage();
    let text: string | null = null;
    let why = '';
    try {
      text = engine.textOf(words, file).text.whole().toString('latin1');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      why = error.message;
    }
    const spent = process.cpuUsage(start);
    sum.own += (spent.user + spent.system) / 1e6;
    sum.size += text?.length ?? 0;
    if (values['no-compiler']) {
      if (why !== '') console.log(`refused: ${name}: ${why}`);
      continue;
    }
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', '"$@"; status=$?; times >&2; exit $status', 'sh', ...words, '-w', '-E', file],
      { cwd: directory, encoding: 'latin1', maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: 'C' } },
    );
    sum.compiler += secondsIn(stderr);
    if (text === null) {
      sum.refused++;
      console.log(`refused: ${name}: ${why}`);
      continue;
    }
    if (status !== 0) {
      sum.failed++;
      console.log(`GCC fails and we do not: ${name}`);
      continue;
    }
    if (text === stdout) sum.bytes++;
    const difference = firstDifference(text, stdout);
    if (difference === null) sum.equal++;
    else {
      sum.different++;
      console.log(`${at} ${name}: ${difference}`);
    }
    if (values.texts !== undefined && text !== stdout) {
      writeFileSync(join(values.texts, 'own.i'), text, 'latin1');
      writeFileSync(join(values.texts, 'gcc.i'), stdout, 'latin1');
    }
  }
  console.log(sum, engine.counts, `${(process.memoryUsage().rss / (1 << 20)).toFixed(0)} MB`);
}

/** What the programs of a shell took, by its `times`. */
function secondsIn(messages: string): number {
  const last = messages.trim().split('\n').at(-1) ?? '';
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

void main();
