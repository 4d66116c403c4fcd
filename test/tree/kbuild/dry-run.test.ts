// SPDX-License-Identifier: GPL-2.0-or-later
/** From kbuild's dry run to a plan, with a make of our own that prints prepared lines. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { planFor, type Plan, type PlannedUnit } from '../../../src/tree/kbuild';
import { madeUpTree, opened, scratch, type Files } from './made-up-tree';
import { fakeMake } from './fake-make';
import { archiveLine, compileLine, compiles, moduleLine, orderLine, recipe, wholeLine } from './recipes';

const KITCHEN: Files = {
  'arch/tea/kernel/head.c': 'EXPORT_SYMBOL(head);',
  'arch/tea/vdso/pour.c': 'EXPORT_SYMBOL(pour);',
  'lib/pour.c': 'EXPORT_SYMBOL(pour);',
  'lib/silent.c': 'int silent;',
  'drivers/tea/pot.c': 'EXPORT_SYMBOL_GPL(pot);',
  'drivers/tea/lid.c': 'EXPORT_SYMBOL_GPL(lid);',
  'drivers/tea/cup.c': 'EXPORT_SYMBOL_GPL(cup);',
  'drivers/milk/milk.c': 'EXPORT_SYMBOL(milk);',
};

const IN_MODULE = ['-DMODULE', `-DKBUILD_MODNAME='"tea_pot"'`];

const LINES = [
  'make -f ./scripts/Makefile.build obj=init',
  compileLine('init/main'),
  archiveLine('init', 'main.o'),
  compileLine('arch/tea/kernel/head'),
  archiveLine('arch/tea', 'kernel/head.o'),
  compileLine('arch/tea/vdso/pour'),
  compileLine('lib/silent'),
  compileLine('lib/pour', 'c', `-DNAME='"a b"'`),
  recipe('lib/lib.a', 'rm -f lib/lib.a; ar cDPrsT lib/lib.a lib/silent.o lib/pour.o'),
  compileLine('drivers/milk/milk', 'c', '-DMODULE'),
  moduleLine('drivers/milk', 'milk', 'milk'),
  orderLine('drivers/milk/modules.order', 'drivers/milk/milk.ko'),
  ...['pot', 'lid', 'cup'].map((name) => compileLine(`drivers/tea/${name}`, 'c', ...IN_MODULE)),
  moduleLine('drivers/tea', 'tea-pot', 'pot', 'lid', 'pot'),
  moduleLine('drivers/tea', 'cup', 'cup'),
  orderLine(
    'drivers/modules.order',
    'drivers/tea/tea-pot.ko',
    'drivers/tea/cup.ko',
    'drivers/milk/modules.order',
  ),
  archiveLine('.', 'init/built-in.a', 'arch/tea/built-in.a'),
  orderLine('modules.order', 'drivers/modules.order'),
  wholeLine('./built-in.a', 'lib/lib.a'),
];

async function planned(
  lines: readonly string[],
  files: Files,
  complaint?: string,
): Promise<Plan & { root: string; make: string }> {
  const root = madeUpTree({ ...KITCHEN, ...files });
  const make = fakeMake(lines, complaint);
  return { ...(await planFor(opened(root))), root, make };
}

const names = (units: readonly PlannedUnit[]): string[] => units.map(({ name }) => name);

describe('a plan', () => {
  test('has what vmlinux and modules hold, in their order', async () => {
    const { from, isOrdered, units, warnings } = await planned(LINES, {});
    expect({ from, isOrdered, warnings }).toEqual({ from: 'dry-run', isOrdered: true, warnings: [] });
    expect(units.map(({ name, module }) => [name, module])).toEqual([
      ['arch/tea/kernel/head', 'vmlinux'],
      ['init/main', 'vmlinux'],
      ['lib/pour', 'vmlinux'],
      ['drivers/tea/pot', 'drivers/tea/tea-pot'],
      ['drivers/tea/lid', 'drivers/tea/tea-pot'],
      ['drivers/tea/cup', 'drivers/tea/cup'],
      ['drivers/milk/milk', 'drivers/milk/milk'],
    ]);
  });

  test('has commands that only preprocess', async () => {
    const { units, root } = await planned(LINES, {});
    expect(units.find(({ name }) => name === 'lib/pour')).toEqual({
      name: 'lib/pour',
      source: 'lib/pour.c',
      file: 'lib/pour.c',
      module: 'vmlinux',
      directory: root,
      command: [
        ...['tea-cc', '-nostdinc', '-I./arch/tea/include', '-I./include', '-D__KERNEL__', '-Wall'],
        '-DNAME="a b"',
      ],
    });
  });

  test('takes the flags of prototypes from the build', async () => {
    const flags = compiles('lib/copy', 'c', '-DFROM_BUILD').replace(/ -c -o .*/, '');
    const asm = compiles('lib/copy', 'S').replace(/ -c -o .*/, '');
    for (const names of [`${asm} lib/copy.S | grep X | sed s/a/b/`, 'nm lib/copy.o | sed -n p']) {
      const pipe = `{ echo "#include <a.h>" ; ${names} ; } | ${flags} -E -D__GENKSYMS__ -xc - | scripts/genksyms/genksyms`;
      const line = recipe(
        'lib/copy.o',
        `if nm lib/copy.o 2>/dev/null | grep -q x; then ${pipe} >> lib/.copy.o.cmd; fi`,
      );
      const { units } = await planned(
        [compileLine('lib/copy', 'S'), line, recipe('lib/lib.a', 'ar cDPrsT lib/lib.a lib/copy.o'), ...LINES],
        { 'lib/copy.S': 'EXPORT_SYMBOL(copy)' },
      );
      const copy = units.find(({ name }) => name === 'lib/copy');
      expect(copy?.command.at(-1)).toBe('-DFROM_BUILD');
      expect(copy?.command).not.toContain('-xc');
      expect(copy?.assembly).toEqual([
        ...['tea-cc', '-nostdinc', '-I./arch/tea/include', '-I./include', '-D__KERNEL__', '-D__ASSEMBLY__'],
      ]);
    }
  });

  test('is by name where the order cannot be known', async () => {
    const { units, isOrdered } = await planned(
      LINES.filter((line) => !line.includes('rm -f vmlinux.a')),
      {},
    );
    expect(isOrdered).toBe(false);
    expect(names(units).slice(0, 5)).toEqual([
      'arch/tea/kernel/head',
      'arch/tea/vdso/pour',
      'init/main',
      'lib/pour',
      'drivers/milk/milk',
    ]);
  });

  test('has what an unfinished build left, where make names nothing newer', async () => {
    const { from, units } = await planned(
      LINES.filter((line) => !/PIPE; tea-cc .* -c -o (init\/main|lib\/pour)\.o /.test(line)),
      {
        'init/.main.o.cmd': `cmd_init/main.o := ${compiles('init/main', 'c', '-DLEFT')}\n`,
        'lib/.pour.o.cmd': `cmd_lib/pour.o := ${compiles('lib/pour', 'c', '-DLEFT')}\n`,
        'lib/.gone.o.cmd': `cmd_lib/gone.o := ${compiles('lib/gone')}\n`,
        'lib/gone.c': 'EXPORT_SYMBOL(gone);',
        'drivers/tea/cup.mod': 'lib/gone.o\n',
        'modules.order': 'lib/gone.ko\n',
      },
    );
    expect(from).toBe('dry-run');
    expect(names(units)).toEqual([
      ...['arch/tea/kernel/head', 'init/main', 'lib/pour'],
      ...['drivers/tea/pot', 'drivers/tea/lid', 'drivers/tea/cup', 'drivers/milk/milk'],
    ]);
    expect(units[1]?.command.at(-1)).toBe('-DLEFT');
  });

  test('has sources that a recipe makes, and what makes them', async () => {
    const table = recipe('lib/table.c', 'lib/brew > lib/table.c');
    const brew = recipe('lib/brew', 'tea-cc -o lib/brew lib/brew.c');
    const image = recipe('lib/image.c', 'lib/brew init/main.o > lib/image.c');
    const lost = ['table', 'image', 'nowhere'].map((name) => compileLine(`lib/${name}`));
    const shipped = ["(echo 'int x;'; \\", '  echo y; \\', ' ) > lib/shipped.h'].join('\n');
    const library = recipe(
      'lib/lib.a',
      'ar cDPrsT lib/lib.a lib/table.o lib/image.o lib/nowhere.o lib/pour.o',
    );
    const { units, recipes } = await planned([brew, table, image, shipped, ...lost, library, ...LINES], {});
    expect(names(units)).toContain('lib/table');
    expect(names(units)).not.toContain('lib/image');
    expect(names(units)).not.toContain('lib/nowhere');
    expect(recipes.map(({ target }) => target)).toEqual([
      'lib/brew',
      'lib/table.c',
      'lib/image.c',
      'lib/shipped.h',
    ]);
  });
});

describe('make', () => {
  test('is told to change nothing, and not what a make around us was told', async () => {
    process.env['MAKEFLAGS'] = 'w';
    process.env['KBUILD_OUTPUT'] = '/elsewhere';
    const { make, root } = await planned(LINES, {});
    const called = JSON.parse(fs.readFileSync(path.join(make, 'called.json'), 'utf8')) as {
      args: string[];
      cwd: string;
      env: Record<string, string>;
      rules: string;
    };
    expect(called.args).toEqual([
      expect.stringMatching(/^TMPOUT=/),
      ...['-n', '-k', '-s', 'KBUILD_MODULES=1', 'ARCH=tea', `CC=${root}/tea-cc`, 'PYTHON3=python3'],
      ...[`HOSTCC=${root}/tea-cc`, '.', 'vmlinux_o'],
    ]);
    expect(called.cwd).toBe(root);
    expect(called.rules).toBe('.DEFAULT: ;\ntools/%: ;\noverride cmd_gen_symversions_c =\n');
    expect(called.env).toMatchObject({ LC_ALL: 'C' });
    expect(called.env).not.toHaveProperty('MAKEFLAGS');
    expect(called.env).not.toHaveProperty('KBUILD_OUTPUT');
    expect(fs.existsSync(called.env['MAKEFILES']!)).toBe(false);
    expect(fs.existsSync(path.join(root, 'empty'))).toBe(false);
  });

  test.each([
    ['descend: prepare', ['descend']],
    [
      '',
      [
        'vmlinux',
        'modules',
        'cmd_link_vmlinux=false',
        'cmd_link-vmlinux=false',
        'cmd_ld_ko_o=false',
        'cmd_btf_ko=false',
      ],
    ],
  ])('of older kernels is asked in another way: %j', async (rule, goals) => {
    const { make } = await planned(LINES, { Makefile: `VERSION = 5\nPATCHLEVEL = 10\n${rule}\n` });
    const called = JSON.parse(fs.readFileSync(path.join(make, 'called.json'), 'utf8')) as { args: string[] };
    expect(called.args.slice(-goals.length)).toEqual(goals);
  });

  test('that names nothing is told with its last words', async () => {
    const complaint = 'one\ntwo\nthree\nfour\n';
    await expect(planned(['make: nothing'], {}, complaint)).rejects.toThrow(
      /: make names no command: two \/ three \/ four$/,
    );
  });

  test('that is not there', async () => {
    const tree = opened(madeUpTree());
    process.env['PATH'] = scratch();
    await expect(planFor(tree)).rejects.toMatchObject({
      message: `${tree.objects}: make cannot be started`,
      remedy: 'name a compile_commands.json of this kernel: --compile-commands FILE',
    });
  });

  test('a command that only a shell can carry out', async () => {
    await expect(planned([compileLine('init/main', 'c', '-DX=$(date)'), ...LINES], {})).rejects.toThrow(
      /^init\/main\.o: its command needs a shell: tea-cc /,
    );
  });

  test('a huge line and bytes that are no text', async () => {
    const { units } = await planned([`x${'y'.repeat(3_000_000)}`, '\xff\0\x01; | > \'"`$(', ...LINES], {});
    expect(units).toHaveLength(7);
  });
});
