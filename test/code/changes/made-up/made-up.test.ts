// SPDX-License-Identifier: GPL-2.0-or-later
/** A few of the made-up modules of test/programs/uses: what differs in an object has its reason in the source. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { hasGcc } from '../../../support/gcc';
import { drawPair } from './draw';
import { tried } from './trial';

const withGcc = hasGcc ? test : test.skip;

withGcc(hasGcc ? 'made-up modules' : 'made-up modules (skipped: there is no gcc)', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'modversions-test-'));
  try {
    for (let seed = 1; seed <= 15; seed++) {
      const trial = tried(drawPair(seed), folder, 'gcc');
      if (trial.kind === 'refused') continue;
      const { open, unexplained, changed } = trial.uses;
      expect([seed, open, unexplained]).toEqual([seed, [], []]);
      if (trial.kind === 'differs') expect(changed.length).toBeGreaterThan(0);
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
