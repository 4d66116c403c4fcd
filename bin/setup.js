// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
// Makes a fresh clone ready to run: installs what package-lock.json names, then builds what the sources say.
// Needs nothing but Node itself, says on standard error what it does, and does nothing when nothing is to do.
// Kept to syntax that old versions of Node can read, so that they get the message below and no stack trace.

const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');

const OLDEST_NODE = 20;
const WAIT_MINUTES = 15;

const root = path.resolve(__dirname, '..');
const at = (...names) => path.join(root, ...names);

const lockFile = at('package-lock.json');
const installStamp = at('node_modules', '.modversions-lock');
const buildStamp = at('dist', '.modversions-build');
const buildInfo = at('dist', '.tsbuildinfo');
const mutex = at('dist', '.setup-lock');
const prepared = [
  ['parse', 'the table of shapes'],
  ['recover', 'the automata'],
];
const pageBuild = 'src/tell/page/build.ts';
const commandLine = 'src/tell/cli/main.ts';
const bundle = at('bin', 'bundle.js');
const sourceFolders = ['src', 'grammars', 'test'];

/** Something the user has to mend: what went wrong, and what to do about it. */
class SetupError extends Error {
  constructor(what, remedy) {
    super(what);
    this.remedy = remedy;
  }
}

function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}

function readOr(file, fallback) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return fallback;
    throw error;
  }
}

function sha256(text) {
  return crypto.createHash('sha256').update(text).digest('hex');
}

/** Runs a program in the project folder; all it prints goes to standard error, for standard output carries data. */
function run(program, args, what, remedy) {
  const result = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status === 0) return;
  let how = `exit status ${result.status}`;
  if (result.signal) how = `ended by ${result.signal}`;
  if (result.error) how = result.error.code === 'ENOENT' ? 'program not found' : result.error.message;
  throw new SetupError(`${what} failed (${how})`, remedy);
}

// ---- packages

/** What npm notes of its install when it is done. Our own stamp alone would outlive an `npm install` on another branch. */
const npmNote = () => readOr(at('node_modules', '.package-lock.json'), '');

/** Our stamp of an install: of which lock file, and what npm noted of it. */
const installMark = () => sha256(`${readOr(lockFile, '')}\n${npmNote()}`);

function packagesOf(text) {
  try {
    return JSON.parse(text).packages || {};
  } catch {
    return {};
  }
}

/** The packages of package-lock.json that have no folder, or that npm noted in another version. */
function unlikeLock() {
  const wanted = packagesOf(readOr(lockFile, ''));
  const names = Object.keys(wanted).filter((name) => name !== '');
  const missing = names.filter((name) => !wanted[name].optional && !fs.existsSync(at(name)));
  // npm may note a package in other words than the lock file has: what it installed for this very file holds.
  if (missing.length > 0 || readOr(installStamp, '') === installMark()) return missing;
  const installed = packagesOf(npmNote());
  return names.filter((name) => {
    if (!installed[name]) return !wanted[name].optional;
    return ['version', 'integrity'].some((key) => installed[name][key] !== wanted[name][key]);
  });
}

/** What is wrong with node_modules, in one phrase; nothing if it holds what package-lock.json names. */
function whyInstall() {
  if (!fs.existsSync(at('node_modules'))) return 'node_modules is missing';
  const names = unlikeLock();
  if (names.length === 0) return '';
  const more = names.length > 1 ? ` and ${names.length - 1} more` : '';
  return `node_modules is not what package-lock.json names: ${names[0].replace(/^node_modules\//, '')}${more}`;
}

function install() {
  const why = whyInstall();
  if (why === '') return;
  say(`${why}; installing packages (npm ci)`);
  const remedy =
    'read what npm printed above; installing needs the network (npm ci does it by hand), later runs do not';
  run('npm', ['ci', '--include=dev', '--no-progress'], 'npm ci', remedy);
  fs.writeFileSync(installStamp, installMark());
}

// ---- build

/** All files below a folder of the project, as sorted paths relative to the project. */
function filesBelow(folder) {
  const found = [];
  const visit = (relative) => {
    if (!fs.existsSync(at(relative))) return;
    for (const entry of fs.readdirSync(at(relative), { withFileTypes: true })) {
      const name = `${relative}/${entry.name}`;
      if (entry.isDirectory()) visit(name);
      else if (entry.isFile()) found.push(name);
    }
  };
  visit(folder);
  return found.sort();
}

/** What the build is made from: sources, the data that sources may import, the compiler's settings and version. */
function buildInputs() {
  const sources = []
    .concat(...sourceFolders.map(filesBelow))
    .filter((name) => /\.(tsx?|css|json)$/.test(name));
  return sources.concat(['tsconfig.json', 'package-lock.json', 'bin/bundle.js']);
}

function fingerprint(inputs) {
  return sha256(inputs.map((name) => `${name} ${sha256(readOr(at(name), ''))}\n`).join(''));
}

function hasAllOutputs(inputs) {
  const compiled = inputs.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  const outputs = compiled.map((source) => source.replace(/\.ts$/, '.js'));
  if (inputs.includes(pageBuild)) outputs.push('page/main.js', 'page/tables.js', 'page/page.css');
  if (inputs.includes(commandLine)) outputs.push('program/main.mjs');
  return outputs.every((output) => fs.existsSync(at('dist', output)));
}

function isBuilt(inputs) {
  return readOr(buildStamp, '') === fingerprint(inputs) && hasAllOutputs(inputs);
}

/** Removes outputs whose source is gone: jest would still run them, and an import of them would still work. */
function removeStaleOutputs() {
  const outputs = [].concat(...sourceFolders.map((folder) => filesBelow(`dist/${folder}`)));
  const stale = outputs.filter((output) => {
    const source = output.slice('dist/'.length).replace(/(\.d\.ts|\.js)(\.map)?$/, '.ts');
    return /\.(ts|json)$/.test(source) && !fs.existsSync(at(source));
  });
  if (stale.length === 0) return;
  say(`removing outputs whose source is gone: ${stale.length}`);
  for (const output of stale) fs.unlinkSync(at(output));
}

function build() {
  const inputs = buildInputs();
  if (isBuilt(inputs)) return;
  const stamp = fingerprint(inputs);
  removeStaleOutputs();
  say('building (tsc)');
  fs.rmSync(buildStamp, { force: true });
  // With its notes of the last build tsc would not write again what went missing since.
  if (!hasAllOutputs(inputs)) fs.rmSync(buildInfo, { force: true });
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  run(process.execPath, [tsc, '-p', root], 'tsc', 'mend what tsc printed above, then run again');
  // Shapes that all units hold, and the automata, are worked out once, here, where the sources have them.
  for (const [stage, what] of prepared) {
    if (!inputs.includes(`src/genksyms/${stage}/prepare.ts`)) continue;
    const prepare = at('dist', 'src', 'genksyms', stage, 'prepare.js');
    run(process.execPath, [prepare], what, 'mend grammars, then run again');
  }
  // The program inside the web page runs in browsers, so it is checked by itself, and bundled.
  if (inputs.includes(pageBuild)) {
    const remedy = 'mend what is printed above, then run again';
    run(process.execPath, [tsc, '-p', at('src', 'tell', 'page', 'browser')], 'tsc of the web page', remedy);
    run(
      process.execPath,
      [at('dist', 'src', 'tell', 'page', 'build.js')],
      'the bundle of the web page',
      remedy,
    );
  }
  if (inputs.includes(commandLine)) {
    run(
      process.execPath,
      [bundle],
      'the bundle of the command line',
      'mend what is printed above, then run again',
    );
  }
  fs.writeFileSync(buildStamp, stamp);
}

// ---- one at a time

/** Whether no process has this id, or this very one, which has not taken the lock: then its owner crashed. */
function isGone(pid) {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** The process id in a lock file, or 0 when there is none any more. */
function ownerOf(lock) {
  return Number(readOr(lock, '0'));
}

/** Makes a lock file that holds our process id, unless there is one. A link is made whole or not at all. */
function tryLock(lock) {
  const mine = `${lock}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.unlinkSync(mine);
  }
}

function unlock(lock) {
  fs.rmSync(lock, { force: true });
}

/** Takes away the lock of a crashed owner. One at a time, or the second would take away the lock of the first. */
function removeLockOfCrashed() {
  const right = `${mutex}-removal`;
  if (!tryLock(right)) return;
  const owner = ownerOf(mutex);
  if (owner && isGone(owner)) unlock(mutex);
  unlock(right);
}

function withLock(work) {
  fs.mkdirSync(at('dist'), { recursive: true });
  const deadline = Date.now() + WAIT_MINUTES * 60 * 1000;
  let told = 0;
  while (!tryLock(mutex)) {
    const owner = ownerOf(mutex);
    if (owner && isGone(owner)) removeLockOfCrashed();
    else if (owner && owner !== told) say(`waiting for process ${owner}, which is setting up`);
    if (Date.now() > deadline) {
      throw new SetupError(`process ${owner} is still setting up`, `end it, or remove ${mutex}`);
    }
    told = owner || told;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    work();
  } finally {
    unlock(mutex);
  }
}

function main() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new SetupError(
      `Node ${process.versions.node} is too old, modversions needs ${OLDEST_NODE} or newer`,
      'install a newer Node, for example from your distribution, and run again',
    );
  }
  if (!fs.existsSync(lockFile)) {
    throw new SetupError('package-lock.json is missing', 'restore it with: git checkout package-lock.json');
  }
  if (whyInstall() === '' && isBuilt(buildInputs())) return;
  withLock(() => {
    install();
    build();
  });
}

try {
  main();
} catch (error) {
  const remedy = error.remedy || `is ${root} complete and writable? Then run again`;
  process.stderr.write(`setup: error: ${error.message}\n  ${remedy}\n`);
  process.exitCode = 2;
}
