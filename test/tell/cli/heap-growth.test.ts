// SPDX-License-Identifier: GPL-2.0-or-later
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Makes garbage beside some 30 MB that stay alive, and says how often V8 looked for what is not alive. */
const PROGRAM = `
const { PerformanceObserver } = require('node:perf_hooks');
if (process.argv[1] === 'bound') require(process.argv[2]).boundHeapGrowth();
let looks = 0;
new PerformanceObserver((list) => {
  for (const { detail } of list.getEntries()) if (detail.kind === 4) looks++;
}).observe({ entryTypes: ['gc'] });
const alive = [];
for (let turn = 0; turn < 1500; turn++)
  alive[turn % 30] = Array.from({ length: 20_000 }, (_, index) => ({ index }));
setTimeout(() => console.log(looks), 50);
`;

const looks = (how: 'bound' | 'free'): number =>
  Number(
    execFileSync(
      process.execPath,
      ['-e', PROGRAM, how, join(__dirname, '../../../src/tell/cli/heap-growth')],
      {
        encoding: 'utf8',
      },
    ),
  );

test('V8 looks for garbage more often where its growth is bounded', () => {
  expect(looks('bound')).toBeGreaterThan(looks('free'));
});
