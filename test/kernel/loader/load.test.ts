// SPDX-License-Identifier: GPL-2.0-or-later
/** What the loader would say, rule by rule. */
import type { Kernel } from '../../../src/formats/corpus';
import { readSymvers } from '../../../src/formats/corpus';
import { checkModules, runningKernel, type Obstacle } from '../../../src/kernel/loader';
import { readModule, type KernelModule } from '../../../src/formats/module';
import { LAYOUT, madeModule, VERMAGIC, type MadeModule } from '../../formats/module/made-up';

const hex = (crc: number): string => `0x${crc.toString(16).padStart(8, '0')}`;
const ROWS = `${hex(LAYOUT)}\tmodule_layout\tvmlinux\tEXPORT_SYMBOL\t
0x00000001\tprintk\tvmlinux\tEXPORT_SYMBOL\t
0x00000002\tpot_pour\tdrivers/pot-core\tEXPORT_SYMBOL_GPL\t
0x00000003\tpot_lid\tdrivers/pot-core\tEXPORT_SYMBOL\tPOT
0x00000004\tlater\tvmlinux\tEXPORT_SYMBOL_GPL_FUTURE\t
0x00000005\tguest\tvmlinux\tEXPORT_SYMBOL_GPL\tmodule:kettle,tea-*
`;

const kernel = (changes: Partial<Kernel> = {}, rows = ROWS): Kernel => ({
  path: 'running',
  kind: 'scan',
  release: null,
  architecture: null,
  isWhole: true,
  warnings: [],
  rows: readSymvers(rows, 'running'),
  readTypes: null,
  target: null,
  ...changes,
});

const made = (module: MadeModule): KernelModule =>
  readModule(madeModule(module), `${module.name ?? 'made'}.ko`);

const BARE = made({});

/** The obstacles of each module. */
const check = (modules: MadeModule[], running = runningKernel(kernel(), null)): Obstacle[][] =>
  checkModules(modules.map(made), running).map(({ loads, obstacles }) => {
    expect(loads).toBe(obstacles.length === 0);
    return obstacles;
  });
const one = (module: MadeModule, running?: ReturnType<typeof runningKernel>): Obstacle[] =>
  check([module], running)[0]!;

test('a module that was built against this kernel', () => {
  const versions = { printk: 1, pot_pour: 2, pot_lid: 3 };
  expect(one({ imports: Object.keys(versions), versions, modinfo: ['import_ns=POT'] })).toEqual([]);
});

test('another version, a missing one, a missing symbol, in the order of symbols; module_layout comes first', () => {
  const versions = { module_layout: 7, printk: 9, pot_pour: 2 };
  expect(one({ imports: ['nowhere', 'printk', 'later', 'pot_pour', '?weak'], versions })).toEqual([
    { kind: 'crc', symbol: 'module_layout', crc: 7, kernelCrc: LAYOUT, owner: 'vmlinux' },
    { kind: 'missing', symbol: 'nowhere' },
    { kind: 'crc', symbol: 'printk', crc: 9, kernelCrc: 1, owner: 'vmlinux' },
    { kind: 'no-crc', symbol: 'later', owner: 'vmlinux' },
  ]);
});

test('a weak symbol may be missing, and not of another version', () => {
  expect(one({ imports: ['?printk'], versions: { printk: 9 } })).toMatchObject([{ kind: 'crc' }]);
});

test('the first of two versions of a symbol counts', () => {
  const module = made({ imports: ['printk'], versions: { printk: 1 } });
  module.versions!.push({ name: 'printk', crc: 9 });
  expect(checkModules([module], runningKernel(kernel(), null))[0]!.loads).toBe(true);
});

test('where versions for long names are there, only they count, and one that is missing is forgiven', () => {
  const imports = ['printk', 'later'];
  expect(one({ imports, versions: { printk: 9 }, extended: { module_layout: LAYOUT, printk: 1 } })).toEqual(
    [],
  );
  expect(one({ imports, versions: { printk: 1, later: 4 }, extended: { printk: 9 } })).toMatchObject([
    { kind: 'crc', symbol: 'printk', crc: 9 },
  ]);
});

test('an export for which the kernel itself has no version', () => {
  const running = runningKernel(kernel({}, `${ROWS}0x00000000\tbare\tvmlinux\tEXPORT_SYMBOL\t\n`), null);
  expect(one({ imports: ['bare'] }, running)).toEqual([]);
  expect(one({ imports: ['bare'], versions: { bare: 1 } }, running)).toMatchObject([
    { kind: 'crc', kernelCrc: 0 },
  ]);
});

test('no versions at all', () => {
  expect(one({ imports: ['printk'], versions: null })).toEqual([{ kind: 'no-versions' }]);
});

test('a kernel without CONFIG_MODVERSIONS compares none, but the whole version magic', () => {
  const rows = ROWS.replace(/0x\w+/g, '0x00000000');
  const running = runningKernel(kernel({ release: '6.1.192' }, rows), null);
  const vermagic = '6.1.192 SMP preempt mod_unload ';
  expect(one({ imports: ['printk'], versions: null, vermagic }, running)).toEqual([]);
  expect(one({ imports: ['printk'], versions: { printk: 9 }, vermagic }, running)).toEqual([]);
  expect(one({ vermagic: '6.1.190 SMP preempt mod_unload ' }, running)).toMatchObject([{ kind: 'vermagic' }]);
  expect(one({}, running)).toEqual([{ kind: 'vermagic', vermagic: VERMAGIC, kernel: '6.1.192 ...' }]);
});

describe('version magic', () => {
  const running = runningKernel(kernel(), '6.1.190 SMP preempt mod_unload modversions ');

  test('of a module with versions, the release is passed over', () => {
    expect(one({}, running)).toEqual([]);
    const vermagic = '6.1.190 SMP mod_unload modversions ';
    expect(one({ vermagic }, running)).toEqual([{ kind: 'vermagic', vermagic, kernel: running.vermagic }]);
  });

  test('of a module without, every byte counts', () => {
    expect(one({ versions: null }, running).map(({ kind }) => kind)).toEqual(['no-versions', 'vermagic']);
    expect(one({ versions: null, vermagic: running.vermagic }, running)).toEqual([{ kind: 'no-versions' }]);
  });

  test('that is missing', () => {
    expect(one({ vermagic: null }, running)).toMatchObject([{ kind: 'vermagic', vermagic: null }]);
  });

  test('that says something else of versions than the kernel has, although nothing else is known', () => {
    const vermagic = '6.1.192 SMP mod_unload ';
    expect(one({ vermagic })).toEqual([{ kind: 'vermagic', vermagic, kernel: '... ... modversions' }]);
  });
});

describe('licences', () => {
  const versions = { printk: 1, pot_pour: 2, later: 4 };
  const imports = ['printk', 'later', 'pot_pour'];

  test.each(['GPL', 'GPL v2', 'GPL and additional rights', 'Dual BSD/GPL', 'Dual MIT/GPL', 'Dual MPL/GPL'])(
    '%s',
    (license) => expect(one({ license, imports, versions })).toEqual([]),
  );

  test.each(['Proprietary', 'gpl', 'GPL v3', 'BSD', '', null])(
    '%p may not use symbols for the GPL',
    (license) => {
      const shown = license ?? 'unspecified';
      const expected = [{ kind: 'gpl-only', symbol: 'pot_pour', owner: 'pot_core', license: shown }];
      expect(one({ license, imports, versions })).toEqual(expected);
      expect(one({ license, imports: ['printk', 'later', '?pot_pour'], versions })).toEqual([]);
    },
  );
});

test('namespaces: one that is imported, and those for modules of certain names', () => {
  const versions = { pot_lid: 3, guest: 5 };
  expect(one({ imports: ['pot_lid'], versions })).toEqual([
    { kind: 'namespace', symbol: 'pot_lid', owner: 'pot_core', namespace: 'POT' },
  ]);
  expect(one({ imports: ['pot_lid'], versions, modinfo: ['import_ns=LID', 'import_ns=POT'] })).toEqual([]);
  const kinds = (name: string): string[] =>
    one({ name, imports: ['guest'], versions }).map(({ kind }) => kind);
  expect(['kettle', 'tea_pot', 'tea'].map(kinds)).toEqual([[], [], ['namespace']]);
});

test('a namespace of modules comes by itself, and may not be imported', () => {
  const modinfo = ['import_ns=module:kettle,tea-*'];
  expect(one({ name: 'kettle', imports: ['guest'], versions: { guest: 5 }, modinfo })).toEqual([
    { kind: 'damaged', what: 'it imports module:kettle,tea-*, which no module may' },
  ]);
});

test('another architecture; of one that is not known nothing is said', () => {
  const running = runningKernel(kernel({ architecture: 'arm64' }), null);
  expect(one({}, running)).toEqual([{ kind: 'machine', machine: 'x86-64' }]);
  expect(one({ machine: 183 }, running)).toEqual([]);
  const x86 = runningKernel(kernel({ architecture: 'x86' }), null);
  expect([one({}, x86), one({ machine: 3, width: 32 }, x86), one({ width: 32 }, x86)]).toMatchObject([
    [],
    [],
    [{ kind: 'machine' }],
  ]);
});

test('exports: one that the kernel has, and one without a version', () => {
  const printk = { name: 'printk', crc: 1 };
  expect(one({ exports: [printk] })).toEqual([{ kind: 'duplicate', symbol: 'printk', owner: 'vmlinux' }]);
  expect(one({ exports: [{ name: 'pot_pour', crc: 1 }] })).toEqual([]);
  expect(one({ exports: [{ name: 'own' }] })).toEqual([{ kind: 'export-versions' }]);
});

test('a fault of the file', () => {
  const module = made({});
  module.faults.push('the signature is cut off');
  const [result] = checkModules([module], runningKernel(kernel(), null));
  expect(result!.obstacles).toEqual([{ kind: 'damaged', what: 'the signature is cut off' }]);
});

describe('modules of a set', () => {
  const pot: MadeModule = {
    name: 'pot',
    exports: [{ name: 'pot_new', crc: 8, isGplOnly: true, namespace: 'NEW' }],
  };
  const lid: MadeModule = {
    name: 'lid',
    imports: ['pot_new'],
    versions: { pot_new: 8 },
    modinfo: ['import_ns=NEW'],
  };

  test('give each other what the kernel does not have, by the same rules', () => {
    expect(check([lid, pot])).toEqual([[], []]);
    expect(one(lid)).toEqual([{ kind: 'missing', symbol: 'pot_new' }]);
    expect(check([pot, { ...lid, versions: { pot_new: 9 } }])[1]).toEqual([
      { kind: 'crc', symbol: 'pot_new', crc: 9, kernelCrc: 8, owner: 'pot' },
    ]);
    expect(check([pot, { ...lid, modinfo: [] }])[1]).toMatchObject([{ kind: 'namespace' }]);
    expect(check([pot, { ...lid, license: 'none' }])[1]).toMatchObject([{ kind: 'gpl-only' }]);
  });

  test('what the kernel has, it gives', () => {
    const own = { name: 'pot_core', exports: [{ name: 'pot_pour', crc: 99 }] };
    expect(check([own, { imports: ['pot_pour'], versions: { pot_pour: 2 } }])).toEqual([[], []]);
  });

  test('a module is refused with the one that it needs', () => {
    expect(check([lid, { ...pot, imports: ['nowhere'] }])[0]).toEqual([
      { kind: 'provider', symbol: 'pot_new', owner: 'pot' },
    ]);
  });

  test('modules that need each other', () => {
    const one: MadeModule = {
      name: 'one',
      exports: [{ name: 'a', crc: 1 }],
      imports: ['b'],
      versions: { b: 2 },
    };
    const two: MadeModule = {
      name: 'two',
      exports: [{ name: 'b', crc: 2 }],
      imports: ['a'],
      versions: { a: 1 },
    };
    expect(check([one, two])).toEqual([
      [{ kind: 'provider', symbol: 'b', owner: 'two' }],
      [{ kind: 'circle', symbol: 'a', owner: 'one' }],
    ]);
  });

  test('a row of any length', () => {
    const modules = Array.from({ length: 3000 }, (_, index): KernelModule => {
      const module = { ...BARE, name: `m${index}`, imports: [{ name: `s${index + 1}`, isWeak: false }] };
      const exported = { name: `s${index}`, crc: 1, isGplOnly: false, namespace: '' };
      const versions = [...BARE.versions!, { name: `s${index + 1}`, crc: 1 }];
      return { ...module, exports: [exported], versions };
    });
    const results = checkModules(modules, runningKernel(kernel(), null));
    expect(results.at(-1)!.obstacles).toEqual([{ kind: 'missing', symbol: 's3000' }]);
    expect(results[0]!.obstacles).toEqual([{ kind: 'provider', symbol: 's1', owner: 'm1' }]);
  });

  test('of two builds of a module, the one that has the version, or that the module depends on', () => {
    const other = { ...pot, exports: [{ name: 'pot_new', crc: 9, namespace: 'NEW' }] };
    expect(check([other, pot, lid])[2]).toEqual([]);
    const named = { ...other, name: 'named' };
    expect(check([pot, named, { ...lid, modinfo: ['import_ns=NEW', 'depends=named'] }])[2]).toMatchObject([
      { kind: 'crc', kernelCrc: 9 },
    ]);
  });

  test('a proprietary module hands its taint on: no symbols for the GPL beside its own', () => {
    const closed: MadeModule = { name: 'closed', license: 'none', exports: [{ name: 'open', crc: 1 }] };
    const versions = { open: 1, pot_pour: 2 };
    expect(check([closed, { imports: ['pot_pour', 'open'], versions }])[1]).toEqual([
      { kind: 'proprietary', symbol: 'open', owner: 'closed' },
    ]);
    expect(check([closed, { imports: ['open', 'pot_pour'], versions }])[1]).toMatchObject([
      { kind: 'gpl-only', symbol: 'pot_pour' },
    ]);
    expect(check([closed, { imports: ['open'], versions }])[1]).toEqual([]);
  });

  test('exports without versions are not held against any', () => {
    const bare = { name: 'bare', exports: [{ name: 'pot_new' }] };
    expect(check([bare, lid])[1]).toEqual([{ kind: 'provider', symbol: 'pot_new', owner: 'bare' }]);
  });
});

test('a kernel without CRCs cannot be asked', () => {
  expect(() => runningKernel(kernel({ rows: null }), null)).toThrow(
    'running: has no CRCs, which modules are held against',
  );
});
