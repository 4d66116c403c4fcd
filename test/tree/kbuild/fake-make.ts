// SPDX-License-Identifier: GPL-2.0-or-later
/** A make of our own, that prints prepared lines. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { scratch, write } from './made-up-tree';

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

/** Puts a make on the path that prints lines and notes what it was called with; gives the folder with that note. */
export function fakeMake(lines: readonly string[], complaint = ''): string {
  const folder = scratch();
  const script = [
    `#!${process.execPath}`,
    "const fs = require('node:fs');",
    `const folder = ${JSON.stringify(folder)};`,
    'const called = { args: process.argv.slice(2), cwd: process.cwd(), env: process.env };',
    "called.rules = fs.readFileSync(process.env.MAKEFILES, 'utf8');",
    "fs.writeFileSync(folder + '/called.json', JSON.stringify(called));",
    "fs.mkdirSync('empty/deep', { recursive: true });",
    "process.stdout.write(fs.readFileSync(folder + '/lines', 'latin1'));",
    `process.stderr.write(${JSON.stringify(complaint)});`,
    'process.exitCode = 2;',
  ];
  write(folder, { lines: lines.map((line) => `${line}\n`).join('') });
  fs.writeFileSync(path.join(folder, 'make'), script.join('\n'), { mode: 0o755 });
  process.env['PATH'] = `${folder}:${environment['PATH'] ?? ''}`;
  return folder;
}
