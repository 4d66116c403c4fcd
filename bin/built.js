// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
// Loads a program that the build has made. A fresh clone has none yet, which takes a line to say and not a trace.

const { existsSync } = require('fs');
const { join } = require('path');

exports.program = (name, path) => {
  const file = join(__dirname, path);
  if (existsSync(file)) return require(file);
  process.stderr.write(
    `${name}: this clone is not built yet\n  run npm start once, which installs, builds and shows the samples\n`,
  );
  process.exit(2);
};
