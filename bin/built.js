// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
// Loads a program that the build has made. A fresh clone has none yet, which takes a line to say and not a trace.

const { existsSync, statSync } = require('fs');
const { join } = require('path');

const at = (path) => join(__dirname, '..', 'dist', path);

/** When a file was written; undefined where there is none. */
const timeOf = (path) => statSync(at(path), { throwIfNoEntry: false })?.mtimeMs;

/** Codes of Node for a process, and a system, that may open no more files. */
const TOO_MANY_FILES = ['EMFILE', 'ENFILE'];

/** One line about a program that cannot be started, and what to do about it. */
const refuse = (name, problem, remedy) => {
  process.stderr.write(`${name}: ${problem}\n  ${remedy}\n`);
  process.exit(2);
};

/** A program by the name of its command, and where it was compiled to, below dist. */
exports.program = (name, path) => {
  const file = at(path);
  if (!existsSync(file))
    return refuse(
      name,
      'this clone is not built yet',
      'run npm start once, which installs, builds and shows the samples',
    );
  try {
    return require(file);
  } catch (error) {
    if (!TOO_MANY_FILES.includes(error.code)) throw error;
    return refuse(name, `${error.path ?? file}: too many open files`, 'allow more of them (ulimit -n)');
  }
};

/**
 * The same, from the bundle of the command line, which starts in two thirds of the time. A bundle that is older than what was
 * compiled last is not what the sources say. A package has no notes of the compiler, and its bundle is what it was made of.
 * Node opens the pieces of a bundle all at once and what was compiled one after the other, which a low limit on open files
 * allows.
 */
exports.bundled = async (name, path, bundle) => {
  const written = timeOf(bundle);
  const compiled = timeOf('.tsbuildinfo') ?? 0;
  if (!(written >= compiled)) return exports.program(name, path);
  try {
    return await import(at(bundle));
  } catch (error) {
    if (TOO_MANY_FILES.includes(error.code)) return exports.program(name, path);
    throw error;
  }
};
