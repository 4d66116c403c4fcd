// SPDX-License-Identifier: GPL-2.0-or-later
/** What hangs on a type is what a plain search from every export finds. */
import { corpusTypes, readScan, Records, type KernelTypes } from '../../../src/formats/corpus';
import { targetModel } from '../../../src/c/layout';
import {
  budgetsOf,
  hasMember,
  headerTargets,
  impactOf,
  nameTargets,
  reachedFrom,
} from '../../../src/kernel/impact';
import { KernelScopes } from '../../../src/kernel/types';
import { scanOf } from '../../tell/cli/teapot';

const scan = readScan(scanOf('teapot-1.1'));
const corpus = scan.readCorpus();
const types: KernelTypes = corpusTypes(corpus, new Records());
const scopes = new KernelScopes(corpus, targetModel(scan.summary));
const { records } = types;

/** From each export of each unit down, without any sharing. */
function searched(isWanted: (record: number) => boolean): string[] {
  const found = new Set<string>();
  for (const unit of types.units) {
    for (const start of unit.records) {
      if (!records.isExport(start)) continue;
      const met = [start];
      for (let at = 0; at < met.length; at++)
        for (const name of records.refersTo[met[at]!]!)
          for (const one of unit.records)
            if (records.names[one] === name && !met.includes(one)) met.push(one);
      if (met.some(isWanted)) found.add(records.nameOf(start));
    }
  }
  return [...found].sort();
}

const all = [...new Set(records.texts.map((_, record) => records.nameOf(record)))].filter((name) =>
  name.includes('#'),
);

test.each(all)('%s', (name) => {
  const targets = nameTargets(types, name);
  expect(impactOf(types, null, targets).exports).toEqual(searched(targets.isTarget));
});

test('a header is all that it declares', () => {
  const targets = headerTargets(types, 'include/teapot/pot.h');
  expect(targets.names).toContain('s#pot');
  expect(impactOf(types, null, targets).exports).toEqual(searched(targets.isTarget));
  expect(headerTargets(types, 'include/nothing.h').names).toEqual([]);
});

test('chains begin at an export and end at the type, the shortest first', () => {
  const { chains } = impactOf(types, null, nameTargets(types, 's#leaf'));
  expect(chains.length).toBeGreaterThan(0);
  for (const { steps } of chains) expect(steps.at(-1)).toEqual({ name: 's#leaf', member: null });
  const lengths = chains.map(({ steps }) => steps.length);
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
});

test('members, those of unnamed unions too, and none that there is not', () => {
  expect(hasMember(scopes, ['s#pot'], 'poured_total_ml')).toBe(true);
  expect(hasMember(scopes, ['s#pot'], 'nothing')).toBe(false);
});

test('room is by layout, and what a list freezes is what its exports lead to', () => {
  const { exports, types: frozen } = reachedFrom(types, (name) => name.startsWith('warmer_'));
  expect(exports).toBe(3);
  const [warmer] = budgetsOf(scopes, ['s#warmer']);
  expect(frozen).toContain('s#warmer');
  expect(warmer).toMatchObject({ name: 's#warmer', unknown: null });
  expect(warmer!.free.length).toBeGreaterThan(0);
});
