// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
// Loads a program that the build has made. A fresh clone has none yet, which takes a line to say and not a trace.

const { existsSync, statSync } = require('fs');
const { join } = require('path');

const at = (path) => join(__dirname, '..', 'dist', path);

/** When a file was written; undefined where there is none. */
const timeOf = (path) => statSync(at(path), { throwIfNoEntry: false })?.mtimeMs;

/** A program by the name of its command, and where it was compiled to, below dist. */
exports.program = (name, path) => {
  const file = at(path);
  if (existsSync(file)) return require(file);
  process.stderr.write(
    `${name}: this clone is not built yet\n  run npm start once, which installs, builds and shows the samples\n`,
  );
  process.exit(2);
};

/**
 * The same, from the bundle of the command line, which starts in two thirds of the time. A bundle that is older than what was
 * compiled last is not what the sources say. A package has no notes of the compiler, and its bundle is what it was made of.
 */
exports.bundled = async (name, path, bundle) => {
  const written = timeOf(bundle);
  const compiled = timeOf('.tsbuildinfo') ?? 0;
  return written >= compiled ? import(at(bundle)) : exports.program(name, path);
};
