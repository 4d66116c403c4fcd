// SPDX-License-Identifier: GPL-2.0-or-later
/** A compiler is asked once for what it defines, and for its target and its proof alike. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { otherTargets, Predefined, provedFor, targetOf } from '../../../src/tree/preprocess';

const folder = mkdtempSync(join(tmpdir(), 'predefined-'));
afterAll(() => rmSync(folder, { recursive: true }));

const log = join(folder, 'log');
const MACROS = [
  '__GNUC__ 12',
  '__x86_64__ 1',
  '__BYTE_ORDER__ 1234',
  '__SIZEOF_POINTER__ 8',
  '__SIZEOF_LONG__ 8',
];

/** A unit of a compiler that notes how often it was asked. @param status that it ends with */
function unitOf(status: number, ...options: string[]): Parameters<typeof provedFor>[0] {
  const program = join(folder, `cc-${status}`);
  const lines = [`echo "$*" >>'${log}'`, ...MACROS.map((one) => `echo '#define ${one}'`), `exit ${status}`];
  writeFileSync(program, `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 });
  const command = [program, ...options, '-c', 'a.c'];
  return { name: 'a', source: 'a.c', file: 'a.c', module: 'vmlinux', command, directory: folder };
}

beforeEach(() => rmSync(log, { force: true }));
const asked = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []);

test('one question for a target, those of others and a proof; another one for other options', () => {
  const predefined = new Predefined();
  const [usual, other] = [unitOf(0, '-m64', '-DPOT'), unitOf(0, '-m64', '-DLID')];
  expect(provedFor(usual, predefined).isProved).toBe(true);
  const target = targetOf(other, predefined);
  expect(target?.machine).toBe('x86_64');
  expect(otherTargets([usual, other], target, predefined)).toEqual([]);
  expect(asked()).toEqual(['-m64 -E -dM -x c -']);
  targetOf(unitOf(0, '-m32'), predefined);
  expect(asked()).toEqual(['-m64 -E -dM -x c -', '-m32 -E -dM -x c -']);
});

test('what failed is asked again', () => {
  const predefined = new Predefined();
  expect([targetOf(unitOf(1), predefined), targetOf(unitOf(1), predefined)]).toEqual([null, null]);
  expect(asked()).toHaveLength(2);
});
