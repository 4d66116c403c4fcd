// SPDX-License-Identifier: GPL-2.0-or-later
/** What stops a module, and what that says of its code. */
import type { Obstacle } from '../../../src/kernel/loader';
import { verdictOf, type Concern } from '../../../src/kernel/usage/verdict';
import { rawText } from '../../../src/text';

const symbol = rawText(Buffer.from('pour'));
const missing: Obstacle = { kind: 'missing', symbol };
const differs: Obstacle = { kind: 'crc', symbol, crc: 1, kernelCrc: 2, owner: symbol };
const noVersions: Obstacle = { kind: 'no-versions' };
const concern = (verdict: Concern['verdict']): Concern => ({
  cause: { cause: 0, symbols: 1, reach: 'maybe', evidence: 'no-data' },
  verdict,
});

test.each<[string, Obstacle[], Concern[], boolean, ReturnType<typeof verdictOf>]>([
  ['missing in a whole kernel', [missing], [], true, 'break'],
  ['missing in a part of one', [missing], [], false, 'unknown'],
  ['missing in a part, and another thing that stops it', [missing, noVersions], [], false, 'break'],
  [
    'missing in a part, and a break behind another symbol',
    [missing, differs],
    [concern('break')],
    false,
    'break',
  ],
  [
    'missing in a part, and nothing that can be noticed',
    [missing, differs],
    [concern('compatible')],
    false,
    'unknown',
  ],
])('%s', (_what, obstacles, concerns, isWhole, verdict) => {
  expect(verdictOf(obstacles, concerns, { hasUnexplained: false, areKnown: true, isWhole })).toBe(verdict);
});
