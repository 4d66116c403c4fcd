// SPDX-License-Identifier: GPL-2.0-or-later
import type { ChangedUse, ModuleCode, OpenUse, RebuiltUnit } from '../../../src/formats/object';
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

const nameOf = (cause: number): string => ['s#net_device', 's#sk_buff'][cause]!;

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
  expect(withCode({ ...known, causes: [CAUSE] }, [CRC], codeOf(['same']), nameOf)).toMatchObject({
    causes: [{ reach: 'no', evidence: 'same-code' }],
    affected: 'no',
    evidence: 'same-code',
    verdict: 'compatible',
  });
  const missing = { kind: 'missing', symbol: 'gone' } as const;
  expect(withCode({ ...known, causes: [CAUSE] }, [CRC, missing], codeOf(['same']), nameOf).verdict).toBe(
    'break',
  );
});

test('other code is never compatible, whatever types say', () => {
  for (const verdict of [null, 'compatible'] as const) {
    const known = { causes: [], affected: 'no', verdict } as const;
    expect(withCode({ ...known, causes: [] }, [], codeOf(['differs']), nameOf)).toMatchObject({
      affected: 'yes',
      verdict: 'unknown',
    });
  }
});

test('code that is not known leaves what types tell', () => {
  const known = { causes: [CAUSE], affected: 'yes', verdict: 'break' } as const;
  const found = withCode({ ...known, causes: [CAUSE] }, [CRC], codeOf(['unknown']), nameOf);
  expect(found).toMatchObject({ ...known, evidence: 'type-data' });
  const nothing = { causes: [], affected: null, verdict: null };
  expect(withCode(nothing, [CRC], codeOf(['unknown']), nameOf).affected).toBe('maybe');
});

const use = (of: string | null): ChangedUse => {
  const place = { file: 'nic.c', line: 120, users: ['nic_poll'] };
  return { what: 'member', name: 'net_device.todo_list', of, base: 'at 8', new: 'at 16', ...place };
};
const MAYBE: ModuleCause = { cause: 1, symbols: 1, reach: 'maybe', evidence: 'shared' };

function withUses(changed: ChangedUse[], open: OpenUse[] = []): [string, string][] {
  const uses = { read: 1, changed, open, unexplained: [], idle: [] };
  const code = { units: [{ ...unit('differs'), uses }], doubts: [] };
  const causes = [{ ...MAYBE, cause: 0 }, MAYBE];
  const found = withCode({ causes, affected: 'maybe', verdict: 'break' }, [CRC], code, nameOf);
  return found.causes.map(({ reach, evidence }) => [reach, evidence]);
}

test('a cause that the code uses reaches the module; another one is not seen used, which is no proof', () => {
  expect(withUses([use('s#net_device')])).toEqual([
    ['yes', 'used'],
    ['maybe', 'unused'],
  ]);
});

test.each([
  ['a change that no cause has by name may come of any', [use('s#tty_struct')], []],
  ['a change without a declaration', [use(null)], []],
  ['a place that could not be typed', [], [{ name: '->x', why: 'its type', file: 'nic.c', line: 1 }]],
])('%s: nothing counts as not used', (_, changed, open) => {
  expect(withUses(changed, open).map(([, evidence]) => evidence)).not.toContain('unused');
});
