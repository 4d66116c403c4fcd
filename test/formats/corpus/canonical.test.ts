// SPDX-License-Identifier: GPL-2.0-or-later
/** One form: whatever order the lists of a corpus have, its files have the same bytes. */
import fc from 'fast-check';
import { canonical } from '../../../src/formats/corpus';
import { corpora, corpusOf, shuffled, textsOf } from './made-up';

test('the order of lists bears no meaning', () => {
  const pairs = corpora.chain((corpus) => fc.tuple(fc.constant(corpus), shuffled(corpus)));
  fc.assert(
    fc.property(pairs, ([corpus, other]) => {
      expect(textsOf(other)).toEqual(textsOf(corpus));
    }),
    { numRuns: 300 },
  );
});

test('one form of one form is the same', () => {
  fc.assert(
    fc.property(corpora, (corpus) => {
      expect(canonical(canonical(corpus))).toEqual(canonical(corpus));
    }),
  );
});

test('units come by path, as their dumps do; what none reaches is left out', () => {
  const corpus = corpusOf(
    ['a', 'a-b', 'a/b', 'a.b', 'B/c'].map((name) => ({ name, records: [`f int ${name.length}`] })),
  );
  corpus.units.pop();
  const { units, variants, declarations } = canonical(corpus);
  expect(units.map(({ name }) => name)).toEqual(['a/b', 'a-b', 'a.b', 'a']);
  expect(variants.map(({ record }) => record)).toEqual(['f int 3', 'f int 1']);
  expect(declarations.map(({ text }) => text)).toEqual(['int 3 ;', 'int 1 ;']);
});

test('a record is another variant where its declaration is another', () => {
  const corpus = corpusOf(['a', 'b', 'c'].map((name) => ({ name, records: ['f int f'] })));
  corpus.declarations.push({ ...corpus.declarations[0]!, pack: 1 });
  corpus.variants.push({ record: 'f int f', declaration: 1, compiled: 1 });
  corpus.units[1]!.variants = Int32Array.of(1);
  expect(canonical(corpus).units.map(({ variants }) => [...variants])).toEqual([[0], [1], [0]]);
});

test('declarations are told apart wherever they differ', () => {
  const corpus = corpusOf(['f int f', 'g int g'].map((record) => ({ name: record[0]!, records: [record] })));
  const one = { text: 'b c', file: 'a', line: 1, pack: 0 };
  const others = [
    { text: 'c', file: 'ab ' },
    { text: ' c', file: 'ab' },
    { text: 'b' },
    { line: 2 },
    { pack: 1 },
  ];
  for (const other of others) {
    const declarations = [one, { ...one, ...other }];
    expect(canonical({ ...corpus, declarations }).declarations).toEqual(declarations);
  }
  expect(canonical({ ...corpus, declarations: [one, { ...one }] }).declarations).toEqual([one]);
});

test('numbers that are none', () => {
  const corpus = corpusOf([{ name: 'a', records: ['f int f'] }]);
  const withVariant = { ...corpus, units: [{ ...corpus.units[0]!, variants: Int32Array.of(1) }] };
  const withDeclaration = { ...corpus, variants: [{ record: 'f int f', declaration: 1, compiled: 1 }] };
  expect(() => canonical(withVariant)).toThrow('a: a variant that is not there');
  expect(() => canonical(withDeclaration)).toThrow('no declaration 1');
});
