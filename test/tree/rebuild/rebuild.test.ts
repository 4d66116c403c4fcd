// SPDX-License-Identifier: GPL-2.0-or-later
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Progress } from '../../../src/progress';
import { openForModules } from '../../../src/tree/kbuild';
import { rebuildModules } from '../../../src/tree/rebuild';
import { hasGcc } from '../../support/gcc';
import { MILK, MODULE, outside, OWN, pot, tree } from './module-trees';

const hasMake = fs.existsSync('/usr/bin/make');
const withGcc = hasGcc && hasMake ? test : test.skip;
const named = (name: string): string =>
  hasGcc && hasMake ? name : `${name} (skipped: there is no gcc or make)`;

function listing(root: string): string[] {
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return files.map((file) => {
    const { mtimeMs, size } = fs.lstatSync(path.join(root, file));
    return `${file} ${mtimeMs} ${size}`;
  });
}

async function rebuilt(base: string, other: string, source: string, imports = ['kettle']): Promise<string[]> {
  const codes = await rebuildModules({
    base: openForModules(base, undefined),
    other: openForModules(other, undefined),
    source,
    modules: [{ name: 'milk', imports }],
    jobs: 2,
    progress: new Progress(),
    keeps: false,
    look: null,
  });
  const { units, doubts } = codes.get('milk')!;
  const told = units.map(({ source, code, why, differing }) =>
    [source, code, ...(why === null ? [] : [why]), ...differing.map(({ name }) => name)].join(' '),
  );
  return [...told, ...doubts];
}

const RECORD = 'struct module (the record that a build adds)';
withGcc(
  named('a module that does not look at what moved has the same code, and nothing is written'),
  async () => {
    const [base, other] = [pot('int used;'), pot('int used, more;')].map((text) =>
      tree({ 'include/pot.h': text }),
    );
    const source = outside();
    const before = [base!, other!, source].map(listing);
    expect(await rebuilt(base!, other!, source)).toEqual(['milk.c same', `${RECORD} same`]);
    expect([base!, other!, source].map(listing)).toEqual(before);
  },
);

withGcc(named('a function that reads a member that moved is named, and no other'), async () => {
  const [base, other] = [pot('int used;'), pot('int more, used;')].map((text) =>
    tree({ 'include/pot.h': text }),
  );
  expect(await rebuilt(base!, other!, outside())).toEqual(['milk.c differs warm', `${RECORD} same`]);
});

withGcc(named('the record of the module is compared as well'), async () => {
  const base = tree({ 'include/pot.h': pot('int used;') });
  const grown = MODULE.replace('const char *name;', 'long more; const char *name;');
  const other = tree({ 'include/pot.h': pot('int used;'), 'include/linux/module.h': grown });
  expect(await rebuilt(base, other, outside())).toEqual(['milk.c same', `${RECORD} differs __this_module`]);
});

withGcc(named('a source that the new kernel does not take is told with the line'), async () => {
  const base = tree({ 'include/pot.h': pot('int used;') });
  const other = tree({ 'include/pot.h': pot('int renamed;') });
  const [unit] = await rebuilt(base, other, outside());
  expect(unit).toMatch(/^milk\.c differs for the new kernel: milk\.c:5:\d+: error: .*used/);
});

withGcc(named('a source of another module proves nothing'), async () => {
  const base = tree({ 'include/pot.h': pot('int used;') });
  expect(await rebuilt(base, base, outside(), ['kettle', 'sugar'])).toContain(
    'the module uses sugar, which this source does not',
  );
});

withGcc(named("a tree's own module is held at its base, with its own headers"), async () => {
  const module = { 'milk/milk.c': MILK, 'milk/own.h': OWN['own.h'] };
  const base = tree({ 'include/pot.h': pot('int used;'), ...module });
  const newer = { 'milk/milk.c': 'other', 'milk/own.h': '#define OWN 4\n' };
  const other = tree({ 'include/pot.h': pot('int used, more;'), ...newer });
  const before = [base, other].map(listing);
  expect(await rebuilt(base, other, 'milk')).toEqual(['milk/milk.c same', `${RECORD} same`]);
  expect([base, other].map(listing)).toEqual(before);
});

withGcc(named('a source that is nowhere is refused'), async () => {
  const base = tree({ 'include/pot.h': pot('int used;') });
  await expect(rebuilt(base, base, '../milk')).rejects.toThrow('--source ../milk: there is no such folder');
});
