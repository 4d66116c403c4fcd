// SPDX-License-Identifier: GPL-2.0-or-later
/** Shards of one plan, merged, are the scan of all of it. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeScans, writeScan, type Corpus, type ScanFacts } from '../../../src/formats/corpus';
import { corpora, corpusOf, facts, inDirectory } from './made-up';

const FILES = ['Module.symvers', 'symtypes', 'baseline.jsonl', 'scan.json'];

function texts(directory: string): string[] {
  return FILES.map((name) => readFileSync(join(directory, name), 'latin1'));
}

/** One of the shards: the units whose place in the list says so. */
function part(corpus: Corpus, shardOf: (unit: number) => number, index: number): Corpus {
  return { ...corpus, units: corpus.units.filter((_, unit) => shardOf(unit) === index) };
}

test('written, read, merged and written again is written at once', () => {
  const problem = fc.record(
    { kind: fc.constantFrom('a', 'b'), unit: fc.constantFrom('u', 'v'), message: fc.constantFrom('m', 'n') },
    { requiredKeys: ['kind', 'message'] },
  );
  const shards = fc.tuple(
    corpora,
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(3), problem, fc.constantFrom('g/a', 'g/b'))),
    fc.constantFrom('modpost' as const, 'sorted' as const),
  );
  fc.assert(
    fc.property(shards, ([corpus, of, places, found, rows]) => {
      inDirectory((directory) => {
        const common: ScanFacts = { ...facts, rows, only: rows === 'sorted' ? ['*'] : undefined };
        const factsOf = (chosen: typeof found): ScanFacts => ({
          ...common,
          problems: chosen.map(([, one]) => one),
          generated: chosen.map(([, , file]) => file),
        });
        const whole = join(directory, 'whole');
        writeScan(whole, corpus, factsOf(found));

        const parts = [...Array(of).keys()].reverse();
        const directories = parts.map((index) => join(directory, `${index}`));
        parts.forEach((index, i) => {
          const shard = part(corpus, (unit) => places[unit]! % of, index);
          const own = factsOf(found.filter(([place]) => place % of === index));
          writeScan(directories[i]!, shard, { ...own, shard: { index: index + 1, of } });
        });
        const { corpus: joined, facts: merged } = mergeScans(directories);
        const again = join(directory, 'again');
        writeScan(again, joined, merged);
        expect(texts(again)).toEqual(texts(whole));
      });
    }),
    { numRuns: 60 },
  );
});

describe('refused', () => {
  const corpus = corpusOf([{ name: 'a', exports: [{ name: 'f' }], records: ['f int f'] }]);

  /** What merging such shards says, without the directories' places. */
  function refusal(...shards: Partial<ScanFacts>[]): string {
    return inDirectory((directory) => {
      const directories = shards.map((one, index) => {
        const place = join(directory, `${index}`);
        writeScan(place, { ...corpus, units: index === 0 ? corpus.units : [] }, { ...facts, ...one });
        return place;
      });
      try {
        mergeScans(directories);
        return 'merged';
      } catch (error) {
        return (error as Error).message.replaceAll(`${directory}/`, '');
      }
    });
  }
  const shard = (index: number, of: number): Partial<ScanFacts> => ({ shard: { index, of } });

  test.each([
    ['nothing', [], 'no shards to merge'],
    ['a whole scan', [{}], '0: is no shard, but a whole scan'],
    ['a missing shard', [shard(1, 3), shard(3, 3)], 'missing of 3 shards: 2'],
    [
      'many missing shards',
      [shard(2, 2 ** 50)],
      `missing of ${2 ** 50} shards: 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 and ${2 ** 50 - 11} more`,
    ],
    ['a shard twice', [shard(1, 2), shard(2, 2), shard(1, 2)], '2: is shard 1 of 2, and so is 0'],
    ['shards of different numbers', [shard(1, 2), shard(2, 3)], '1: is a shard of 3, 0 one of 2'],
    ['another plan', [shard(1, 2), { ...shard(2, 2), plan: 'x' }], '1: plan is "x", and "0123abcd" in 0'],
    [
      'another compiler',
      [shard(1, 2), { ...shard(2, 2), compiler: { command: 'gcc', version: '13' } }],
      '1: compiler is {"command":"gcc","version":"13"}, and ' +
        '{"command":"gcc-12","version":"gcc-12 (Debian 12.2.0) 12.2.0"} in 0',
    ],
    [
      'other units',
      [shard(1, 2), { ...shard(2, 2), only: ['net/*'] }],
      '1: only is ["net/*"], and absent in 0',
    ],
  ])('%s', (_, shards, message) => {
    expect(refusal(...shards)).toBe(message);
  });

  test('a unit in two shards', () => {
    inDirectory((directory) => {
      const places = [1, 2].map((index) => {
        writeScan(join(directory, `${index}`), corpus, { ...facts, shard: { index, of: 2 } });
        return join(directory, `${index}`);
      });
      const { corpus: joined, facts: merged } = mergeScans(places);
      expect(() => writeScan(join(directory, 'out'), joined, merged)).toThrow('a: is there twice');
    });
  });
});
