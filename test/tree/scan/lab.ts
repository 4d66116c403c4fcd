// SPDX-License-Identifier: GPL-2.0-or-later
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { root, type Answer } from '../../support/program';

const sample = path.join(root, 'samples/tree');

/** The files of a scan that answer for its content. */
export const RESULTS = [
  'Module.symvers',
  'symtypes',
  'baseline.jsonl',
  'headers.jsonl',
  'conditions.jsonl',
  'scan.json',
] as const;
export type Results = Record<(typeof RESULTS)[number], string>;

/** What the sample's README says a scan of it finds. */
export const expected = resultsIn(path.join(sample, 'expected'));

/** A copy of the sample tree in a folder of its own, with its tools, a cache and a log of the compiler's calls. */
export class Lab {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'scan-')));
  readonly source = this.at('kernel');
  /** The tree with `.config`. */
  readonly objects: string;
  readonly env: NodeJS.ProcessEnv;

  /** @param isSeparate whether the object tree is one of its own */
  constructor(isSeparate = false) {
    fs.cpSync(path.join(sample, 'kernel'), this.source, { recursive: true });
    fs.cpSync(path.join(sample, 'tools'), this.at('tools'), { recursive: true });
    fs.copyFileSync(this.at('tools', 'teacc'), this.at('tools', 'teaclang'));
    for (const tool of ['teacc', 'teaclang', 'make']) fs.chmodSync(this.at('tools', tool), 0o755);
    this.objects = isSeparate ? this.at('objects') : this.source;
    if (isSeparate) this.separate();
    this.settle();
    const folders = [this.at('tools'), path.dirname(process.execPath), process.env['PATH'] ?? ''];
    this.env = {
      ...process.env,
      PATH: folders.join(path.delimiter),
      MODVERSIONS_CACHE: this.at('cache'),
      TEACC_LOG: this.at('calls'),
    };
  }

  at(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.objects, file), 'utf8');
  }

  write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(this.objects, file)), { recursive: true });
    fs.writeFileSync(path.join(this.objects, file), text);
  }

  edit(file: string, from: string | RegExp, to: string): void {
    const text = this.read(file);
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`${file}: nothing to edit`);
    this.write(file, edited);
  }

  /** Makes the configuration in force as new as its source, as `make prepare` leaves it. */
  settle(): void {
    const now = new Date();
    for (const file of ['.config', 'include/config/auto.conf'])
      fs.utimesSync(path.join(this.objects, file), now, now);
  }

  /** Runs the sample's make in the object tree. */
  make(goal: string): void {
    const options = { cwd: this.objects, env: this.env, encoding: 'utf8' } as const;
    const { status, stderr } = spawnSync('make', ['CC=teacc', goal], options);
    if (status !== 0) throw new Error(stderr);
  }

  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Answer {
    const options = { cwd: this.folder, env: { ...this.env, ...env }, encoding: 'utf8' } as const;
    const program = path.join(root, 'bin/modversions');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
    return { status, stdout, stderr };
  }

  /** Scans the tree into the folder `out` of the lab. */
  scan(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Scanned {
    fs.rmSync(this.at('calls'), { force: true });
    fs.rmSync(this.at('out'), { recursive: true, force: true });
    const answer = this.run(['scan', path.relative(this.folder, this.objects), '-o', 'out', ...args], env);
    return { ...answer, results: resultsIn(this.at('out')), calls: this.calls() };
  }

  /** Starts a scan in a process group of its own. */
  start(output: string, env: NodeJS.ProcessEnv = {}, args: readonly string[] = []): Started {
    return this.begin(['scan', this.objects, '-o', output, ...args], env);
  }

  /** Starts a command in a process group of its own. */
  begin(args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
    const program = path.join(root, 'bin/modversions');
    const options = { cwd: this.folder, env: { ...this.env, ...env }, detached: true } as const;
    const child = spawn(process.execPath, [program, ...args], options);
    child.stdout.resume();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = new Promise<number | null>((resolve) => child.on('close', (status) => resolve(status)));
    return { pid: child.pid!, ended, stderr: () => stderr };
  }

  /** The sources that the compiler was asked for, sorted. */
  calls(): string[] {
    const log = this.at('calls');
    return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').split('\n').filter(Boolean).sort() : [];
  }

  /** All files of a folder with their contents, those left out that the pattern matches. */
  contents(folder: string, leftOut = /^$/): Map<string, string> {
    const found = new Map<string, string>();
    const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names.filter((one) => !leftOut.test(one))) {
      const file = path.join(folder, name);
      found.set(name, fs.statSync(file).isFile() ? fs.readFileSync(file, 'latin1') : '');
    }
    return found;
  }

  private separate(): void {
    const moved = ['.config', 'include/config', 'include/generated'];
    fs.mkdirSync(path.join(this.objects, 'include'), { recursive: true });
    for (const name of moved) fs.renameSync(path.join(this.source, name), path.join(this.objects, name));
    fs.writeFileSync(path.join(this.objects, 'Makefile'), `include ${this.source}/Makefile\n`);
  }
}

/** What a scan printed and wrote. */
export interface Scanned extends Answer {
  results: Results;
  /** The sources that the compiler was asked for, sorted. */
  calls: string[];
}

export interface Started {
  pid: number;
  ended: Promise<number | null>;
  /** What it has written on standard error so far. */
  stderr: () => string;
}

/** The files of a scan; what is not there is empty. */
export function resultsIn(folder: string): Results {
  const textOf = (name: string): string => {
    const file = path.join(folder, name);
    return fs.existsSync(file) ? fs.readFileSync(file, 'latin1') : '';
  };
  return Object.fromEntries(RESULTS.map((name) => [name, textOf(name)])) as Results;
}

/** Rows of Module.symvers by symbol, each as its other columns. */
export function rowsOf({ 'Module.symvers': symvers }: Results): Map<string, string[]> {
  const rows = symvers.split('\n').filter(Boolean);
  return new Map(
    rows.map((row) => {
      const [crc, name, ...others] = row.split('\t');
      return [name!, [crc!, ...others]];
    }),
  );
}
