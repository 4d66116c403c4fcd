// SPDX-License-Identifier: GPL-2.0-or-later
/** The sentence of judgement never says more than was compared. */
import type { Verdict, VerdictCounts } from '../../../src/kernel/judge';
import { judgementSentence, missedWords } from '../../../src/tell/report';

const NONE: VerdictCounts = { break: 0, unknown: 0, conditional: 0, compatible: 0 };

interface Case {
  exports?: Partial<VerdictCounts>;
  causes?: Partial<VerdictCounts>;
  missed?: Verdict[];
  hasCrcs?: boolean;
  hasTypes?: boolean;
  isWhole?: boolean;
}

const sentence = ({
  exports,
  causes,
  missed = [],
  hasCrcs = true,
  hasTypes = true,
  isWhole = true,
}: Case): string =>
  judgementSentence({
    names: ['1.0', '1.1'],
    verdicts: { exports: { ...NONE, ...exports }, causes: { ...NONE, ...causes } },
    missed,
    words: missedWords({ base: { hasCrcs }, new: { hasCrcs: true } }),
    hasTypes,
    isWhole,
  });

test.each<[string, Case, string]>([
  ['nothing', {}, 'Nothing that exports lead to changed from 1.0 to 1.1.'],
  [
    'CRCs alone are alike',
    { hasTypes: false },
    'No export of 1.0 changed its CRC in 1.1; types were not compared.',
  ],
  [
    'breaks',
    { exports: { break: 3, compatible: 1 }, causes: { break: 1 } },
    'Modules built for 1.0 can break on 1.1: 3 exports by 1 cause.',
  ],
  [
    'only what went',
    { exports: { break: 1 } },
    'Modules built for 1.0 can break on 1.1: 1 export changed by itself or went.',
  ],
  [
    'only what the CRCs miss',
    { missed: ['break'] },
    'Modules built for 1.0 can break on 1.1: 1 change that the CRCs miss.',
  ],
  [
    'without CRCs, what they would miss',
    { missed: ['break', 'break'], hasCrcs: false },
    'Modules built for 1.0 can break on 1.1: 2 changes that CRCs would miss.',
  ],
  [
    'no types',
    { exports: { unknown: 2, compatible: 1 }, hasTypes: false },
    'Whether modules built for 1.0 work on 1.1 was not judged: there are no types to compare, and 2 exports changed.',
  ],
  [
    'not proved',
    { exports: { unknown: 2 }, causes: { unknown: 1 } },
    'Whether modules built for 1.0 work on 1.1 is not proved: 2 exports by 1 cause.',
  ],
  [
    'conditions',
    { exports: { conditional: 2 }, causes: { conditional: 1, compatible: 2 } },
    'Modules built for 1.0 work on 1.1 under the conditions that are stated: 2 exports by 1 cause.',
  ],
  [
    'a part',
    { exports: { compatible: 2 }, isWhole: false },
    'No compiled module can tell what changed for its exports from 1.0 to 1.1: all is proved compatible; not all of both kernels was compared.',
  ],
])('%s', (_, found, told) => {
  expect(sentence(found)).toBe(told);
});

test('additions prove nothing where types were not compared', () => {
  const told = sentence({ exports: { compatible: 2 }, hasTypes: false });
  expect(told).toMatch(/; types were not compared\.$/);
  expect(told).not.toMatch(/proved/);
});
