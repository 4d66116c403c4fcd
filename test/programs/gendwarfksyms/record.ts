// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Records what the real gendwarfksyms answers. Run by hand: it needs the program, and the compilers that the cases name.
 *
 *     node dist/test/programs/gendwarfksyms/record.js GENDWARFKSYMS
 *
 * Each case of `test/cases/gendwarfksyms/cases.jsonl` is compiled anew, and its answers and objects are written back.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CASES, packed, type Case } from '../../support/gendwarfksyms-cases';

/** What a case is made from; the rest is recorded. */
type Input = Pick<Case, 'name' | 'source' | 'cc' | 'args' | 'stdin'>;

function record(program: string, input: Input): Case {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gendwarfksyms-'));
  const inFolder = (file: string): string => path.join(folder, file);
  try {
    fs.writeFileSync(inFolder('case.c'), input.source);
    for (const [compiler, ...args] of input.cc) {
      const maps: Record<string, string[]> = {
        gcc: [`-fdebug-prefix-map=${folder}=.`],
        clang: [`-fdebug-prefix-map=${folder}=.`],
        rustc: [`--remap-path-prefix=${folder}=.`],
      };
      const all = [...args, ...(maps[compiler!.replace(/-.*/, '')] ?? [])];
      const { status, stderr } = spawnSync(compiler!, all, { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${input.name}: ${compiler} failed: ${stderr}`);
    }
    const run = (...options: string[]): { stdout: string; stderr: string; exit: number } => {
      const ended = spawnSync(program, [...options, ...input.args], {
        cwd: folder,
        argv0: 'gendwarfksyms',
        input: Buffer.from(input.stdin),
        encoding: 'latin1',
      });
      const exit = ended.status ?? -os.constants.signals[ended.signal!];
      return { stdout: ended.stdout, stderr: ended.stderr, exit };
    };
    const types = inFolder('types');
    const plain = run('-T', types);
    const symtypes = fs.existsSync(types) ? fs.readFileSync(types, 'latin1') : null;
    const files: Record<string, string> = {};
    for (const file of input.args)
      if (fs.existsSync(inFolder(file))) files[file] = packed(fs.readFileSync(inFolder(file)));
    const versions = run('--dump-versions').stderr;
    const { name, source, cc, args, stdin } = input;
    return {
      name,
      source,
      cc,
      args,
      stdin,
      files,
      ...plain,
      symtypes,
      versions,
      dies: run('--dump-dies').stderr,
    };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const [program] = process.argv.slice(2);
if (program === undefined) throw new Error('give the real gendwarfksyms');
const inputs = fs
  .readFileSync(CASES, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Input);
const lines = inputs.map((input) => `${JSON.stringify(record(path.resolve(program), input))}\n`);
fs.writeFileSync(CASES, lines.join(''));
