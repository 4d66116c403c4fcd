// SPDX-License-Identifier: GPL-2.0-or-later
import type { ModuleCode, RebuiltUnit } from '../../../src/formats/object';
import { affectedByCode, withCode } from '../../../src/kernel/usage/code';
import type { ModuleCause } from '../../../src/kernel/usage';

const unit = (code: RebuiltUnit['code']): RebuiltUnit => ({
  source: 'nic.c',
  code,
  why: code === 'unknown' ? 'the build makes it' : null,
  functions: 1,
  differing: code === 'differs' ? [{ what: 'function', name: 'nic_poll' }] : [],
  uses: null,
});
const codeOf = (codes: RebuiltUnit['code'][], doubts: string[] = []): ModuleCode => ({
  units: codes.map(unit),
  doubts,
});
const CRC = { kind: 'crc', symbol: 'netif_rx', crc: 1, kernelCrc: 2, owner: 'vmlinux' } as const;
const CAUSE: ModuleCause = { cause: 0, symbols: 1, reach: 'yes', evidence: 'defined' };

test.each([
  [codeOf(['same', 'same']), 'no'],
  [codeOf(['same', 'unknown']), 'maybe'],
  [codeOf(['same', 'unknown', 'differs']), 'yes'],
  [codeOf(['same'], ['the module uses sugar, which this source does not']), 'maybe'],
  [codeOf([]), 'maybe'],
])('%j: %s', (code, affected) => {
  expect(affectedByCode(code)).toBe(affected);
});

test('the same code: no cause reaches the module, and versions alone are no break', () => {
  const known = { causes: [CAUSE], affected: 'yes', verdict: 'break' } as const;
  expect(withCode({ ...known, causes: [CAUSE] }, [CRC], codeOf(['same']))).toMatchObject({
    causes: [{ reach: 'no', evidence: 'same-code' }],
    affected: 'no',
    evidence: 'same-code',
    verdict: 'compatible',
  });
  const missing = { kind: 'missing', symbol: 'gone' } as const;
  expect(withCode({ ...known, causes: [CAUSE] }, [CRC, missing], codeOf(['same'])).verdict).toBe('break');
});

test('other code is never compatible, whatever types say', () => {
  for (const verdict of [null, 'compatible'] as const) {
    const known = { causes: [], affected: 'no', verdict } as const;
    expect(withCode({ ...known, causes: [] }, [], codeOf(['differs']))).toMatchObject({
      affected: 'yes',
      verdict: 'unknown',
    });
  }
});

test('code that is not known leaves what types tell', () => {
  const known = { causes: [CAUSE], affected: 'yes', verdict: 'break' } as const;
  const found = withCode({ ...known, causes: [CAUSE] }, [CRC], codeOf(['unknown']));
  expect(found).toMatchObject({ ...known, evidence: 'type-data' });
  expect(withCode({ causes: [], affected: null, verdict: null }, [CRC], codeOf(['unknown'])).affected).toBe(
    'maybe',
  );
});
