// SPDX-License-Identifier: GPL-2.0-or-later
/** Faults of what is around a run, a short round: it answers, or refuses in one line with a remedy, and leaves nothing behind. */
import { Bench } from '../../support/faults/bench';
import { FAULTS } from '../../support/faults/faults';
import { tallied } from '../../support/faults/judge';

jest.setTimeout(600_000);

// `test/programs/faults` runs all of them.
const short = FAULTS.filter(({ isShort }) => isShort);

let bench: Bench;
beforeEach(() => (bench = new Bench()));
afterEach(() => bench.remove());

test.each(short.map(({ name, trials }) => [name, trials] as const))('%s', async (_, trials) => {
  const { runs, faults } = tallied(await trials(bench));
  expect(faults).toEqual([]);
  expect(runs).toBeGreaterThan(0);
});
