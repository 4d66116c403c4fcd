// SPDX-License-Identifier: GPL-2.0-or-later
import { G0 } from '../../../grammars';
import { UnitHasher } from '../../../src/genksyms/unit';
import { Collector } from '../../../src/tree/scan/collector';

const EXPORT = '__GENKSYMS_EXPORT_SYMBOL(brew);\n';
const POT = 'struct pot { char lid; int level; };\nvoid brew(struct pot *pot);\n';
const PACKED = 'struct __attribute__((packed)) pot;';
const WHOLE = 'struct __attribute__((packed)) pot { char lid; int level; };';

/** A worker's units, each a list of headers that one source includes, to what compilers read for their type `pot`. */
function potsIn(units: readonly (readonly [name: string, text: string][])[], isClang = true): string[] {
  const hasher = new UnitHasher(G0, true, true);
  const collector = new Collector(
    hasher,
    (file) => file,
    () => undefined,
    isClang,
  );
  const declarations: string[] = [];
  const variants: [record: string, compiled: number][] = [];
  const definitions: number[] = [];
  return units.map((headers) => {
    const included = headers.map(([name, text], at) => `# 1 "${name}.h" 1\n${text}\n# ${at + 2} "a.c" 2\n`);
    const text = Buffer.from(`# 1 "a.c"\n${included.join('')}${EXPORT}`, 'latin1');
    hasher.hash(text, false);
    const reached = collector.reached(text);
    const fresh = collector.takeFresh();
    declarations.push(...fresh.declarations.map((one) => one.text));
    variants.push(...fresh.variants.map(({ record, compiled }): [string, number] => [record, compiled]));
    definitions.push(...fresh.definitions.map(({ declaration }) => declaration));
    const its = [...reached.variants]
      .map((one) => variants[one]!)
      .filter(([record]) => record.startsWith('s#pot'));
    const [pot] = [...collector.defined()].map((one) => declarations[definitions[one]!]!).filter(isPot);
    expect(its).toHaveLength(1);
    // genksyms gives up a reference with attributes, and goes on with what stands behind it.
    expect(declarations[its[0]![1]]!.endsWith(pot!)).toBe(true);
    return pot!;
  });
}

const isPot = (text: string): boolean => text.includes('pot {');
const PLAIN = POT.split('\n')[0]!;

test('units that share a header differ by what stands before it', () => {
  const pot: [string, string] = ['pot', POT];
  const packed: [string, string] = ['packed', PACKED];
  const other: [string, string] = ['other', 'struct cup;'];
  expect(potsIn([[packed, pot], [pot], [other, pot], [packed, pot], [pot, packed]])).toEqual([
    WHOLE,
    PLAIN,
    PLAIN,
    WHOLE,
    PLAIN,
  ]);
  expect(potsIn([[pot], [packed, pot], [packed, pot], [pot]])).toEqual([PLAIN, WHOLE, WHOLE, PLAIN]);
});

test('a header that packs its own type does so in each unit, and may add to what stood before it', () => {
  const pot: [string, string] = ['pot', `${PACKED}\n${POT}`];
  const aligned: [string, string] = ['aligned', 'struct __attribute__((aligned(4))) pot;'];
  const both = WHOLE.replace('struct', 'struct __attribute__((aligned ( 4 )))');
  expect(potsIn([[pot], [pot], [aligned, pot], [pot]])).toEqual([WHOLE, WHOLE, both, WHOLE]);
});

test('a block hands on what it brings, also where it is read for the second time', () => {
  const packed: [string, string] = ['packed', `struct cup { int a; };\n${PACKED}`];
  const between: [string, string] = ['between', 'struct bowl { int a; };'];
  const pot: [string, string] = ['pot', POT];
  expect(
    potsIn([
      [packed, between, pot],
      [packed, between, pot],
      [between, pot],
    ]),
  ).toEqual([WHOLE, WHOLE, PLAIN]);
});

test('GCC forgets all of it', () => {
  expect(
    potsIn(
      [
        [
          ['packed', PACKED],
          ['pot', POT],
        ],
      ],
      false,
    ),
  ).toEqual([PLAIN]);
});
