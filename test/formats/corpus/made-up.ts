// SPDX-License-Identifier: GPL-2.0-or-later
/** Made-up corpora, by hand and at random, and the texts of their files. */
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  baselineLines,
  canonical,
  symtypesOf,
  symtypesSections,
  symversText,
  type Corpus,
  type CorpusExport,
  type CorpusUnit,
  type Inclusion,
  type ScanFacts,
} from '../../../src/formats/corpus';

/** A unit as a test spells it: what it exports and its records. */
export interface MadeUnit {
  name: string;
  module?: string;
  position?: number;
  exports?: Partial<CorpusExport>[];
  records: string[];
  /** Records of what stands behind those. */
  behind?: string[];
  inclusions?: Inclusion[];
  /** What it defines: names, text, needs. */
  definitions?: [names: string[], text: string, needs?: string[]][];
  /** Exports that are declared again, by texts of declarations. */
  redeclared?: [name: string, text: string][];
}

/** One declaration for each record that defines something, in a file named for the first letter of its name. */
export function corpusOf(units: readonly MadeUnit[]): Corpus {
  const corpus: Corpus = { declarations: [], variants: [], inclusions: [], units: [], definitions: [] };
  const numbers = new Map<string, number>();
  const variantOf = (record: string): number => {
    let number = numbers.get(record);
    if (number === undefined) {
      number = corpus.variants.length;
      numbers.set(record, number);
      const isForward = record.endsWith('{ UNKNOWN }');
      const declaration = isForward ? -1 : corpus.declarations.length;
      corpus.variants.push({ record, declaration, compiled: declaration });
      if (!isForward) {
        const file = `include/${record[0]!}.h`;
        corpus.declarations.push({
          text: `${record.slice(record.indexOf(' ') + 1).replace(/\b[tsueE]#/g, '')} ;`,
          file,
          line: number + 1,
          pack: 0,
        });
      }
    }
    return number;
  };
  units.forEach(({ name, module = 'vmlinux', position, exports = [], records, ...rest }, index) => {
    const { behind = [], inclusions = [], redeclared = [], definitions = [] } = rest;
    for (const [names, text, needs = []] of definitions) {
      const declaration = corpus.declarations.push({ text, file: 'include/defined.h', line: 1, pack: 0 }) - 1;
      corpus.definitions.push({ declaration, names, needs, inModules: module !== 'vmlinux' });
    }
    corpus.units.push({
      name,
      source: `${name}.c`,
      module,
      position: position ?? index,
      exports: exports.map((one) => ({
        name: 'f',
        crc: 0,
        type: 'EXPORT_SYMBOL' as const,
        namespace: '',
        ...one,
      })),
      variants: Int32Array.from(records, variantOf),
      behind: Int32Array.from(behind, variantOf),
      inclusions: Int32Array.from(inclusions, (one) => corpus.inclusions.push(one) - 1),
      redeclared: redeclared.map(([symbol, text]) => ({
        name: symbol,
        declaration: corpus.declarations.push({ text, file: 'include/again.h', line: 1, pack: 0 }) - 1,
      })),
    });
  });
  return corpus;
}

export function symtypes(corpus: Corpus): string {
  return [...symtypesSections(symtypesOf(canonical(corpus)))].join('');
}

export function baseline(corpus: Corpus): string {
  return [...baselineLines(canonical(corpus))].join('');
}

/** All texts that a scan makes of a corpus. */
export function textsOf(corpus: Corpus): unknown {
  const rows = (['modpost', 'sorted'] as const).map((order) => symversText(corpus, order));
  return { rows, symtypes: symtypes(corpus), baseline: baseline(corpus) };
}

export const facts: ScanFacts = {
  release: '6.1.192',
  architecture: 'x86',
  compiler: { command: 'gcc-12', version: 'gcc-12 (Debian 12.2.0) 12.2.0' },
  target: {
    machine: 'x86_64',
    byteOrder: 'little',
    pointerBytes: 8,
    longBytes: 8,
    charIsSigned: true,
    packStruct: 0,
    shortEnums: false,
    msBitfields: false,
    options: [],
  },
  generation: 'G0',
  commands: 'dry-run',
  rows: 'modpost',
  plan: '0123abcd',
  assumedModversions: false,
  planned: 12,
  generated: ['include/generated/bounds.h', 'arch/x86/include/generated/asm/rwonce.h'],
  problems: [],
};

/** Runs something in a directory that is gone afterwards. */
export function inDirectory<T>(act: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'modversions-corpus-'));
  try {
    return act(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const TYPES = ['s#a', 'u#a', 'e#a', 's#b', 'u#b', 's#c', 't#a', 't#d', 'E#d', 'E#e', 't#\xe4\xa0'];
const KEYWORDS: Record<string, string> = { s: 'struct', u: 'union', e: 'enum', t: 'typedef', E: 'constant' };

const references = fc.uniqueArray(fc.constantFrom(...TYPES), { maxLength: 4 });
const filling = fc.constantFrom('int', '"a b"', '"a\nb"', "'\\''", "L'\"'", 'char \xe9');

/** What a name may stand for. There are few of them, so that units share much. */
const universe = fc.tuple(
  ...TYPES.map((name) =>
    fc.array(
      fc
        .tuple(filling, references)
        .map(([word, refersTo]) =>
          [name, KEYWORDS[name[0]!], name.slice(2), '{', word, ...refersTo, '}'].join(' '),
        ),
      { minLength: 1, maxLength: 3 },
    ),
  ),
);

const unit = fc.record({
  path: fc
    .array(fc.constantFrom('a', 'a-b', 'a.b', 'b', 'B'), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('/')),
  module: fc.constantFrom('vmlinux', 'net/x', 'net-x'),
  exports: fc.array(fc.tuple(fc.constantFrom('f', 'g', 'h', 'F', 'a'), references, fc.nat(0xffffffff)), {
    maxLength: 3,
  }),
  types: fc.uniqueArray(fc.tuple(fc.constantFrom(...TYPES.keys()), fc.nat(2)), {
    selector: ([type]) => type,
    maxLength: 8,
  }),
  behind: fc.uniqueArray(fc.constantFrom('s#y struct y { int }', 'E#z 0', 't#y typedef s#y y')),
  /** By header: the one before it that includes it, or the source. */
  inclusions: fc.array(fc.tuple(fc.nat(4), fc.nat(2)), { maxLength: 5 }),
  definitions: fc.array(fc.constantFrom('s#a', 't#z', 'E#e'), { maxLength: 2 }),
  redeclared: fc.array(fc.constantFrom('int f ( a )', 'int f ( )'), { maxLength: 3 }),
});

/** What compilers read for each variant in turn: -1 for nothing, 0 for the same, 1 for some other declaration. */
const compiled = fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 9 });

const headers = ['include/a.h', 'include/s.h', 'include/y.h', 'include/z.h'];

/** A mark's slot, as far as these names go. */
const slot = (name: string): string =>
  /^[sue]#/.test(name) ? `tag ${name.slice(2)}` : name.replace(/^.#/, '');

/** Corpora in which, as in genksyms' dumps, each unit has a record in the slot of whatever it refers to. */
export const corpora: fc.Arbitrary<Corpus> = fc
  .tuple(universe, fc.uniqueArray(unit, { selector: ({ path }) => path, maxLength: 6 }), compiled)
  .map(([alternatives, units, turns]) => {
    const corpus = corpusOf(
      units.map(
        ({ path, module, exports, types, behind, inclusions, redeclared, definitions }, index): MadeUnit => {
          const records = types.map(
            ([type, which]) => alternatives[type]![which % alternatives[type]!.length]!,
          );
          const bare = new Map(
            exports.map(([name, refersTo]) => [name, [name, 'int', name, ...refersTo].join(' ')]),
          );
          records.push(...bare.values());
          const slots = new Set(records.map((record) => slot(record.split(' ')[0]!)));
          // An array hands out what is added to it on the way.
          for (const record of records) {
            for (const name of record.split(' ').filter((word) => /^[tsueE]#/.test(word))) {
              if (slots.has(slot(name))) continue;
              slots.add(slot(name));
              const tag = `${KEYWORDS[name[0]!]} ${name.slice(2)}`;
              records.push(/^[sue]/.test(name) ? `${name} ${tag} { UNKNOWN }` : `${name} ${tag} 1`);
            }
          }
          return {
            name: path,
            module,
            position: index,
            exports: exports.map(([name, , crc]) => ({ name, crc })),
            records,
            behind,
            inclusions: inclusions.slice(0, headers.length).map(([parent, line], file) => ({
              file: headers[file]!,
              parent: headers[parent - 1] && parent - 1 < file ? headers[parent - 1]! : '',
              line,
            })),
            definitions: definitions.map((name) => [[name], `${name} defined`, ['s#a']]),
            redeclared: exports.length === 0 ? [] : redeclared.map((text) => [exports[0]![0], text]),
          };
        },
      ),
    );
    corpus.variants.forEach((variant, index) => {
      const turn = turns[index % turns.length]!;
      if (turn !== 0) variant.compiled = turn < 0 || corpus.declarations.length === 0 ? -1 : 0;
    });
    return corpus;
  });

/** The same corpus with each of its lists in another order, and with what no unit reaches. */
export function shuffled(corpus: Corpus): fc.Arbitrary<Corpus> {
  const orderOf = (count: number): fc.Arbitrary<number[]> => {
    const all = [...Array(count).keys()];
    return fc.shuffledSubarray(all, { minLength: count, maxLength: count });
  };
  return fc
    .tuple(
      orderOf(corpus.declarations.length),
      orderOf(corpus.variants.length),
      orderOf(corpus.inclusions.length),
      orderOf(corpus.units.length),
    )
    .map(([declarations, variants, inclusions, units]) => ({
      declarations: [...declarations.map((old) => corpus.declarations[old]!), ...corpus.declarations],
      variants: [
        ...variants.map((old) => {
          const { record, declaration, compiled } = corpus.variants[old]!;
          return {
            record,
            declaration: declarations.indexOf(declaration),
            compiled: declarations.indexOf(compiled),
          };
        }),
        { record: 's#unused struct unused { }', declaration: -1, compiled: -1 },
      ],
      inclusions: [
        ...inclusions.map((old) => corpus.inclusions[old]!),
        { file: 'unused', parent: '', line: 1 },
      ],
      definitions: corpus.definitions
        .flatMap((one) => [{ ...one, inModules: false }, one])
        .map((one) => ({ ...one, declaration: declarations.indexOf(one.declaration) }))
        .reverse(),
      units: units.map((old): CorpusUnit => {
        const { variants: reached, behind, inclusions: included, redeclared, ...rest } = corpus.units[old]!;
        return {
          ...rest,
          variants: reached.map((variant) => variants.indexOf(variant)).reverse(),
          behind: behind.map((variant) => variants.indexOf(variant)).reverse(),
          inclusions: included.map((inclusion) => inclusions.indexOf(inclusion)).reverse(),
          redeclared: redeclared
            .map(({ name, declaration }) => ({ name, declaration: declarations.indexOf(declaration) }))
            .reverse(),
        };
      }),
    }));
}
