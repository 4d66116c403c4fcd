// SPDX-License-Identifier: GPL-2.0-or-later
/** Which declarations of two kernels mean something else, in units and to those who know a type by name only. */
import { modelOf } from '../../../src/c/layout';
import { KernelMeanings, sideMeanings, unitPairsOf } from '../../../src/kernel/meaning';
import { KernelScopes } from '../../../src/kernel/types';
import { corpusOf, type Texts } from '../judge/scan-of';

const scopesOf = (texts: Texts): KernelScopes => new KernelScopes(corpusOf(texts), modelOf('x86_64', {}));

/** Names of what means something else in units, and elsewhere. */
function changed(base: Texts, newTexts: Texts): { inUnits: string[]; elsewhere: string[] } {
  const scopes = { base: scopesOf(base), new: scopesOf(newTexts) };
  const pairs = unitPairsOf(scopes.base.corpus, scopes.new.corpus);
  const meanings = new KernelMeanings(sideMeanings(scopes), pairs);
  const written = (name: number): string => meanings.base.record(name).spelling;
  return {
    inUnits: pairs.flatMap((pair) => meanings.changesIn(pair).map(({ name }) => written(name))),
    elsewhere: meanings.changesElsewhere().map(written),
  };
}

const EXPORT = 'int brew(struct pot *p);\n__GENKSYMS_EXPORT_SYMBOL(brew);\n';

test('a kernel against itself', () => {
  const texts = { core: `struct pot { int heat; };\n${EXPORT}` };
  expect(changed(texts, texts)).toEqual({ inUnits: [], elsewhere: [] });
});

test('another spelling of the same', () => {
  const base = { core: `struct pot { unsigned heat; };\n${EXPORT}` };
  const other = { core: `struct pot { unsigned int heat; };\n${EXPORT}` };
  expect(changed(base, other)).toEqual({ inUnits: [], elsewhere: [] });
});

test('a type that the exporting unit knows by name only', () => {
  const lid = 'struct lid { int a; };\nint pour(struct lid *l);\n__GENKSYMS_EXPORT_SYMBOL(pour);\n';
  const opaque = { core: `struct pot { struct lid *lid; };\n${EXPORT}` };
  const found = changed({ ...opaque, lid }, { ...opaque, lid: lid.replace('int a', 'long a') });
  expect(found).toEqual({ inUnits: ['s#lid'], elsewhere: ['s#lid'] });
});

test('a length that hangs on another type, two steps behind', () => {
  const text = (type: string): Texts => ({
    core: `struct a { ${type} x; };\nstruct b { struct a a; };\nstruct pot { char c[sizeof(struct b)]; };\n${EXPORT}`,
  });
  expect(changed(text('int'), text('long')).inUnits).toContain('s#pot');
});
