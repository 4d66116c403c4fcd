// SPDX-License-Identifier: GPL-2.0-or-later
/** Types that exports lead to and no unit defines are found in the headers of the tree. */
import { readScan, type Corpus } from '../../../src/formats/corpus';
import { Lab } from './lab';

jest.setTimeout(120_000);

const lab = new Lab();
afterAll(() => lab.remove());

function scan(output: string, ...args: string[]): void {
  expect(lab.run(['scan', 'kernel', '-o', output, ...args])).toMatchObject({ status: 0 });
}

function soughtIn(output: string): Record<string, string> {
  const { definitions, declarations }: Corpus = readScan(lab.at(output)).readCorpus();
  const sought = definitions.filter(({ isSought }) => isSought);
  return Object.fromEntries(
    sought.map(({ names, declaration }) => [names.join(' '), declarations[declaration]!.text]),
  );
}

test('with all that they lead to, in one form however it was scanned', () => {
  lab.edit('core/quiet.c', /$/, '\nstruct secret;\nvoid keep(struct secret *s) {}\nEXPORT_SYMBOL(keep);\n');
  lab.write(
    'include/secret.h',
    '#include "deeper.h"\nstruct secret { struct deeper *d; };\nstruct unasked { int a; };\n',
  );
  lab.write('include/deeper.h', 'typedef int deep_t;\nstruct deeper { deep_t d; };\n');
  scan('whole');
  expect(soughtIn('whole')).toEqual({
    's#secret': 'struct secret { struct deeper *d; };',
    's#deeper': 'struct deeper { deep_t d; };',
    't#deep_t': 'typedef int deep_t;',
  });
  scan('again');
  for (const shard of ['1/2', '2/2']) scan(shard.replace('/', '-of-'), '--shard', shard);
  expect(lab.run(['merge', '2-of-2', '1-of-2', '-o', 'joined'])).toMatchObject({ status: 0 });
  for (const other of ['again', 'joined'])
    expect(lab.contents(lab.at(other))).toEqual(lab.contents(lab.at('whole')));

  lab.write('include/secret.h', 'struct secret { int other; };\n');
  scan('edited');
  expect(soughtIn('edited')).toEqual({ 's#secret': 'struct secret { int other; };' });
});

test('behind other headers, where they leave names to those: whatever order they are read in', () => {
  lab.write('include/secret.h', 'struct secret { lid_t *lid; int lids[LIDS]; typeof(rim) rim; };\n');
  lab.write('include/lid.h', '#include "never.h"\ntypedef struct lid lid_t;\nstruct lid { int a[RIMS]; };\n');
  lab.write('include/never.h', '#define LIDS (RIMS + 1)\n');
  lab.write('include/rim.h', 'enum { RIM, RIMS };\nextern long rim;\n');
  const found = {
    's#secret': 'struct secret { lid_t *lid; int lids[(RIMS + 1)]; typeof(rim) rim; };',
    't#lid_t': 'typedef struct lid lid_t;',
    's#lid': 'struct lid { int a[RIMS]; };',
    'E#RIM E#RIMS': 'enum { RIM, RIMS };',
    rim: 'extern long rim;',
  };
  scan('open');
  expect(soughtIn('open')).toEqual(found);
  scan('open-again');
  for (const jobs of ['1', '2']) scan(`open-cold-${jobs}`, '--no-cache', '-j', jobs);
  for (const other of ['open-again', 'open-cold-1', 'open-cold-2'])
    expect(lab.contents(lab.at(other))).toEqual(lab.contents(lab.at('open')));
  lab.edit('core/quiet.c', /$/, '\n');
  scan('open-touched');
  expect(soughtIn('open-touched')).toEqual(found);
});

test('where an earlier scan looked through the headers: what changed in them counts, and names that are new', () => {
  const same = (edited: string): void => {
    scan(`${edited}-kept`);
    scan(`${edited}-cold`, '--no-cache');
    expect(lab.contents(lab.at(`${edited}-kept`))).toEqual(lab.contents(lab.at(`${edited}-cold`)));
  };
  lab.edit('include/lid.h', 'typedef struct lid lid_t;\n', '');
  lab.write('include/other-lid.h', 'typedef struct other_lid lid_t;\n');
  same('moved');
  expect(soughtIn('moved-kept')['t#lid_t']).toBe('typedef struct other_lid lid_t;');

  lab.edit('include/secret.h', 'lid_t *lid;', 'lid_t *lid; hinge_t *hinge;');
  lab.write('include/hinge.h', 'typedef int hinge_t;\n');
  same('added');
  expect(soughtIn('added-kept')['t#hinge_t']).toBe('typedef int hinge_t;');

  lab.edit('include/hinge.h', 'hinge_t', 'hook_t');
  same('gone');
  expect(soughtIn('gone-kept')['t#hinge_t']).toBeUndefined();

  // Nothing leaves a name open in between, so nothing was looked for.
  lab.edit('core/quiet.c', 'struct secret *s', 'int s');
  lab.edit('core/quiet.c', 'struct secret;', '');
  same('unasked');
  lab.edit('include/hinge.h', 'hook_t', 'hinge_t');
  lab.edit('core/quiet.c', 'int s', 'struct secret *s');
  same('asked');
  expect(soughtIn('asked-kept')['t#hinge_t']).toBe('typedef int hinge_t;');
});
