// SPDX-License-Identifier: GPL-2.0-or-later
/** The package as `npm pack` makes it, in an empty project with the packages that it asks for and no others. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SAMPLES, UNCHECKED } from '../formats/content/samples';
import { root } from '../support/program';

jest.setTimeout(240_000);

interface Manifest {
  dependencies?: Record<string, string>;
  bin: Record<string, string>;
}
const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** What npm would put into the tarball. */
function packedFiles(): string[] {
  // The one that came with this Node; elsewhere the one on the path.
  const beside = join(dirname(process.execPath), 'npm');
  const npm = existsSync(beside) ? beside : 'npm';
  const { stdout, stderr } = spawnSync(
    npm,
    ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
      maxBuffer: 1 << 26,
    },
  );
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { files: { path: string }[] }[])[0]!.files.map(({ path }) => path);
}

let project: string;
let installed: string;
const files = packedFiles();

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'modversions-package-'));
  installed = join(project, 'node_modules', 'modversions');
  for (const file of files) {
    mkdirSync(dirname(join(installed, file)), { recursive: true });
    cpSync(join(root, file), join(installed, file));
  }
  const waiting = Object.keys(manifestIn(installed).dependencies ?? {});
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const [from, to] = [join(root, 'node_modules', name), join(project, 'node_modules', name)];
    if (existsSync(to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to, { recursive: true });
    waiting.push(...Object.keys(manifestIn(from).dependencies ?? {}));
  }
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Runs a program of the package with nothing but Node on the path. */
function run(
  program: string,
  args: string[],
  input = '',
): { status: number | null; stdout: string; stderr: string } {
  const home = join(project, 'home');
  const path = join(project, 'bin');
  if (!existsSync(path)) {
    mkdirSync(path);
    symlinkSync(process.execPath, join(path, 'node'));
  }
  const { status, stdout, stderr } = spawnSync(join(installed, manifestIn(installed).bin[program]!), args, {
    cwd: project,
    encoding: 'utf8',
    input,
    env: { PATH: path, HOME: home },
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
}

test('it holds what runs, and nothing else', () => {
  expect(files.filter((file) => /\.map$|\.test\./.test(file))).toEqual([]);
  expect(files.filter((file) => /^(src|test|grammars|\.ci|dist\/test)\//.test(file))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      'bin/modversions',
      'dist/src/genksyms/parse/tree-sitter-c.wasm',
      'dist/src/genksyms/parse/shapes-G0.bin',
      'dist/src/genksyms/recover/automaton-G0.tables',
      'dist/page/main.js',
      'dist/page/tables.js',
      'dist/program/main.mjs',
      'docs/modversions.1',
      'docs/comparison.schema.json',
      'docs/kinds/member-moved.md',
      'LICENSE',
    ]),
  );
});

test('nothing that it asks for is made for one machine, or runs a script when it is installed', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; hasInstallScript?: boolean }>;
  };
  const scripted = Object.entries(lock.packages).filter(([, one]) => one.hasInstallScript && !one.dev);
  expect(scripted.map(([name]) => name)).toEqual([]);
});

const scans = (): [string, string] => [
  join(installed, 'samples/teapot-1.0/scan'),
  join(installed, 'samples/teapot-1.1/scan'),
];
const UNIT = '# 1 "a.c"\nint f(void) { return 0; }\n__GENKSYMS_EXPORT_SYMBOL(f);\n';

const MODULE = join(root, 'test/cases/modules/kettle.ko');
const RULES = join(root, 'test/cases/symvers/readme/rules');

const RUNS: [string, () => string[], number, RegExp][] = [
  ['--version', () => ['--version'], 0, /^\d+\.\d+\.\d+/],
  ['crc', () => ['crc', '-'], 0, /^0x[0-9a-f]{8}\tf\t/],
  ['compare', () => ['compare', ...scans()], 1, /break/],
  ['compare as JSON', () => ['compare', ...scans(), '-f', 'json'], 1, /^\{/],
  ['compare as a page', () => ['compare', ...scans(), '-f', 'html'], 1, /^<!doctype html>/i],
  ['explain', () => ['explain', ...scans(), 'struct pot'], 1, /pot/],
  ['layout', () => ['layout', scans()[0], 'struct pot'], 0, /struct pot/],
  ['check-module', () => ['check-module', MODULE, '--against', scans()[0]], 1, /would not load/],
  [
    'compare to a file',
    () => ['compare', ...scans(), '-f', `json:${join(project, 'changes.json')}`],
    1,
    /break/,
  ],
  ['report', () => ['report', join(project, 'changes.json')], 1, /break/],
  ['pairs', () => ['pairs', join(project, 'changes.json')], 1, /1 pair, \d+ causes/],
  ['history', () => ['history', join(project, 'changes.json')], 0, /teapot-1\.1/],
  ['impact', () => ['impact', scans()[0], 'struct pot'], 0, /9 exports hang on it/],
  ['fix', () => ['fix', ...scans(), '-o', join(project, 'a.patch')], 2, /a patch needs its sources/],
  ['kind', () => ['kind', 'member-moved'], 0, /^member-moved/],
  ['list', () => ['list', 'make', MODULE], 0, /^pot_brew$/m],
  ['reference', () => ['reference', 'check', scans()[0]], 0, /24 exports in agreement/],
  ['scan', () => ['scan', project, '-o', join(project, 'scanned')], 2, /not a kernel tree/],
  ['unused-rules', () => ['unused-rules', '-r', RULES, join(scans()[0], 'Module.symvers')], 0, /is unused/],
  [
    'symvers',
    () => ['symvers', 'compare', ...scans().map((scan) => join(scan, 'Module.symvers'))],
    1,
    /Export/,
  ],
  ['symtypes', () => ['symtypes', 'compare', ...scans().map((scan) => join(scan, 'symtypes'))], 1, /Export/],
  ['split', () => ['split', '-o', join(project, 'types'), join(scans()[0], 'symtypes')], 0, /^/],
  ['consolidate', () => ['consolidate', '-o', join(project, 'all'), join(project, 'types')], 0, /^/],
  ['merge', () => ['merge', '-o', join(project, 'merged'), scans()[0]], 2, /is no shard/],
  ['samples', () => ['samples'], 0, /modversions compare/],
  ['completion', () => ['completion'], 0, /modversions/],
];

test.each(RUNS)('modversions %s', (_name, args, status, printed) => {
  const answer = run('modversions', args(), UNIT);
  expect([answer.status, answer.stderr]).toEqual([status, status === 2 ? expect.any(String) : answer.stderr]);
  expect(answer.stdout + (status === 2 ? answer.stderr : '')).toMatch(printed);
  expect(answer.stderr).not.toMatch(/Cannot find|at .*\.js:/);
});

test('every command was run', () => {
  const { stdout } = run('modversions', ['help']);
  const commands = Array.from(stdout.matchAll(/^ {2}modversions ([\w-]+)/gm), ([, name]) => name!);
  const ran = new Set(RUNS.map(([, args]) => args()[0]!));
  expect(commands.filter((name) => !ran.has(name))).toEqual([]);
});

/** What some commands load on demand is loaded here: files as they are shipped, and readers of every compression. */
test.each(Object.entries({ ...SAMPLES, ...UNCHECKED }))('compressed input: %s', (name, bytes) => {
  const file = join(project, name);
  writeFileSync(file, bytes);
  const answer = run('modversions', ['symvers', 'compare', file, file]);
  expect(answer).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('the drop-ins', () => {
  expect(run('genksyms', [], UNIT)).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^#SYMVER f 0x/),
    stderr: '',
  });
  expect(run('gendwarfksyms', ['-h'])).toMatchObject({ status: 0, stderr: expect.stringMatching(/^Usage/) });
});

test('the library, by the name of the package', () => {
  const js = `const { hashUnit } = require('modversions'); require('modversions/schemas/comparison');
    console.log(hashUnit(${JSON.stringify(UNIT)}).exports.length)`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', js], { cwd: project, encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['1\n', '']);
  const inside = spawnSync(process.execPath, ['-e', "require('modversions/dist/src/text')"], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(inside.stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

test('the command line runs from its bundle, and from what was compiled where that is newer', () => {
  const clone = join(project, 'stale');
  for (const file of ['bin/modversions', 'bin/built.js']) cpSync(join(root, file), join(clone, file));
  const says = (file: string, text: string): void => {
    mkdirSync(dirname(join(clone, 'dist', file)), { recursive: true });
    writeFileSync(join(clone, 'dist', file), text);
  };
  const answer = (): string =>
    spawnSync(process.execPath, [join(clone, 'bin/modversions')], { encoding: 'utf8' }).stdout.trim();
  const writtenAt = (file: string, time: number): void => utimesSync(join(clone, 'dist', file), time, time);

  says('src/tell/cli/main.js', "exports.main = () => console.log('compiled');");
  expect(answer()).toBe('compiled');
  says('program/main.mjs', "export const main = () => console.log('bundle');");
  expect(answer()).toBe('bundle');
  says('.tsbuildinfo', '{}');
  writtenAt('program/main.mjs', 1000);
  writtenAt('.tsbuildinfo', 1001);
  expect(answer()).toBe('compiled');
  writtenAt('.tsbuildinfo', 999);
  expect(answer()).toBe('bundle');
});

test('the bundle prints what the compiled files print', () => {
  const compiled = `require(${JSON.stringify(join(root, 'dist/src/tell/cli/main.js'))}).main(process.argv.slice(1))`;
  for (const args of [
    ['--version'],
    ['help'],
    ['help', 'compare'],
    ['compare', 'a'],
    ['compare', ...scans()],
  ]) {
    const plain = spawnSync(process.execPath, ['-e', compiled, '--', ...args], {
      cwd: project,
      encoding: 'utf8',
    });
    const bundled = spawnSync(process.execPath, [join(root, 'bin/modversions'), ...args], {
      cwd: project,
      encoding: 'utf8',
    });
    expect([bundled.stdout, bundled.stderr, bundled.status]).toEqual([
      plain.stdout,
      plain.stderr,
      plain.status,
    ]);
  }
});

test('a fault of the program is told in two lines, and does not pass for a difference', () => {
  const broken = `process.stdout.write = () => { throw new TypeError('made up'); };
    import(${JSON.stringify(join(root, 'dist/program/main.mjs'))}).then(({ main }) => main(['crc', '-']));`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', broken], { input: UNIT, encoding: 'utf8' });
  expect(stderr).toMatch(
    /^modversions: a fault of this program: TypeError: made up \| at .*\n {2}report it .*\n$/,
  );
  expect(stderr.length).toBeLessThan(4000);
  expect(status).toBe(2);
});

test('a clone that is not built says so', () => {
  const clone = join(project, 'clone');
  for (const file of ['bin/modversions', 'bin/built.js']) cpSync(join(root, file), join(clone, file));
  const { status, stderr } = spawnSync(process.execPath, [join(clone, 'bin/modversions')], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toBe(
    'modversions: this clone is not built yet\n  run npm start once, which installs, builds and shows the samples\n',
  );
});
