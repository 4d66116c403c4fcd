// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlannedUnit } from '../../../src/tree/kbuild';
import { hasElfNote } from '../../../src/tree/preprocess';
import { Positions } from '../../../src/tree/scan/positions';

const unit = (module: string, ...flags: string[]): PlannedUnit => ({
  name: 'x',
  source: 'x.c',
  file: 'x.c',
  module,
  directory: '.',
  command: ['cc', ...flags],
});

/** The order of rows of units 0 and 1 in vmlinux and 2 and 3 in a module, where 1 and 3 have ELF notes. */
function order(version: [number, number], ...flags: string[]): number[] {
  const units = ['vmlinux', 'vmlinux', 'm', 'm'].map((module) => unit(module, ...flags));
  const positions = new Positions(units, version);
  const keyed = units.map((one, number) => ({ number, key: positions.of(one, number, number % 2 === 1) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ number }) => number);
}

test('up to 6.3, objects with ELF notes come first in their module', () => {
  expect(order([6, 1])).toEqual([1, 0, 3, 2]);
  expect(order([6, 3])).toEqual([1, 0, 3, 2]);
  expect(order([6, 4])).toEqual([0, 1, 2, 3]);
});

test.each(['-fcf-protection=branch', '-mbranch-protection=pac-ret+leaf', '-fcf-protection=none'])(
  'the property notes of %s change nothing',
  (flag) => expect(order([6, 1], flag)).toEqual([1, 0, 3, 2]),
);

test.each([
  ['static const struct n note __attribute__((section(".note." "Linux"))) = {};', true],
  ['asm(".pushsection .note.Xen, \\"a\\",@note");', true],
  [' .pushsection .note.Xen, "a",@note', true],
  ['struct file *f = open(".note.Linux");', false],
  ['int notes;', false],
])('%s', (text, expected) => expect(hasElfNote(Buffer.from(text))).toBe(expected));
