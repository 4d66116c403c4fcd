// SPDX-License-Identifier: GPL-2.0-or-later
/** From a JSON compilation database to a plan. */
import * as path from 'node:path';
import { planFor, type Plan } from '../../../src/tree/kbuild';
import { madeUpTree, opened, write, type Files } from './made-up-tree';
import { compiles } from './recipes';

const POTS: Files = {
  'drivers/tea/pot.c': 'EXPORT_SYMBOL(pot);',
  'drivers/tea/inner/lid.c': 'EXPORT_SYMBOL(lid);',
  'drivers/tea/Makefile': 'obj-$(CONFIG_TEA) += \\\n  other.o tea-pot.o\ntea-pot-y := pot.o inner/lid.o\n',
  'drivers/cup.c': 'EXPORT_SYMBOL(cup);',
  'arch/tea/purgatory/cup.c': 'EXPORT_SYMBOL(cup);',
  'arch/tea/vdso.c': 'EXPORT_SYMBOL(vdso);',
};

const ofPot = ['-DMODULE', `-DKBUILD_MODNAME='"tea_pot"'`];

function entries(root: string): unknown[] {
  const entry = (object: string, ...options: string[]): unknown => ({
    directory: root,
    file: path.join(root, `${object}.c`),
    command: compiles(object, 'c', ...options),
  });
  return [
    entry('drivers/cup', '-DMODULE', `-DKBUILD_MODFILE='"drivers/cup"'`),
    entry('drivers/tea/pot', ...ofPot),
    entry('drivers/tea/inner/lid', ...ofPot),
    {
      directory: root,
      file: 'init/main.c',
      arguments: ['tea-cc', '-D__KERNEL__', '-D', 'X Y', '-c', 'init/main.c'],
    },
    entry('arch/tea/purgatory/cup'),
    entry('arch/tea/vdso', '-DBUILD_VDSO'),
    { directory: '/', file: '/elsewhere/x.c', command: 'tea-cc -c -o /elsewhere/x.o /elsewhere/x.c' },
  ];
}

async function planned(database: (root: string) => string, files: Files = {}): Promise<Plan> {
  const root = madeUpTree({ ...POTS, ...files });
  write(root, { 'commands.json': database(root) });
  return planFor(opened(root), { compileCommands: path.join(root, 'commands.json') });
}

const whole = (root: string): string => JSON.stringify(entries(root));

test('commands tell modules, and what is only carried along', async () => {
  const { from, isOrdered, units, warnings } = await planned(whole);
  expect({ from, isOrdered }).toEqual({ from: 'compile-commands', isOrdered: false });
  expect(units.map(({ name, module }) => [name, module])).toEqual([
    ['init/main', 'vmlinux'],
    ['drivers/cup', 'drivers/cup'],
    ['drivers/tea/inner/lid', 'drivers/tea/tea-pot'],
    ['drivers/tea/pot', 'drivers/tea/tea-pot'],
  ]);
  expect(units[0]).toMatchObject({ file: 'init/main.c', command: ['tea-cc', '-D__KERNEL__', '-D', 'X Y'] });
  expect(units[1]?.command.at(-1)).toBe('-DKBUILD_MODFILE="drivers/cup"');
  expect(warnings).toEqual([
    {
      message: expect.stringMatching(
        /commands\.json: names no assembly, so exports of assembly are left out$/,
      ) as string,
      remedy: 'build the tree first, or leave out --compile-commands',
    },
  ]);
});

test('lists of a build are used where they are there, and its assembly', async () => {
  const { units, warnings } = await planned(whole, {
    'drivers/tea/brewer.mod': 'drivers/tea/pot.o\ndrivers/tea/inner/lid.o\n',
    'drivers/cup.mod': 'drivers/cup.o\n',
    'lib/copy.S': 'EXPORT_SYMBOL(copy)',
    'lib/.copy.o.cmd': `cmd_lib/copy.o := ${compiles('lib/copy', 'S')}\n`,
    'init/.gone.o.cmd': `cmd_init/gone.o := ${compiles('init/gone')}\n`,
    'init/gone.c': 'EXPORT_SYMBOL(gone);',
  });
  expect(units.map(({ name, module }) => [name, module])).toEqual([
    ['init/main', 'vmlinux'],
    ['lib/copy', 'vmlinux'],
    ['drivers/cup', 'drivers/cup'],
    ['drivers/tea/inner/lid', 'drivers/tea/brewer'],
    ['drivers/tea/pot', 'drivers/tea/brewer'],
  ]);
  expect(warnings).toEqual([]);
});

test.each([
  ['[\n{},\nx', /commands\.json:3: not JSON$/],
  ['[\n{"directory": "/a",', /commands\.json:2: not JSON$/],
  ['', /commands\.json:1: not JSON$/],
  ['{}', /commands\.json:1: not a list of compile commands$/],
  ['[1]', /commands\.json: entry 1 is not an object$/],
  ['[{"directory": "a", "file": "x.c", "command": "cc"}]', /entry 1 has no absolute "directory"$/],
  ['[{"directory": "/a", "command": "cc"}]', /entry 1 has no "file"$/],
  ['[{"directory": "/a", "file": "x.c"}]', /entry 1 has neither "command" nor "arguments"$/],
  [
    '[{"directory": "/a", "file": "x.c", "arguments": [1]}]',
    /entry 1 has neither "command" nor "arguments"$/,
  ],
  ['[{"directory": "/a", "file": "x.c", "command": " "}]', /entry 1 has an empty "command"$/],
  ['[]', /commands\.json: names no command that compiles for /],
])('%j is refused', async (text, message) => {
  await expect(planned(() => text)).rejects.toThrow(message);
});

test('a database that is not there is refused', async () => {
  const tree = opened(madeUpTree());
  await expect(planFor(tree, { compileCommands: '/nowhere.json' })).rejects.toThrow(
    '/nowhere.json: cannot be read',
  );
});
