// SPDX-License-Identifier: GPL-2.0-or-later
/** Which units of a plan a scan does. */
import type { PlannedUnit } from '../../../src/tree/kbuild';
import { chosenUnits } from '../../../src/tree/scan/choice';

const units = ['net/core/dev', 'net/sctp/socket', 'net/sctp/ipv6', 'lib/sort'].map(
  (name) => ({ name, source: `${name}.c` }) as PlannedUnit,
);
const chosen = (only: string[]): string[] => chosenUnits(units, only).map(({ unit }) => unit.name);

test.each([
  [[], ['net/core/dev', 'net/sctp/socket', 'net/sctp/ipv6', 'lib/sort']],
  [['net/sctp'], ['net/sctp/socket', 'net/sctp/ipv6']],
  [['net/sctp/'], ['net/sctp/socket', 'net/sctp/ipv6']],
  [['net'], ['net/core/dev', 'net/sctp/socket', 'net/sctp/ipv6']],
  [['net/*'], []],
  [['net/**'], ['net/core/dev', 'net/sctp/socket', 'net/sctp/ipv6']],
  [
    ['lib/sort.c', 'net/core/dev'],
    ['net/core/dev', 'lib/sort'],
  ],
  [['*/s*'], ['lib/sort']],
])('%j', (only, names) => {
  if (names.length > 0) expect(chosen(only)).toEqual(names);
  else expect(() => chosen(only)).toThrow(`--only '${only[0]!}': no unit`);
});

test('each pattern has to be of use', () => {
  expect(() => chosen(['net/sctp', 'net/sctpx'])).toThrow("--only 'net/sctpx': no unit");
});

test('a unit that is called like a folder is taken alone, and the folder by a slash', () => {
  const twins = ['net/ipv6/netfilter', 'net/ipv6/netfilter/ip6_tables'].map(
    (name) => ({ name, source: `${name}.c` }) as PlannedUnit,
  );
  expect(chosenUnits(twins, ['net/ipv6/netfilter']).map(({ number }) => number)).toEqual([0]);
  expect(chosenUnits(twins, ['net/ipv6/netfilter.c']).map(({ number }) => number)).toEqual([0]);
  expect(chosenUnits(twins, ['net/ipv6/netfilter/']).map(({ number }) => number)).toEqual([1]);
});
