// SPDX-License-Identifier: GPL-2.0-or-later
/** `bin/setup.js` in a made-up project: an `npm` on the path and a `tsc` it installs that write what the real ones would. */
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const setupScript = path.resolve(__dirname, '../../../bin/setup.js');

/** Says what it was asked, then installs `tsc` and `a`, and notes it; the file `npm-fails` makes it fail. */
const npm = `#!/usr/bin/env node
const fs = require('fs');
console.log('npm ' + process.argv.slice(2).join(' '));
if (fs.existsSync('npm-fails')) process.exit(1);
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules/typescript/bin', { recursive: true });
fs.copyFileSync('tsc.js', 'node_modules/typescript/bin/tsc');
fs.mkdirSync('node_modules/a');
fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

/** Copies each source to its place in dist; a source that says `wrong` makes it fail. */
const tsc = `
const fs = require('fs');
fs.mkdirSync('dist/src', { recursive: true });
for (const name of fs.readdirSync('src')) {
  const text = fs.readFileSync('src/' + name, 'utf8');
  if (text.includes('wrong')) { console.log('src/' + name + ': error'); process.exit(2); }
  fs.writeFileSync('dist/src/' + name.replace(/ts$/, 'js'), text);
}
`;

// Each run starts a few processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

let project: string;

const inProject = (name: string): string => path.join(project, name);
const write = (name: string, text: string): void => {
  fs.mkdirSync(path.dirname(inProject(name)), { recursive: true });
  fs.writeFileSync(inProject(name), text);
};
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${inProject('tools')}:${process.env['PATH']}`,
});

/** Exit status and standard error, line by line; standard output must stay empty, for it carries data. */
function setup(...nodeOptions: string[]): { status: number | null; lines: string[] } {
  const args = [...nodeOptions, inProject('bin/setup.js')];
  const result = spawnSync(process.execPath, args, {
    cwd: os.tmpdir(),
    env: environment(),
    encoding: 'utf8',
  });
  expect(result.stdout).toBe('');
  return { status: result.status, lines: result.stderr.split('\n').filter((line) => line !== '') };
}

const installingFor = (why: string): string[] => [
  `setup: ${why}; installing packages (npm ci)`,
  'npm ci --include=dev --no-progress',
];
const installing = installingFor('node_modules is missing');
const unlike = (names: string): string[] =>
  installingFor(`node_modules is not what package-lock.json names: ${names}`);
const lock = (packages: Record<string, string>): string => {
  const entries = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }]);
  return JSON.stringify({ packages: { '': {}, ...Object.fromEntries(entries) } });
};
const building = ['setup: building (tsc)'];

beforeEach(() => {
  project = fs.mkdtempSync(path.join(os.tmpdir(), 'setup-'));
  write('tools/npm', npm);
  fs.chmodSync(inProject('tools/npm'), 0o755);
  write('bin/setup.js', fs.readFileSync(setupScript, 'utf8'));
  write('tsc.js', tsc);
  write('package-lock.json', lock({ a: '1.0.0' }));
  write('tsconfig.json', '{}');
  write('src/a.ts', 'a');
});

afterEach(() => fs.rmSync(project, { recursive: true, force: true }));

test('the first run installs and builds, the second does nothing', () => {
  expect(setup()).toEqual({ status: 0, lines: [...installing, ...building] });
  expect(fs.readFileSync(inProject('dist/src/a.js'), 'utf8')).toBe('a');
  expect(setup()).toEqual({ status: 0, lines: [] });
  expect(fs.readdirSync(inProject('dist')).sort()).toEqual(['.modversions-build', 'src']);
});

test('a changed lock file installs again, and says what is old', () => {
  setup();
  write('package-lock.json', lock({ a: '1.0.1' }));
  expect(setup().lines).toEqual([...unlike('a'), ...building]);
});

test('an install by hand that matches the lock file is taken as it is', () => {
  setup();
  fs.rmSync(inProject('node_modules/.modversions-lock'));
  expect(setup()).toEqual({ status: 0, lines: [] });
});

test('an install by hand for another lock file is seen, though the lock file is the one we installed for', () => {
  write('package-lock.json', lock({ a: '1.0.0', b: '1.0.0', c: '1.0.0' }));
  write('node_modules/.package-lock.json', '');
  fs.appendFileSync(inProject('tools/npm'), "for (const n of ['b', 'c']) fs.mkdirSync('node_modules/' + n);");
  expect(setup().lines).toEqual([...unlike('a and 2 more'), ...building]);
  expect(setup().lines).toEqual([]);
  write('node_modules/.package-lock.json', lock({ a: '0.9.0', b: '1.0.0', c: '1.0.0' }));
  expect(setup().lines).toEqual(unlike('a'));
  fs.rmdirSync(inProject('node_modules/b'));
  expect(setup().lines).toEqual(unlike('b'));
  write('node_modules/.package-lock.json', 'cut off');
  expect(setup().lines).toEqual(unlike('a and 2 more'));
});

test('an optional package of another machine may be missing', () => {
  setup();
  const packages = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/win': { optional: true } };
  write('package-lock.json', JSON.stringify({ packages }));
  expect(setup().lines).toEqual(building);
});

test('changed, missing and removed files build again', () => {
  setup();
  write('src/a.ts', 'b');
  expect(setup().lines).toEqual(building);
  expect(fs.readFileSync(inProject('dist/src/a.js'), 'utf8')).toBe('b');
  fs.rmSync(inProject('dist/src/a.js'));
  expect(setup().lines).toEqual(building);
  write('src/b.ts', 'b');
  fs.rmSync(inProject('src/a.ts'));
  for (const output of ['a.js.map', 'a.d.ts']) write(`dist/src/${output}`, '');
  write('dist/src/page.html', '');
  expect(setup().lines).toEqual(['setup: removing outputs whose source is gone: 3', ...building]);
  expect(fs.readdirSync(inProject('dist/src')).sort()).toEqual(['b.js', 'page.html']);
});

test('a failure is one line and a remedy, and is not taken for success the next time', () => {
  write('npm-fails', '');
  const { status, lines } = setup();
  expect(status).toBe(2);
  expect(lines.slice(2)).toEqual([
    'setup: error: npm ci failed (exit status 1)',
    '  read what npm printed above; installing needs the network (npm ci does it by hand), later runs do not',
  ]);
  fs.rmSync(inProject('npm-fails'));
  setup();
  write('src/a.ts', 'wrong');
  const wrong = [...building, 'src/a.ts: error', 'setup: error: tsc failed (exit status 2)'];
  for (let run = 0; run < 2; run++) {
    expect(setup()).toEqual({
      status: 2,
      lines: [...wrong, '  mend what tsc printed above, then run again'],
    });
  }
});

test('an old Node gets a clear message', () => {
  write('old.js', "Object.defineProperty(process.versions, 'node', { value: '18.1.0' });");
  expect(setup('-r', inProject('old.js'))).toEqual({
    status: 2,
    lines: [
      'setup: error: Node 18.1.0 is too old, modversions needs 20 or newer',
      '  install a newer Node, for example from your distribution, and run again',
    ],
  });
});

test('several at once do the work once, also after one that crashed', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  write('dist/.setup-lock', String(dead));
  const runs = Array.from({ length: 4 }, async () => {
    const child = spawn(process.execPath, [inProject('bin/setup.js')], { env: environment() });
    let text = '';
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const status = await new Promise((resolve) => child.on('close', resolve));
    return { status, text };
  });
  const results = await Promise.all(runs);
  expect(results.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
  const said = results.map(({ text }) => text).join('');
  expect(said.match(/installing packages/g)).toHaveLength(1);
  expect(said.match(/building/g)).toHaveLength(1);
});
