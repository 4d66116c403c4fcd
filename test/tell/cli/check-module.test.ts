// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions check-module`: what it reads, what it tells, its exit status and its JSON. */
import Ajv from 'ajv';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeScan } from '../../../src/formats/corpus';
import type { ModuleCheck } from '../../../src/kernel/usage';
import { btfBytes, stringsOf, type MadeType } from '../../formats/btf/btf-writer';
import { corpusOf, facts, type MadeUnit } from '../../formats/corpus/made-up';
import { dwarfSections } from '../../formats/dwarf/dwarf-writer';
import { LAYOUT, madeModule, VERMAGIC, type MadeModule } from '../../formats/module/made-up';
import { modversions, root, type Answer } from '../../support/program';
import { kettle } from '../../kernel/usage/readme-module';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-check-module-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
const check = (...args: string[]): Answer => modversions(['check-module', ...args], folder);
const isValid = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'docs/module-check.schema.json'), 'utf8')) as object,
);

/** What `-f json` says, held against its schema. */
function jsonOf(...args: string[]): ModuleCheck {
  const found = JSON.parse(check('-f', 'json', ...args).stdout) as ModuleCheck;
  expect(isValid(found) ? [] : isValid.errors).toEqual([]);
  return found;
}

/** One kernel: `dev` has a member more in the new one, and `pot` is reached by another symbol. */
const unit = (dev: string, pot: string, crc: number): MadeUnit[] => [
  {
    name: 'net/core',
    exports: [
      { name: 'module_layout', crc: LAYOUT },
      { name: 'netif_rx', crc },
      { name: 'pot_pour', crc: crc + 16 },
      { name: 'same', crc: 5 },
    ],
    records: [
      'module_layout void module_layout ( void )',
      'netif_rx int netif_rx ( s#dev * )',
      'pot_pour void pot_pour ( s#pot * )',
      'same int same ( void )',
      `s#dev struct dev { ${dev} }`,
      `s#pot struct pot { ${pot} }`,
    ],
  },
];

const TYPES: MadeType[] = [
  { kind: 'int', name: 'int', size: 4 },
  { kind: 'struct', name: 'dev', size: 4, members: [{ name: 'mtu', type: 1, bitOffset: 0 }] },
];
const BTF = btfBytes(TYPES);
const types = (...own: MadeType[]): MadeModule['sections'] => [
  { name: '.BTF', content: btfBytes(own, { base: stringsOf(BTF) }), flags: 0 },
];
const POT: MadeType = {
  kind: 'struct',
  name: 'pot',
  size: 4,
  members: [{ name: 'a', type: 1, bitOffset: 0 }],
};

const NIC: MadeModule = {
  name: 'nic',
  imports: ['netif_rx', 'pot_pour', 'same'],
  versions: { netif_rx: 1, pot_pour: 17, same: 5 },
  sections: types({ kind: 'fwd', name: 'pot' }),
};

beforeAll(() => {
  writeScan(join(folder, 'base'), corpusOf(unit('int mtu ;', 'int a ;', 1)), facts);
  writeScan(join(folder, 'new'), corpusOf(unit('int mtu ; int flags ;', 'int a ; int b ;', 2)), {
    ...facts,
    release: '6.12.117',
  });
  cpSync(join(folder, 'new/Module.symvers'), join(folder, 'new.symvers'));
  cpSync(join(folder, 'base/Module.symvers'), join(folder, 'base.symvers'));
  put('vmlinux.btf', BTF);
  put('nic.ko', madeModule(NIC));
  mkdirSync(join(folder, 'lib/modules/kernel/net'), { recursive: true });
  const same = madeModule({ name: 'same', imports: ['same'], versions: { same: 5 }, isSigned: true });
  put('lib/modules/kernel/same.ko', same);
  put('lib/modules/kernel/net/nic.ko.gz', gzipSync(madeModule(NIC)));
  put('lib/modules/modules.dep', 'kernel/same.ko:\n');
  put('broken.ko', 'no module\n');
  put('empty.ko', '');
  put('bomb.ko.gz', gzipSync(Buffer.alloc(300 << 20)));
  mkdirSync(join(folder, 'nothing'));
  symlinkSync(folder, join(folder, 'lib/modules/build'));
});

test('a module that loads', () => {
  expect(check('nic.ko', '--against', 'base.symvers', '--vermagic', VERMAGIC)).toEqual({
    status: 0,
    stdout: `1 module would load
against: base.symvers (6.1.192, 4 exports)

Not checked:
  signatures are not verified: that takes the keys of the running kernel
  the architecture of base.symvers is not known
  whether the BTF of 1 module fits the kernel's: kernels without CONFIG_MODULE_ALLOW_BTF_MISMATCH refuse what does not
`,
    stderr: '',
  });
});

test('one that does not: what differs, and how to learn why', () => {
  const { status, stdout } = check('nic.ko', '--against', 'new.symvers');
  expect(status).toBe(1);
  expect(stdout).toBe(`1 module would not load
1 module not judged: no --base
against: new.symvers (4 exports)

nic.ko (6.1.192, x86-64, GPL) would be refused: 2 versions differ
  disagrees about version of symbol netif_rx: 0x00000001, and vmlinux has 0x00000002
  disagrees about version of symbol pot_pour: 0x00000011, and vmlinux has 0x00000012

Not checked:
  signatures are not verified: that takes the keys of the running kernel
  the version magic of new.symvers is not known: --vermagic takes what modinfo prints of one of its modules
  the architecture of new.symvers is not known
  whether the BTF of 1 module fits the kernel's: kernels without CONFIG_MODULE_ALLOW_BTF_MISMATCH refuse what does not

To learn why, name the kernel that the modules were built for: --base, and both sides with types,
  scans (modversions scan TREE -o DIR) or packages of images (linux-image….deb)
`);
});

test('with scans of both kernels: the causes, and whether they reach the module', () => {
  const { status, stdout } = check(
    'nic.ko',
    '--against',
    'new',
    '--base',
    'base',
    '--btf-base',
    'vmlinux.btf',
  );
  expect(status).toBe(1);
  expect(stdout).toContain(`

1. conditional struct dev · member-appended · 1 export
  include/s.h:5
  flags is new at the end; safe as long as no module allocates, embeds, copies or indexes the type itself
  size 4 → 8, alignment 4
  what   kind             verdict      base  new
  flags  member-appended  conditional  –     +4 int (4 bytes)
  netif_rx → s#dev
@@ -1,3 +1,4 @@
 struct dev {
 	int mtu;
+	int flags;
 }
`);
  const open =
    "may reach the module: the base's type data define it, which leaves open whether the module looks into it";
  expect(stdout).toContain(`\n  ${open}\n\n2. conditional struct pot · member-appended · 1 export\n`);
  expect(stdout).toContain("\n  does not reach the module: the module's type data know it by name only\n");
});

describe('what type data show', () => {
  const reaches = (made: Partial<MadeModule>, ...args: string[]): unknown => {
    put('one.ko', madeModule({ ...NIC, ...made }));
    const { modules, causes } = jsonOf('one.ko', '--against', 'new', '--base', 'base', ...args);
    const [{ causes: found, affected }] = modules as [ModuleCheck['modules'][0]];
    return [affected, found.map(({ cause, reach, evidence }) => [causes[cause]!.name, reach, evidence])];
  };
  const withBase = ['--btf-base', 'vmlinux.btf'];

  test('a type that the module defines reaches it', () => {
    expect(reaches({ sections: types(POT) }, ...withBase)).toEqual([
      'yes',
      [
        ['s#dev', 'maybe', 'shared'],
        ['s#pot', 'yes', 'defined'],
      ],
    ]);
  });

  test('one that neither it nor its base defines does not', () => {
    const made = {
      sections: types({ kind: 'ptr', type: 1 }),
      imports: ['pot_pour'],
      versions: { pot_pour: 17 },
    };
    expect(reaches(made, ...withBase)).toEqual(['no', [['s#pot', 'no', 'absent']]]);
  });

  test('type data by themselves tell it all', () => {
    const sections = [
      { name: '.BTF', content: btfBytes([TYPES[0]!, POT, { kind: 'fwd', name: 'dev' }]), flags: 0 },
    ];
    expect(reaches({ sections })).toEqual([
      'yes',
      [
        ['s#dev', 'no', 'name-only'],
        ['s#pot', 'yes', 'defined'],
      ],
    ]);
  });

  test('debug information tells of types that vmlinux has as well', () => {
    const entries = ['struct dev;', 'struct pot'];
    const sections = [...dwarfSections({ width: 64, isLittle: true }, { entries }), ...types(POT)!];
    expect(reaches({ sections })).toEqual([
      'yes',
      [
        ['s#dev', 'no', 'name-only'],
        ['s#pot', 'yes', 'defined'],
      ],
    ]);
  });

  test('a function that they do not have may know anything', () => {
    const sections = dwarfSections({ width: 64, isLittle: true }, { entries: ['fn known', 'struct pot;'] });
    const functions = (...names: string[]): MadeModule['symbols'] =>
      names.map((name) => ({ name, section: '.text', type: 2 }));
    const known = { sections, imports: ['pot_pour'], versions: { pot_pour: 17 } };
    expect(reaches({ ...known, symbols: functions('known', 'init_module') })).toEqual([
      'no',
      [['s#pot', 'no', 'name-only']],
    ]);
    expect(reaches({ ...known, symbols: functions('known', 'blob') })).toEqual([
      'maybe',
      [['s#pot', 'maybe', 'partial']],
    ]);
  });

  test('without them, or what they go on from, anything may reach it', () => {
    const all = [
      'maybe',
      [
        ['s#dev', 'maybe', 'no-data'],
        ['s#pot', 'maybe', 'no-data'],
      ],
    ];
    expect(reaches({ sections: [] }, ...withBase)).toEqual(all);
    expect(reaches({})).toEqual(all);
    const whys = (...args: string[]): string[] =>
      jsonOf('one.ko', '--against', 'new', '--base', 'base', ...args)
        .unchecked.filter(({ what }) => what === 'types')
        .map(({ why }) => why);
    expect(whys()).toEqual([
      'the type data of 1 module go on from those of the vmlinux it was built with, which --btf-base takes',
    ]);
    put('other.btf', btfBytes([{ kind: 'int', name: 'other', size: 4 }]));
    expect(whys('--btf-base', 'other.btf')).toEqual([
      expect.stringContaining('cannot be read: one.ko: the BTF '),
    ]);
  });

  test('source units: what none of them sees cannot reach the module', () => {
    const unit = (text: string): string => `# 1 "nic.c"\n${text}\n`;
    mkdirSync(join(folder, 'units'), { recursive: true });
    put(
      'units/nic.i',
      unit('struct dev { int mtu; };\nstruct pot;\nint pour(struct pot *p) { return p != 0; }'),
    );
    put('units/other.i', unit('int other(void);'));
    put('units/notes.txt', 'no unit');
    expect(reaches({}, '--units', 'units')).toEqual([
      'maybe',
      [
        ['s#dev', 'maybe', 'seen'],
        ['s#pot', 'no', 'unseen'],
      ],
    ]);
    expect(reaches({ sections: types(POT) }, '--units', 'units/other.i', ...withBase)).toEqual([
      'yes',
      [
        ['s#dev', 'no', 'unseen'],
        ['s#pot', 'yes', 'defined'],
      ],
    ]);
    put('half.i', unit('struct dev { int mtu;'));
    expect(reaches({}, '--units', 'half.i', '--units', 'units')).toEqual([
      'maybe',
      [
        ['s#dev', 'maybe', 'seen'],
        ['s#pot', 'maybe', 'seen'],
      ],
    ]);
    const { stderr, status } = check(
      'nic.ko',
      'lib',
      '--against',
      'new',
      '--base',
      'base',
      '--units',
      'units',
    );
    expect([status, stderr.split('\n')[0]]).toEqual([
      2,
      'modversions: --units: of one module, and there are 3',
    ]);
  });

  test('a module that was built for a third kernel is not explained', () => {
    put('third.ko', madeModule({ ...NIC, versions: { netif_rx: 77, pot_pour: 17, same: 5 } }));
    const [module] = jsonOf('third.ko', '--against', 'new', '--base', 'base').modules;
    expect(module).toMatchObject({ unexplained: ['netif_rx'], affected: 'maybe' });
    expect(module!.causes).toHaveLength(1);
  });
});

test('a directory: a row each module, those compressed too, links to directories passed over', () => {
  const { status, stdout } = check('lib', '--against', 'new', '--base', 'base');
  expect(status).toBe(1);
  expect(stdout).toContain(`1 module would not load, 1 would
1 module is conditional
against: new (6.12.117 x86, 4 exports)
base:    base (6.1.192 x86)

module                            imports  loads  verdict      why not
lib/modules/kernel/net/nic.ko.gz        3  no     conditional  2 versions differ
lib/modules/kernel/same.ko              1  yes

lib/modules/kernel/net/nic.ko.gz (6.1.192, x86-64, GPL) would be refused: 2 versions differ
`);
  expect(stdout).toContain('  2 causes it may know: struct dev, struct pot\n');
  expect(stdout).toContain('behind symbols of 1 module: 1 may know it\n');
});

test.each([
  ['null', ''],
  [
    'pretty',
    'nic.ko: disagrees about version of symbol netif_rx: 0x00000001, and vmlinux has 0x00000002\nnic.ko: unknown symbol gone\n',
  ],
  [
    'short',
    'module  imports  loads  verdict  why not\nnic.ko        2  no     break    1 version differs, 1 symbol missing\n',
  ],
  ['symbols', 'gone\nnetif_rx\n'],
  ['mod-symbols', 'netif_rx\n'],
])('-f %s', (format, stdout) => {
  mkdirSync(join(folder, 'formats'), { recursive: true });
  put('formats/nic.ko', madeModule({ ...NIC, imports: ['netif_rx', 'gone'] }));
  const args = ['check-module', 'nic.ko', '--against', '../new.symvers', '-f', format];
  expect(modversions(args, join(folder, 'formats'))).toEqual({ status: 1, stdout, stderr: '' });
});

test('-f TYPE:FILE: reports for CI beside the text', () => {
  const wanted = { markdown: /^## Modules against/, sarif: /^{/, junit: /^<\?xml/, github: /^::notice / };
  const formats = Object.keys(wanted).flatMap((type) => ['-f', `${type}:ci-${type}`]);
  const { status, stdout } = check('nic.ko', '--against', 'new', '--base', 'base', ...formats);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^1 module would not load\n1 module is conditional\n/);
  for (const [type, start] of Object.entries(wanted))
    expect(readFileSync(join(folder, `ci-${type}`), 'utf8')).toMatch(start);
});

test('files that are no modules: an error each, and the others are done', () => {
  const names = ['broken.ko', 'nic.ko', 'empty.ko', 'gone.ko', 'bomb.ko.gz', 'nothing'];
  const { status, stdout, stderr } = check(
    ...names,
    '--against',
    'base',
    '-f',
    'text',
    '-f',
    'json:out.json',
  );
  expect(status).toBe(2);
  expect(stdout).toMatch(/^1 module would load, 5 could not be read\n/);
  const lines = stderr.trimEnd().split('\n');
  expect(lines.filter((_, index) => index % 2 === 0)).toEqual([
    'modversions: broken.ko: is no ELF file',
    'modversions: empty.ko: is no ELF file',
    'modversions: gone.ko: no such file',
    'modversions: bomb.ko.gz: holds more than 256 MiB',
    'modversions: nothing: no modules below it',
  ]);
  expect(lines.every((line, index) => line.startsWith(index % 2 === 0 ? 'modversions: ' : '  '))).toBe(true);
  const written = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as ModuleCheck;
  expect(isValid(written) ? [] : isValid.errors).toEqual([]);
  expect(written.failed.map(({ file }) => file)).toEqual(names.filter((name) => name !== 'nic.ko'));
});

test('--fail-on: what counts is what the refusal means, and not knowing counts as a break', () => {
  const status = (failOn: string, ...args: string[]): number | null =>
    check('nic.ko', '--against', 'new', '--fail-on', failOn, '-f', 'null', ...args).status;
  expect(['any', 'conditional', 'break'].map((failOn) => status(failOn, '--base', 'base'))).toEqual([
    1, 1, 0,
  ]);
  expect(['any', 'conditional', 'break'].map((failOn) => status(failOn))).toEqual([1, 1, 1]);
});

test('the module in the examples of the documentation is our own', () => {
  expect(readFileSync(join(root, 'test/cases/modules/kettle.ko'))).toEqual(kettle());
});

test('names and texts of any bytes', () => {
  put(
    'kännchen.ko',
    madeModule({ license: 'caf\xe9 \x1b[31m', imports: ['netif_rx'], versions: { netif_rx: 9 } }),
  );
  const { stdout } = check('kännchen.ko', '--against', 'base');
  expect(stdout).toContain('kännchen.ko (6.1.192, x86-64, caf');
  expect(stdout).not.toContain('\x1b');
  expect(jsonOf('kännchen.ko', '--against', 'base').modules[0]!.file).toBe('kännchen.ko');
});

test.each([
  [['nic.ko'], /against/],
  [['--against', 'base'], /too few arguments/],
  [
    ['nic.ko', '--against', 'base/symtypes'],
    /^modversions: base\/symtypes: has no CRCs.*\n {2}give a Module\.symvers/,
  ],
  [['nic.ko', '--against', 'nowhere'], /^modversions: nowhere: no such file\n/],
  [['nic.ko', '--against', 'base', '-f', 'html'], /^modversions: --format 'html': no such type\n/],
  [['nic.ko', '--against', 'base', '--fail-on', 'never'], /^modversions: --fail-on 'never': is none of any/],
  [['nic.ko', '--against', 'base', '--btf-base', 'nic.ko'], /^modversions: nic\.ko: the BTF /],
])('%j is refused', (args, message) => {
  const { status, stdout, stderr } = check(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
});
