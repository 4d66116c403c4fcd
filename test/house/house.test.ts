// SPDX-License-Identifier: GPL-2.0-or-later
/** House rules for everything git tracks: nothing in it tells where it was made, and nothing is left lying about. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const maxBytes = 400_000;

// Put together from parts, so that this file does not break the rules it checks.
const hosts = new RegExp(
  [
    ['registry', 'npmjs'],
    ['registry', 'yarnpkg'],
    ['npm', 'pkg', 'github'],
    ['proxy', 'golang'],
    ['files', 'pythonhosted'],
    ['static', 'crates'],
    ['(deb|security|snapshot|ftp|httpredir)', 'debian'],
  ]
    .map((parts) => `\\b${parts.join('\\.')}\\b`)
    .join('|'),
);
const folders = ['work', 'home', 'root', 'farm', 'Users'].join('|');
const places = new RegExp(`(^|-[IL]|file://|[^\\w.*}/-])/(${folders})/[\\w.]`);

/** In a program that the shell starts, the line is a word to `:` as well. */
const licence = /^(#![^\n]*\n(':' )?)?\/\/ SPDX-License-Identifier: GPL-2\.0-or-later\n/;
/** Whether a file is source of ours, and no data: those say under which licence they are. */
const isSource = (file: string): boolean => /^((src|grammars|test)\/.*\.(ts|tsx|js)|bin\/[^/]+)$/.test(file);

function findings(file: string, text: string): string[] {
  const found: string[] = [];
  const lines = text.split('\n');
  const report = (pattern: RegExp, what: string): void => {
    lines.forEach((line, index) => {
      if (pattern.test(line)) found.push(`${file}:${index + 1}: ${what}`);
    });
  };
  report(hosts, 'names the host of a registry');
  report(places, 'names a place of one machine');
  if (path.posix.basename(file) === 'package-lock.json')
    report(/"resolved"\s*:/, 'says where a package came from');
  if (file.startsWith('src/')) report(/\b(TODO|FIXME)\b/, 'is not finished');
  if (isSource(file) && !licence.test(text)) found.push(`${file}: has no SPDX line`);
  if (text.length > maxBytes) found.push(`${file}: ${text.length} bytes`);
  return found;
}

/** What git tracks and is there, or undefined outside a git checkout. */
function trackedFiles(): string[] | undefined {
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  if (listed.status !== 0) return undefined;
  const names = listed.stdout.split('\0').filter((name) => name !== '');
  return names.filter((name) => fs.statSync(path.join(root, name), { throwIfNoEntry: false })?.isFile());
}

const tracked = trackedFiles();

(tracked ? test : test.skip)('tracked files keep the house rules', () => {
  const read = (name: string): string => fs.readFileSync(path.join(root, name), 'latin1');
  expect(tracked?.flatMap((name) => findings(name, read(name)))).toEqual([]);
});

describe('findings', () => {
  const place = ['', 'home', 'someone', 'linux'].join('/');

  test.each([
    ['README.md', `see https://${['registry', 'npmjs', 'org'].join('.')}/`, 'names the host of a registry'],
    ['a.sh', `cd ${place}`, 'names a place of one machine'],
    ['a.sh', `gcc -I${place}`, 'names a place of one machine'],
    ['a.json', `{"path":"${place}"}`, 'names a place of one machine'],
    ['package-lock.json', '  "resolved" : "x"', 'says where a package came from'],
    ['src/a.md', `// ${'TO'}${'DO'} later`, 'is not finished'],
  ])('%s: %s', (file, line, what) => {
    expect(findings(file, `first\n${line}\n`)).toEqual([`${file}:2: ${what}`]);
  });

  test.each([
    ['src/a/b.tsx', 'x\n', ['src/a/b.tsx: has no SPDX line']],
    ['bin/a', '#!/usr/bin/env node\nx\n', ['bin/a: has no SPDX line']],
    ['bin/a', '#!/usr/bin/env node\n// SPDX-License-Identifier: GPL-2.0-or-later\nx\n', []],
    ['test/a.js', '// SPDX-License-Identifier: GPL-2.0-or-later\nx\n', []],
    ['test/cases/a.i', 'x\n', []],
  ])('the licence of %s', (file, text, expected) => {
    expect(findings(file, text)).toEqual(expected);
  });

  test('a large file', () => {
    expect(findings('big', 'x'.repeat(maxBytes + 1))).toEqual([`big: ${maxBytes + 1} bytes`]);
  });

  test.each(['test/home/a.c', 'https://example.org/home/page', '${BASE}/root/x', 'a TODO outside src'])(
    'nothing in %s',
    (line) => expect(findings('a.md', line)).toEqual([]),
  );
});
