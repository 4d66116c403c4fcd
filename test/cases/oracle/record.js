// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
/**
 * Asks the real genksyms: for each input of a list, what it prints and leaves behind.
 *
 *     node test/cases/oracle/record.js GENKSYMS [INPUTS.json [CASES.jsonl]]
 */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const LIMIT = 10_000;

/** The answer of one run, in a folder that holds nothing but the reference file. */
function run(program, { input, reference }, args) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'genksyms-'));
  try {
    if (reference !== undefined) fs.writeFileSync(path.join(folder, 'ref'), reference, 'latin1');
    const { status, signal, stdout, stderr, error } = spawnSync(program, args, {
      argv0: 'genksyms',
      cwd: folder,
      input: Buffer.from(input, 'latin1'),
      timeout: LIMIT,
      encoding: 'latin1',
    });
    if (error && error.code !== 'EPIPE') throw error;
    const types = path.join(folder, 'types');
    return {
      stdout,
      stderr,
      types: fs.existsSync(types) ? fs.readFileSync(types, 'latin1') : null,
      exit: signal === null ? status : -os.constants.signals[signal],
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Export, expanded text and CRC of each export: the `-D` output of a run that has nothing else to say. */
function expansions(program, input) {
  const { stdout, stderr } = run(program, { input }, ['-D']);
  const texts = stderr.split(/^Export /m).slice(1);
  const crcs = stdout.trim().split('\n');
  return texts.map((text, i) => {
    const [, name, expanded] = /^(\S+) == <([^]*)>\n$/.exec(text);
    return [name, expanded, crcs[i].split(' ')[2]];
  });
}

function record(program, one) {
  const { name, input, args, reference } = one;
  const answer = { name, input, args, ...run(program, one, args) };
  if (reference !== undefined) return { ...answer, reference };
  return args.includes('-D') && answer.types !== null
    ? { ...answer, text: expansions(program, input) }
    : answer;
}

const [program, inputs, cases] = process.argv.slice(2);
if (program === undefined) {
  process.stderr.write('usage: node test/cases/oracle/record.js GENKSYMS [INPUTS.json [CASES.jsonl]]\n');
  process.exit(2);
}
const list = JSON.parse(fs.readFileSync(inputs ?? path.join(__dirname, 'more-inputs.json'), 'utf8'));
const lines = list.map((one) => JSON.stringify(record(path.resolve(program), one)) + '\n');
fs.writeFileSync(cases ?? path.join(__dirname, 'more-cases.jsonl'), lines.join(''));
process.stderr.write(`${lines.length} cases recorded\n`);
