// SPDX-License-Identifier: GPL-2.0-or-later
/** What a scan's baseline holds for those who compute layouts. */
import { readScan, type Corpus, type CorpusUnit } from '../../../src/formats/corpus';
import { Lab } from './lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const labs: Lab[] = [];
afterAll(() => labs.forEach((lab) => lab.remove()));

/** Scans the unit `core/kettle` of a tree in which files were changed. */
function scanned(change: (lab: Lab) => void): { unit: CorpusUnit; corpus: Corpus; lab: Lab } {
  const lab = new Lab();
  labs.push(lab);
  change(lab);
  return { ...again(lab), lab };
}

function again(lab: Lab): { unit: CorpusUnit; corpus: Corpus } {
  const { stderr } = lab.scan(['--only', 'core/kettle']);
  expect(stderr).not.toContain('failed');
  const corpus = readScan(lab.at('out')).readCorpus();
  return { corpus, unit: corpus.units[0]! };
}

const recordsOf = ({ variants }: Corpus, numbers: Int32Array): string[] =>
  Array.from(numbers, (number) => variants[number]!.record).sort();

const before = (lab: Lab, text: string): void =>
  lab.edit('core/kettle.h', /(#define _?\w+\n)/, `$1\n${text}\n`);

test('later declarations with other words, and what they name', () => {
  const { unit, corpus } = scanned((lab) => {
    before(
      lab,
      [
        'typedef unsigned long length;',
        'int  pour(struct pot *, unsigned long);',
        'extern int drain(struct pot *pot) __attribute__((__cold__));',
        'extern int pour (struct pot *pot, unsigned long);',
        'extern u8 lids[];',
      ].join('\n'),
    );
    lab.edit(
      'core/kettle.c',
      /$/,
      [
        'int pour(struct pot *from, length by) { return 0; }',
        'EXPORT_SYMBOL(pour);',
        'int drain(struct pot *pot) { return 0; }',
        'EXPORT_SYMBOL(drain);',
        'u8 lids[3] = { 1 };',
        'EXPORT_SYMBOL(lids);',
        '',
      ].join('\n'),
    );
  });
  const later = unit.redeclared.map(({ name, declaration }) => [
    name,
    corpus.declarations[declaration]!.text,
    corpus.declarations[declaration]!.file,
  ]);
  expect(later).toEqual([
    ['lids', 'u8 lids[3] = {};', 'core/kettle.c'],
    ['pour', 'int pour(struct pot *from, length by) ;', 'core/kettle.c'],
  ]);
  expect(recordsOf(corpus, unit.behind)).toEqual(['t#length typedef unsigned long length']);
});

test('types and enumerators in attributes and typeof stand behind, and what they need', () => {
  const { unit, corpus } = scanned((lab) => {
    before(
      lab,
      [
        'enum { SPARE = 3 };',
        'typedef unsigned long wide;',
        'struct inner { char pad[SPARE]; };',
        'struct by_pointer { int x; };',
        'struct saucer { struct inner inner; struct by_pointer *pointer; wide w; };',
        'struct rim { int x; };',
        'extern struct rim the_rim;',
        'struct unused { struct inner inner; };',
      ].join('\n'),
    );
    lab.edit(
      'core/kettle.h',
      /struct kettle \{/,
      [
        'struct kettle {',
        '\tint a __attribute__((__aligned__(sizeof(struct saucer))));',
        '\t__typeof__(the_rim) rim;',
      ].join('\n'),
    );
    lab.edit('core/kettle.c', 'u16 seat;', 'u16 seat;\n\tstruct own own;');
    lab.edit('core/kettle.c', '/* Only', 'struct own { u8 x; };\n\n/* Only');
  });
  expect(recordsOf(corpus, unit.behind)).toEqual([
    'E#SPARE 3',
    's#inner struct inner { char pad [ E#SPARE ] ; }',
    's#own struct own { UNKNOWN }',
    's#rim struct rim { int x ; }',
    's#saucer struct saucer { s#inner inner ; s#by_pointer * pointer ; t#wide w ; }',
    't#wide typedef unsigned long wide',
    'the_rim extern s#rim the_rim',
  ]);
  expect(Array.from(unit.inclusions, (number) => corpus.inclusions[number])).toEqual([
    { file: 'core/kettle.h', parent: '', line: 4 },
    { file: 'include/linux/kernel.h', parent: '', line: 3 },
  ]);
  const own = corpus.variants.find(({ record }) => record.startsWith('s#own'))!;
  expect(corpus.declarations[own.declaration]).toMatchObject({
    text: 'struct own { u8 x; };',
    file: 'core/kettle.c',
  });
});

describe('where compilers read something else than genksyms', () => {
  const { unit, corpus, lab } = scanned((tree) => {
    tree.write(
      'include/linux/extra.h',
      ['struct deep { u8 x; };', 'struct extra { struct deep deep; struct pot *pot; };', ''].join('\n'),
    );
    before(
      tree,
      [
        '#ifndef __GENKSYMS__',
        '#include <linux/extra.h>',
        '#endif',
        'struct both { int x; };',
        'struct guest;',
        '#ifdef __GENKSYMS__',
        'typedef int gone;',
        '#else',
        'struct lamp { int watts; };',
        '#endif',
      ].join('\n'),
    );
    tree.edit(
      'core/kettle.h',
      'u16 watts;',
      [
        'u16 watts;',
        '#ifdef __GENKSYMS__',
        '\tgone gone;',
        '#else',
        '\tstruct extra extra;',
        '\tstruct both both;',
        '#endif',
        '\tstruct lamp *lamp;',
      ].join('\n'),
    );
  });
  const shown = (numbers: Int32Array): unknown[] =>
    Array.from(numbers, (number) => corpus.variants[number]!)
      .filter(({ declaration, compiled }) => declaration !== compiled)
      .map(({ record, declaration, compiled }) => [
        record.split(' ')[0],
        corpus.declarations[declaration]?.text,
        corpus.declarations[compiled]?.text,
      ])
      .sort();

  test('both texts are there', () => {
    expect(shown(unit.variants)).toEqual([
      [
        's#kettle',
        'struct kettle {\nstruct pot pot;\nstruct whistle whistle;\nu16 watts;\ngone gone;\nstruct lamp *lamp;\n};',
        'struct kettle {\nstruct pot pot;\nstruct whistle whistle;\nu16 watts;\nstruct extra extra;\nstruct both both;\nstruct lamp *lamp;\n};',
      ],
      ['s#lamp', undefined, 'struct lamp { int watts; };'],
      ['t#gone', 'typedef int gone;', undefined],
    ]);
    expect(recordsOf(corpus, unit.variants)).toContain('s#lamp struct lamp { UNKNOWN }');
  });

  test('and what only compilers need, with the way of its header', () => {
    expect(shown(unit.behind)).toEqual([
      ['s#deep', undefined, 'struct deep { u8 x; };'],
      ['s#extra', undefined, 'struct extra { struct deep deep; struct pot *pot; };'],
    ]);
    expect(recordsOf(corpus, unit.behind)).toEqual([
      's#both struct both { int x ; }',
      's#deep struct deep { t#u8 x ; }',
      's#extra struct extra { s#deep deep ; s#pot * pot ; }',
    ]);
    const files = Array.from(unit.inclusions, (number) => corpus.inclusions[number]!);
    expect(files).toContainEqual({ file: 'include/linux/extra.h', parent: 'core/kettle.h', line: 6 });
  });

  test('a second scan takes it from the cache, until a header changes that only compilers read', () => {
    const first = lab.scan(['--only', 'core/kettle']);
    expect(first.calls).toEqual([]);
    expect(readScan(lab.at('out')).readCorpus()).toEqual(corpus);
    lab.edit('include/linux/extra.h', 'u8 x;', 'u8 x[2];');
    const { calls } = lab.scan(['--only', 'core/kettle']);
    expect(calls).toEqual(['core/kettle.c', 'core/kettle.c']);
    expect(
      readScan(lab.at('out'))
        .readCorpus()
        .declarations.map(({ text }) => text),
    ).toContain('struct deep { u8 x[2]; };');
  });
});
