// SPDX-License-Identifier: GPL-2.0-or-later
// A program of the build's: prints a header from a table. It takes its time where TEA_SLOW says so.
const { readFileSync, writeSync } = require('node:fs');

const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n');
const grades = rows.map((row) => `\tSTEAM_${row.split(' ')[0].toUpperCase()},\n`);
writeSync(1, `enum steam_grade {\n${grades[0]}`);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(process.env.TEA_SLOW ?? 0));
writeSync(1, `${grades.slice(1).join('')}};\n#define STEAM_ROWS ${rows.length}\n`);
