/** What a scan's baseline holds for those who compute layouts. */
import { readScan, type Corpus, type CorpusUnit } from '../../src/corpus';
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
