// SPDX-License-Identifier: GPL-2.0-or-later
/** The folder that modules of a check share is told once. */
import { checkReports } from '../../../src/tell/report';
import { checkOf, differs, moduleOf } from './made-up-modules';

/** The lines of a check of these files. */
function linesOf(...files: string[]): string[] {
  const check = checkOf(files.map((file) => moduleOf(file, [differs('x')])));
  const pieces = checkReports(check).in('text', { color: false, width: null });
  return Buffer.from([...pieces].join(''), 'latin1')
    .toString()
    .split('\n');
}

const LONG = '/lib/modules/6.1.0-54-amd64/kernel';

test('a long folder stands once', () => {
  const lines = linesOf(`${LONG}/net/a.ko`, `${LONG}/fs/b.ko`);
  expect(lines).toContain(`modules: below ${LONG}/`);
  expect(lines.filter((line) => line.includes(LONG))).toHaveLength(1);
  expect(lines.some((line) => line.startsWith('net/a.ko '))).toBe(true);
});

test.each([
  ['one module', [`${LONG}/net/a.ko`]],
  ['a short folder', ['net/a.ko', 'net/b.ko']],
  ['no folder in common', [`${LONG}/a.ko`, 'b.ko']],
  ['only the root', [`${LONG}/a.ko`, '/srv/b.ko']],
  ['a folder that only begins alike', [`${LONG}/a.ko`, `${LONG}x/b.ko`].map((one) => one.slice(12))],
])('%s: paths as they are', (_, files) => {
  const lines = linesOf(...files);
  expect(lines.filter((line) => line.startsWith('modules: below '))).toEqual([]);
  for (const file of files) expect(lines.some((line) => line.startsWith(file))).toBe(true);
});
