// SPDX-License-Identifier: GPL-2.0-or-later
/** What lies beyond exports fails nothing unless it is named, and an answer that nobody has is an error. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Beyond } from '../../../src/kernel/judge';
import { kernelReports } from '../../../src/tell/report';
import { modversions } from '../../support/program';
import { causeOf, comparisonOf, judgementOf, pieceOf } from '../report/made-up';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-beyond-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(
  beyond: Beyond,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } {
  const file = join(folder, 'saved.json');
  const saved = kernelReports(comparisonOf([], [], { beyond })).in('json', { color: false, width: null });
  writeFileSync(file, [...saved].join(''), 'latin1');
  return modversions(['report', file, ...args]);
}

const definition = (kind: 'member-moved' | 'member-appended' | 'respelled'): Beyond => ({
  definitions: [causeOf('s#x', [], judgementOf(kind))],
  compiledIn: [],
});
const nothing: Beyond = { definitions: [], compiledIn: [] };

test.each([
  ['any', definition('member-moved'), 0],
  ['break', definition('member-moved'), 0],
  ['beyond', definition('member-moved'), 1],
  ['beyond', definition('respelled'), 1],
  ['break,beyond', definition('member-moved'), 1],
  ['beyond,break', definition('member-appended'), 0],
  ['conditional,beyond', definition('member-appended'), 1],
  ['break,beyond', { definitions: [], compiledIn: [pieceOf('level')] }, 1],
  ['beyond', nothing, 0],
] as const)('--fail-on %s, case %#', (failOn, beyond, status) => {
  expect(report(beyond as Beyond, '--fail-on', failOn, '-f', 'null')).toMatchObject({ status, stderr: '' });
});

test('what was not compared cannot be answered for', () => {
  const unknown: Beyond = { definitions: [], compiledIn: null };
  expect(report(unknown, '-f', 'null').status).toBe(0);
  expect(report(unknown, '--fail-on', 'beyond', '-f', 'null')).toMatchObject({
    status: 2,
    stderr:
      'modversions: --fail-on beyond: what lies beyond exports was not compared\n' +
      '  scan both kernels again with this version of the program, or leave beyond out\n',
  });
});

test('a name that there is not', () => {
  const { status, stderr } = report(nothing, '--fail-on', 'beyond,bad');
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^modversions: --fail-on 'bad': is none of any, conditional, break, beyond, expired, unused\n {2}take any/,
  );
});

test('--full tells all of it', () => {
  const many: Beyond = {
    definitions: [],
    compiledIn: Array.from({ length: 8 }, (_, at) => pieceOf(`level_${at}`)),
  };
  expect(report(many).stdout).toContain('… and 3 more functions and macros; --full tells all');
  expect(report(many, '--full').stdout).toContain('8. function level_7\n');
});
