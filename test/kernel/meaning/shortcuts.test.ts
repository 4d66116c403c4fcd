// SPDX-License-Identifier: GPL-2.0-or-later
/** What is passed over for speed, held against looking everywhere. */
import { modelOf } from '../../../src/c/layout';
import { KernelMeanings, LeadingNames, sideMeanings, unitPairsOf } from '../../../src/kernel/meaning';
import { KernelScopes } from '../../../src/kernel/types';
import { corpusOf, type Texts } from '../judge/scan-of';

const TEXTS: Texts = {
  core: [
    'typedef int heat_t;',
    'enum size { SMALL, LARGE };',
    'struct lid { heat_t heat; };',
    'struct pot { struct lid *lid; char cups[LARGE]; };',
    'int brew(struct pot *p);',
    '__GENKSYMS_EXPORT_SYMBOL(brew);\n',
  ].join('\n'),
  other: [
    'typedef long heat_t;',
    'struct lid { heat_t heat; };',
    'struct shelf { __typeof__(((struct lid *)0)->heat) room; struct tray *tray; };',
    'struct cup { int handle; };',
    'int pour(struct lid *l, struct shelf *s, struct cup *c);',
    '__GENKSYMS_EXPORT_SYMBOL(pour);\n',
  ].join('\n'),
  third: [
    'struct tray { struct lid *lid; };',
    'struct cup { int handle; };',
    'struct saucer { int rim; };',
    'int carry(struct tray *t, struct cup *c, struct saucer *s);',
    '__GENKSYMS_EXPORT_SYMBOL(carry);\n',
  ].join('\n'),
};

const scopesOf = (texts: Texts): KernelScopes => new KernelScopes(corpusOf(texts), modelOf('x86_64', {}));

test('what is settled means the same in every unit and every file', () => {
  const scopes = scopesOf(TEXTS);
  const { units, declarations } = scopes.corpus;
  const settled = scopes.nameTexts.flatMap((text, name) => {
    if (!scopes.isSettled(name)) return [];
    const meant = new Set([
      ...units.map((unit) => scopes.compiledMeaning(name, unit)),
      ...declarations.map(({ file }) => scopes.globalMeaning(name, file)),
    ]);
    expect([text, meant.size]).toEqual([text, 1]);
    return [text];
  });
  // Two units have another one each, so these are not.
  expect(settled).not.toContain('t#heat_t');
  expect(settled).not.toContain('s#lid');
});

test('every name from which references lead to a marked one may lead there', () => {
  const changed = { ...TEXTS, core: TEXTS.core!.replace('heat_t heat', 'long heat') };
  const scopes = { base: scopesOf(TEXTS), new: scopesOf(changed) };
  const meanings = new KernelMeanings(
    sideMeanings(scopes),
    unitPairsOf(scopes.base.corpus, scopes.new.corpus),
  );
  const { base } = meanings;
  const refersTo = scopes.base.nameTexts.map((_, name) => [
    ...scopes.base.definitionsOf(name).flatMap((one) => base.names.referencesIn(one)),
    ...scopes.base.corpus.units.flatMap((unit) => base.inUnit(name, unit)?.refers ?? []),
  ]);
  refersTo.forEach((_, marked) => {
    const leading = new LeadingNames(meanings, [marked]);
    const leads = new Set([marked]);
    for (let before = -1; before < leads.size;) {
      before = leads.size;
      refersTo.forEach((references, name) => {
        if (references.some((one) => leads.has(one))) leads.add(name);
      });
    }
    for (const name of leads)
      expect([scopes.base.nameTexts[name], leading.has(name)]).toEqual([scopes.base.nameTexts[name], true]);
  });
  const ofSaucer = new LeadingNames(meanings, [scopes.base.numberOf('s#saucer')!]);
  expect(ofSaucer.has(scopes.base.numberOf('s#cup')!)).toBe(false);
  expect(ofSaucer.has(scopes.base.numberOf('carry')!)).toBe(true);
});
