// SPDX-License-Identifier: GPL-2.0-or-later
/** From what a finished build left to a plan. */
import * as fs from 'node:fs';
import * as path from 'node:path';

import { planFor, type Plan } from '../../../src/tree/kbuild';
import { isBuilt } from '../../../src/tree/kbuild/cmd-files';
import { madeUpTree, opened, type Files } from './made-up-tree';
import { compiles } from './recipes';

/** A `.cmd` file as kbuild writes it: escaped for make, the command first, then what it depends on. */
function saved(target: string, command: string, prefix = 'savedcmd'): Files {
  const name = path.posix.join(path.posix.dirname(target), `.${path.posix.basename(target)}.cmd`);
  const text = `${prefix}_${target} := ${command.replaceAll('$', '$$$$')}\n\nsource_${target} := x.c\n`;
  return { [name]: text };
}

const BUILT: Files = {
  'vmlinux.a': '',
  'modules.order': 'drivers/tea/tea-pot.o\ndrivers/old/old.ko\n',
  'drivers/tea/tea-pot.mod': 'drivers/tea/pot.o\ndrivers/milk/../tea/lid.o\n',
  'drivers/old/old.mod': 'drivers/old/b.o drivers/old/a.o\nundefined symbols\n',
  'drivers/tea/pot.c': 'EXPORT_SYMBOL(pot);',
  'drivers/tea/lid.c': 'EXPORT_SYMBOL(lid);',
  'drivers/old/a.c': 'EXPORT_SYMBOL(a);',
  'drivers/old/b.c': 'EXPORT_SYMBOL(b);',
  'drivers/old/old.mod.c': 'EXPORT_SYMBOL(x);',
  'lib/copy.S': 'EXPORT_SYMBOL(copy)',
  'lib/far/fill.S': 'EXPORT_SYMBOL(fill)',
  'lib/zip.c': 'int zip;',
  ...saved(
    'vmlinux.a',
    'rm -f vmlinux.a; ar cDPrST vmlinux.a ./built-in.a lib/lib.a; ar mPiT $(ar t vmlinux.a) vmlinux.a',
  ),
  ...saved('built-in.a', 'rm -f built-in.a;  printf "./%s " init/built-in.a | xargs ar cDPrST built-in.a'),
  ...saved('init/built-in.a', 'rm -f init/built-in.a; ar cDPrST init/built-in.a init/main.o', 'cmd'),
  ...saved('lib/lib.a', 'rm -f lib/lib.a; ar cDPrsT lib/lib.a lib/far/fill.o lib/copy.o lib/zip.o'),
  ...saved(
    'init/main.o',
    `${compiles('init/main', 'c', '-DM=\'"m"\'', '-DHASH=\\#')} ; ./tools/objtool/objtool init/main.o`,
  ),
  ...saved('lib/copy.o', compiles('lib/copy', 'S')),
  ...saved('lib/far/fill.o', compiles('lib/far/fill', 'S')),
  ...saved('lib/zip.o', compiles('lib/zip', 'c', '-DZIP')),
  ...saved('drivers/tea/pot.o', compiles('drivers/tea/pot', 'c', '-DMODULE'), 'cmd'),
  ...saved('drivers/tea/lid.o', compiles('drivers/tea/lid', 'c', '-DMODULE')),
  ...saved('drivers/tea/tea-pot.o', 'ld -r -o drivers/tea/tea-pot.o @drivers/tea/tea-pot.mod'),
  ...saved('drivers/old/a.o', compiles('drivers/old/.tmp_a').replace('old/.tmp_a.c', 'old/a.c')),
  ...saved('drivers/old/b.o', compiles('drivers/old/b', 'c', '-DMODULE')),
  ...saved('drivers/old/old.mod.o', compiles('drivers/old/old.mod', 'c', '-DMODULE')),
  ...saved('scripts/tool.o', 'cc -c -o scripts/tool.o scripts/tool.c'),
};

async function planned(files: Files = {}): Promise<Plan> {
  return planFor(opened(madeUpTree({ ...BUILT, ...files })));
}

test('a finished build needs no make', async () => {
  const { from, isOrdered, units, recipes } = await planned();
  expect({ from, isOrdered, recipes }).toEqual({ from: 'cmd', isOrdered: true, recipes: [] });
  expect(units.map(({ name, module }) => [name, module])).toEqual([
    ['init/main', 'vmlinux'],
    ['lib/far/fill', 'vmlinux'],
    ['lib/copy', 'vmlinux'],
    ['drivers/tea/pot', 'drivers/tea/tea-pot'],
    ['drivers/tea/lid', 'drivers/tea/tea-pot'],
    ['drivers/old/b', 'drivers/old/old'],
    ['drivers/old/a', 'drivers/old/old'],
  ]);
});

test('a build from before the tree was configured is none', async () => {
  const root = madeUpTree(BUILT);
  fs.utimesSync(path.join(root, 'vmlinux.a'), 1, 1);
  fs.utimesSync(path.join(root, '.vmlinux.a.cmd'), 1, 1);
  expect(isBuilt(root)).toBe(false);
  expect(isBuilt(madeUpTree(BUILT))).toBe(true);
});

test('commands are read as make reads them', async () => {
  const { units } = await planned();
  expect(units[0]?.command.slice(-2)).toEqual(['-DM="m"', '-DHASH=#']);
});

test('assembly has the flags of the nearest C', async () => {
  const { units } = await planned({
    'lib/far/dial.c': 'int dial;',
    ...saved('lib/far/dial.o', compiles('lib/far/dial', 'c', '-DMODULE', '-DFAR')),
  });
  const last = (name: string): unknown => units.find((unit) => unit.name === name)?.command.at(-1);
  expect([last('lib/copy'), last('lib/far/fill')]).toEqual(['-DZIP', '-DZIP']);
});

test('files that kbuild did not write say nothing', async () => {
  const { units } = await planned({
    'lib/.junk.o.cmd': '\0\xff\x01savedcmd_lib/junk.o := \0',
    'lib/.long.o.cmd': `savedcmd_lib/long.o := ${'x'.repeat(5_000_000)}`,
    'lib/.open.o.cmd': 'savedcmd_lib/open.o := cc -D__KERNEL__ \'"$(',
    'lib/.empty.o.cmd': '',
    'drivers/junk.mod': '\0\xff',
  });
  expect(units).toHaveLength(7);
});

test('archives and lists that hold each other come to an end', async () => {
  const { units } = await planned({
    ...saved('init/built-in.a', 'ar cDPrST init/built-in.a built-in.a init/main.o'),
    ...saved('drivers/tea/pot.o', 'ld -r -o drivers/tea/pot.o drivers/tea/lid.o'),
    ...saved('drivers/tea/lid.o', 'ld -r -o drivers/tea/lid.o drivers/tea/pot.o'),
  });
  expect(units.map(({ name }) => name)).toContain('init/main');
});

test('another compiler takes the place of the configured one', async () => {
  const tree = opened(madeUpTree(BUILT));
  const compiler = { command: 'ccache tea-cc-2', configured: 'tea-cc', version: '' };
  const { units } = await planFor({ ...tree, compiler });
  expect(units[0]?.command.slice(0, 3)).toEqual(['ccache', 'tea-cc-2', '-nostdinc']);
});
