// SPDX-License-Identifier: GPL-2.0-or-later
/** Scans where memory is short. */
import { heapOf, memoryAtMost, MOST_A_THREAD, shareOf } from '../../../src/tree/scan/memory';
import { Lab, type Scanned } from './lab';

// Each unit has a thread of its own, or takes one with it.
jest.setTimeout(120_000);

const { MODVERSIONS_MEMORY: before } = process.env;
let lab: Lab;
beforeEach(() => {
  lab = new Lab();
});
afterEach(() => {
  lab.remove();
  if (before === undefined) delete process.env['MODVERSIONS_MEMORY'];
  else process.env['MODVERSIONS_MEMORY'] = before;
});

/** All that a scan writes, by file. */
const written = (scanned: Scanned): Map<string, string> => {
  expect(scanned.status).toBe(0);
  return lab.contents(lab.at('out'));
};

test.each(['own', 'compiler'])(
  'threads that have taken their share are replaced after each unit: the scan says so, and is the same (%s)',
  (preprocessor) => {
    const usual = lab.scan(['--no-cache', '--preprocessor', preprocessor]);
    const files = written(usual);
    const short = lab.scan(['--no-cache', '--preprocessor', preprocessor], { MODVERSIONS_MEMORY: '1' });
    expect(written(short)).toEqual(files);
    expect(usual.stderr).not.toContain('memory');
    expect(short.stderr.match(/memory is short/g)).toHaveLength(1);
  },
);

test('memory is what the environment says, and half of it goes to threads', () => {
  process.env['MODVERSIONS_MEMORY'] = '4096';
  expect(memoryAtMost()).toBe(2 ** 32);
  expect(shareOf(2, 2 ** 32)).toBe(2 ** 30);
  expect(shareOf(2, 2 ** 40)).toBe(MOST_A_THREAD);
  // Below that a thread does not begin.
  expect([heapOf(2 ** 30), heapOf(1)]).toEqual([614, 160]);
  for (const wrong of ['', '0', '1.5', 'much']) {
    process.env['MODVERSIONS_MEMORY'] = wrong;
    expect(() => memoryAtMost()).toThrow(`MODVERSIONS_MEMORY='${wrong}': is no number of megabytes`);
  }
  const { status, stderr } = lab.scan([], { MODVERSIONS_MEMORY: 'much' });
  expect([status, stderr]).toEqual([2, expect.stringContaining('is no number of megabytes')]);
});
