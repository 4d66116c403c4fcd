// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Pairs in which a break was once called safe, through the whole program: all of them in two kernels, scanned and
 * compared. `known-failures.json` lists those that are not told rightly yet, and nothing else.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLANG_FOLDER, FOLDER, soundnessCases, tryCases } from './toys/soundness-cases';
import { TEACC, TEACLANG, Toys } from './toys/toy-kernel';

const toys = new Toys();
afterAll(() => toys.remove());

test.each([
  ['GCC', FOLDER, TEACC],
  ['Clang', CLANG_FOLDER, TEACLANG],
])('%s: each pair is told at least as bad as it is, and no safe one as a break', (_, folder, toolchain) => {
  const known = JSON.parse(readFileSync(join(folder, 'known-failures.json'), 'utf8')) as string[];
  const faults = tryCases(soundnessCases(folder), toys, toolchain)
    .filter(({ fault }) => fault !== null)
    .map(({ one, fault }) => [one.name, fault]);
  expect(faults.filter(([name]) => !known.includes(name!))).toEqual([]);
  expect(known.filter((name) => !faults.some(([fault]) => fault === name))).toEqual([]);
});
