// SPDX-License-Identifier: GPL-2.0-or-later
/** Damaged inputs to all readers, a short round: each is read or refused in one line, and nothing else comes of it. */
import { hardenedReaders } from '../../support/hardening/readers';
import { hardeningRound, readSamples } from '../../support/hardening/round';

jest.setTimeout(120_000);

/** Inputs of each reader; `test/programs/hardening` does 20,000 in all. */
const EACH = 60;

test('each damaged input is read, or refused in one line', async () => {
  for (const reader of await hardenedReaders()) {
    const { faults, read, refused } = await hardeningRound(reader, EACH, 1);
    expect(faults.map(({ seed, what }) => `${reader.name}, seed ${seed}: ${what}`)).toEqual([]);
    expect(read + refused).toBe(EACH);
  }
});

test('the samples themselves are read', async () => {
  for (const reader of await hardenedReaders()) await readSamples(reader);
});
