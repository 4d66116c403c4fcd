// SPDX-License-Identifier: GPL-2.0-or-later
/** Modules outside of the kernel: from kbuild's dry run of their folder to a plan. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openTree, planFor, type Plan } from '../../../src/tree/kbuild';
import { fakeMake } from './fake-make';
import { madeUpTree, scratch, write, type Files } from './made-up-tree';
import { compileLine, moduleLine, orderLine } from './recipes';

const MODULES: Files = {
  Kbuild: 'obj-m += kettle.o sub/',
  'kettle.c': 'EXPORT_SYMBOL(boil);',
  'sub/Kbuild': 'obj-m += tray.o',
  'sub/cup.c': 'EXPORT_SYMBOL(cup);',
  'sub/spoon.c': 'EXPORT_SYMBOL(spoon);',
  'sub/silent.c': 'int silent;',
};

/** What make prints for them, where objects have this before their names. */
function linesWith(prefix: string): string[] {
  const name = (file: string): string => `${prefix}${file}`;
  return [
    ...['spoon', 'cup', 'silent'].map((file) => compileLine(name(`sub/${file}`), 'c', '-DMODULE')),
    moduleLine(name('sub'), 'tray', 'spoon', 'cup', 'silent'),
    orderLine(name('sub/modules.order'), name('sub/tray.ko')),
    compileLine(name('kettle'), 'c', '-DMODULE'),
    moduleLine(prefix === '' ? '.' : prefix.slice(0, -1), 'kettle', 'kettle'),
    orderLine(name('modules.order'), name('kettle.ko'), name('sub/modules.order')),
  ];
}

interface Found {
  folder: string;
  kernel: string;
  plan: Plan;
  called: { args: string[]; cwd: string };
}

async function planned(
  files: Files,
  lines: (folder: string) => string[],
  kernel = madeUpTree(),
): Promise<Found> {
  const folder = scratch();
  write(folder, files);
  const make = fakeMake(lines(folder));
  const tree = openTree({ tree: kernel, modules: folder, assumeModversions: false });
  const plan = await planFor(tree);
  const called = JSON.parse(fs.readFileSync(path.join(make, 'called.json'), 'utf8')) as Found['called'];
  return { folder, kernel, plan, called };
}

describe('modules outside of the kernel', () => {
  test('have the units that export, and none of the kernel, in the order of their modules.order', async () => {
    const { folder, kernel, plan, called } = await planned(MODULES, (root) => linesWith(`${root}/`));
    expect(plan).toMatchObject({ from: 'dry-run', isOrdered: true, recipes: [] });
    expect(plan.units.map(({ name, module, directory }) => [name, module, directory])).toEqual([
      [`${folder}/kettle`, `${folder}/kettle`, kernel],
      [`${folder}/sub/spoon`, `${folder}/sub/tray`, kernel],
      [`${folder}/sub/cup`, `${folder}/sub/tray`, kernel],
    ]);
    expect(called.args).toContain(`M=${folder}`);
    expect(called.cwd).toBe(kernel);
    expect(fs.existsSync(path.join(kernel, 'empty'))).toBe(false);
  });

  test('are named below their folder where kbuild goes into it', async () => {
    const kernel = madeUpTree({
      Makefile: 'VERSION = 6\nPATCHLEVEL = 13\nbuild-dir\t:= .\nKBUILD_EXTMOD_OUTPUT := x\n',
    });
    const { folder, plan } = await planned(MODULES, () => linesWith(''), kernel);
    expect(plan.isOrdered).toBe(true);
    expect(plan.units.map(({ name, module, directory }) => [name, module, directory])).toEqual([
      ['kettle', 'kettle', folder],
      ['sub/spoon', 'sub/tray', folder],
      ['sub/cup', 'sub/tray', folder],
    ]);
  });

  test('that were built before are known by what the build left', async () => {
    const saved = (folder: string): Files => ({
      'modules.order': `${folder}/kettle.ko\n`,
      'kettle.mod': `${folder}/kettle.o\n`,
      '.kettle.o.cmd': `cmd_${folder}/kettle.o := ${compileLine(`${folder}/kettle`, 'c', '-DMODULE')}\n`,
    });
    const kernel = madeUpTree();
    const folder = scratch();
    write(folder, { ...MODULES, ...saved(folder) });
    fakeMake([]);
    const tree = openTree({ tree: kernel, modules: folder, assumeModversions: false });
    const { from, isOrdered, units } = await planFor(tree);
    expect({ from, isOrdered, names: units.map(({ name }) => name) }).toEqual({
      from: 'cmd',
      isOrdered: true,
      names: [`${folder}/kettle`],
    });
  });

  test('of which make says nothing are refused', async () => {
    await expect(planned(MODULES, () => [])).rejects.toThrow(/make names no command for the modules/);
  });

  test.each([
    ['no makefile', { 'kettle.c': '' }, /has no Kbuild and no Makefile/],
    ['a space in its name', { 'a b/Kbuild': '' }, /kbuild takes no path with a space or a colon/],
  ])('a folder with %s is refused', (_, files: Files, message) => {
    const root = scratch();
    write(root, files);
    const modules = path.join(root, path.dirname(Object.keys(files)[0]!));
    expect(() => openTree({ tree: madeUpTree(), modules, assumeModversions: false })).toThrow(message);
  });

  test('are no folder that holds the kernel', () => {
    const tree = madeUpTree();
    expect(() => openTree({ tree, modules: tree, assumeModversions: false })).toThrow(
      /holds the kernel itself/,
    );
  });

  test('need no more of the kernel than its headers', () => {
    const tree = madeUpTree();
    fs.rmSync(path.join(tree, 'init/main.c'));
    const modules = scratch();
    write(modules, MODULES);
    expect(() => openTree({ tree, assumeModversions: false })).toThrow(/without its sources/);
    expect(openTree({ tree, modules, assumeModversions: false }).modules).toBe(modules);
  });
});
