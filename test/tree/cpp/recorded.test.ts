// SPDX-License-Identifier: GPL-2.0-or-later
/** Made-up sources and what GCC 12 made of them; `test/programs/preprocessor/random.ts --record` writes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstDifference } from '../../../src/tree/cpp';
import { root } from '../../support/program';
import { CppLab } from './lab';

const cases = JSON.parse(readFileSync(join(root, 'test/cases/cpp/random.json'), 'utf8')) as {
  source: string;
  text: string;
}[];

const lab = new CppLab();
afterAll(() => lab.remove());

test('equal to the compiler, or refused', () => {
  let equal = 0;
  const different: unknown[] = [];
  for (const { source, text } of cases) {
    lab.write({ 'a.c': source });
    if (lab.refusal('a.c') !== '') continue;
    const difference = firstDifference(`# 1 "a.c"\n${lab.text('a.c')}`, text);
    if (difference === null) equal++;
    else different.push({ difference, source });
  }
  expect(different).toEqual([]);
  expect(equal).toBeGreaterThan(cases.length * 0.8);
});
