// SPDX-License-Identifier: GPL-2.0-or-later
/** Random kernels, full of cycles, forward declarations and types that each object sees its own way. */
import fc from 'fast-check';
import { compareSymtypes } from '../../../../src/kernel/compare';
import {
  SymtypesReader,
  symtypesDumps,
  symtypesSections,
  type Symtypes,
} from '../../../../src/formats/corpus';
import { naively, type Dump } from './naive';

const TYPES = ['s#a', 's#b', 'u#c', 'e#d', 't#e', 't#f', 'E#g', 's#h'];
const KEYWORDS: Record<string, string> = { s: 'struct', u: 'union', e: 'enum', t: 'typedef', E: '=' };

const references = fc.uniqueArray(fc.constantFrom(...TYPES), { maxLength: 3 });
const FORWARD = 3;

/** What each type may be: one of three texts, or a forward declaration. */
const universe = fc.tuple(
  ...TYPES.map((name) =>
    fc
      .array(references, { minLength: FORWARD, maxLength: FORWARD })
      .map((choices) => [
        ...choices.map((one) => [name, KEYWORDS[name[0]!], name.slice(2), '{', ...one, '}'].join(' ')),
        `${name} ${KEYWORDS[name[0]!]} ${name.slice(2)} { UNKNOWN }`,
      ]),
  ),
);

interface Plan {
  path: string;
  choices: number[];
  exports: [string, string[]][];
}

const unit: fc.Arbitrary<Plan> = fc.record({
  path: fc.constantFrom('a', 'a-b', 'a/b', 'a/b/c', 'b', 'b.c'),
  choices: fc.array(fc.nat(FORWARD), { minLength: TYPES.length, maxLength: TYPES.length }),
  exports: fc.uniqueArray(fc.tuple(fc.constantFrom('f', 'g', 'h', 'i', 'j'), references), {
    selector: ([name]) => name,
    maxLength: 4,
  }),
});
const plans = fc.uniqueArray(unit, { selector: ({ path }) => path, maxLength: 5 });

/** A kernel exports a name once, and its dumps tell what their exports reach. */
function dumpsOf(units: readonly Plan[], texts: readonly string[][]): Dump[] {
  const exported = new Set<string>();
  return units.map(({ path, choices, exports }) => {
    const records: string[] = [];
    for (const [name, refersTo] of exports) {
      if (exported.has(name)) continue;
      exported.add(name);
      records.push([name, 'int', name, ...refersTo].join(' '));
    }
    const met = new Set<string>();
    // An array hands out what is added to it on the way.
    for (const record of records) {
      for (const word of record.split(' ').filter((one) => TYPES.includes(one))) {
        if (met.has(word)) continue;
        met.add(word);
        const type = TYPES.indexOf(word);
        const text = texts[type]![choices[type]!]!;
        if (!records.includes(text)) records.push(text);
      }
    }
    return { name: path, records };
  });
}

const kernels = fc
  .tuple(universe, plans, plans)
  .map(([texts, base, next]) => [dumpsOf(base, texts), dumpsOf(next, texts)] as const);

function read(reader: SymtypesReader, dumps: readonly Dump[]): Symtypes {
  reader.begin();
  const units = dumps.map(({ name, records }) =>
    reader.readDump(Buffer.from(records.map((record) => `${record} \n`).join('')), name, name),
  );
  return { records: reader.records, units };
}

function readConsolidated(reader: SymtypesReader, text: string): Symtypes {
  reader.begin();
  return { records: reader.records, units: reader.readUnits(Buffer.from(text), 'symtypes', '') };
}

const consolidated = (kernel: Symtypes): string => [...symtypesSections(kernel)].join('');

/** The result in the terms of the naive one. */
function compared(base: Symtypes, next: Symtypes): unknown {
  const { added, removed, common, changes } = compareSymtypes(base, next);
  const names = (exports: readonly { name: string }[]): string[] => exports.map(({ name }) => name);
  return {
    added: names(added),
    removed: names(removed),
    changes: changes
      .map(({ name, baseText, newText, exports }) => [
        name,
        baseText,
        newText,
        exports.map((position) => common[position]!.name),
      ])
      .sort(),
  };
}

test('what each export reaches is what a walk from it alone meets', () => {
  fc.assert(
    fc.property(kernels, ([base, next]) => {
      const reader = new SymtypesReader();
      expect(compared(read(reader, base), read(reader, next))).toEqual(naively(base, next));
    }),
    { numRuns: 1000 },
  );
});

test('a consolidated file stands for the dumps it was made from', () => {
  fc.assert(
    fc.property(kernels, ([base]) => {
      const reader = new SymtypesReader();
      const kernel = read(reader, base);
      const text = consolidated(kernel);
      const again = readConsolidated(reader, text);
      const byName = ({ units }: Symtypes): object =>
        Object.fromEntries(units.map(({ name, records }) => [name, [...records]]));
      expect(byName(again)).toEqual(byName(kernel));
      expect(consolidated(again)).toBe(text);
      const split = [...symtypesDumps(again)].map(({ name, text: dump }) => ({
        name,
        records: dump.split('\n').slice(0, -1),
      }));
      expect(consolidated(read(new SymtypesReader(), split))).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test('the order in which dumps are read changes nothing', () => {
  fc.assert(
    fc.property(kernels, ([base, next]) => {
      const [reader, other] = [new SymtypesReader(), new SymtypesReader()];
      const theirs = read(other, [...next].reverse());
      expect(compareSymtypes(read(other, [...base].reverse()), theirs)).toEqual(
        compareSymtypes(read(reader, base), read(reader, next)),
      );
      expect(consolidated(theirs)).toBe(consolidated(read(reader, next)));
    }),
  );
});
