// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions check-module` against several kernels: a table of which each cell says what a run by itself says. */
import Ajv from 'ajv';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScan } from '../../../src/formats/corpus';
import type { ModuleCheck, ModuleMatrix } from '../../../src/kernel/usage';
import { ascendingReleases } from '../../../src/kernel/usage/releases';
import { corpusOf, facts, type MadeUnit } from '../../formats/corpus/made-up';
import { LAYOUT, madeModule } from '../../formats/module/made-up';
import { debOf } from '../../formats/shipped/made-package';
import { modversions, root, type Answer } from '../../support/program';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'modversions-matrix-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
const check = (...args: string[]): Answer => modversions(['check-module', ...args], folder);
const isValid = new Ajv({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, 'docs/module-matrix.schema.json'), 'utf8')) as object,
);

/** A kernel in which `struct pot` has these members, and `steam` is exported or not. */
const unit = (pot: string, crc: number, hasSteam = true): MadeUnit[] => [
  {
    name: 'kitchen/pot',
    exports: [
      { name: 'module_layout', crc: LAYOUT },
      { name: 'pot_pour', crc },
      ...(hasSteam ? [{ name: 'steam', crc: 5 }] : []),
    ],
    records: [
      'module_layout void module_layout ( void )',
      'pot_pour void pot_pour ( s#pot * )',
      ...(hasSteam ? ['steam int steam ( void )'] : []),
      `s#pot struct pot { ${pot} }`,
    ],
  },
];

const KERNELS = ['k9', 'k10', 'k11'];
const MODULES = ['same.ko', 'pour.ko', 'steam.ko'];
const AGAINST = KERNELS.flatMap((name) => ['--against', name]);

beforeAll(async () => {
  const scan = (name: string, release: string, units: MadeUnit[]): void => {
    writeScan(join(folder, name), corpusOf(units), { ...facts, release });
  };
  scan('k9', '6.9.1', unit('int a ;', 1));
  scan('k10', '6.10.1', unit('int a ; int b ;', 2));
  scan('k11', '6.11.0', unit('int b ; int a ;', 3, false));
  put('same.ko', madeModule({ name: 'same' }));
  put('pour.ko', madeModule({ name: 'pour', imports: ['pot_pour'], versions: { pot_pour: 1 } }));
  put(
    'steam.ko',
    madeModule({ name: 'steam', imports: ['steam', 'pot_pour'], versions: { steam: 5, pot_pour: 2 } }),
  );
  const entries = MODULES.map((name) => ({
    name: `./lib/modules/6.9.1/updates/${name}`,
    content: readFileSync(join(folder, name)),
  }));
  put('driver.deb', await debOf(entries));
});

function matrixOf(...args: string[]): ModuleMatrix {
  const found = JSON.parse(check('-f', 'json', ...args).stdout) as ModuleMatrix;
  expect(isValid(found) ? [] : isValid.errors).toEqual([]);
  return found;
}

test.each([[[]], [['--base', 'k9']]])('each cell says what a run by itself says %j', (more: string[]) => {
  const matrix = matrixOf(...MODULES, ...AGAINST, ...more);
  expect(matrix.modules).toHaveLength(MODULES.length);
  KERNELS.forEach((kernel, at) => {
    const run = check('-f', 'json', ...MODULES, '--against', kernel, ...more);
    const { modules, against } = JSON.parse(run.stdout) as ModuleCheck;
    expect(matrix.kernels[at]).toEqual(against);
    modules.forEach(({ loads, verdict, affected, obstacles }, row) => {
      const cell = matrix.modules[row]!.cells[at]!;
      expect([cell.loads, cell.verdict, cell.affected]).toEqual([loads, verdict, affected]);
      const kinds = cell.obstacles.flatMap(({ kind, count }) => Array.from({ length: count }, () => kind));
      expect(kinds.sort()).toEqual(obstacles.map(({ kind }) => kind).sort());
    });
  });
});

test('what is to be done, and the newest that fits', () => {
  const { modules } = matrixOf(...MODULES, ...AGAINST);
  expect(modules.map(({ name, newest, cells }) => [name, newest, cells.map(({ needs }) => needs)])).toEqual([
    ['same', 2, [null, null, null]],
    ['pour', 0, [null, 'rebuild', 'rebuild']],
    ['steam', 1, ['rebuild', null, 'change']],
  ]);
  const backwards = matrixOf(
    ...MODULES,
    ...[...AGAINST].reverse().flatMap((name) => (name === '--against' ? [] : ['--against', name])),
  );
  expect(backwards.modules.map(({ newest }) => newest)).toEqual([0, 2, 1]);
  expect(backwards.newestBy).toBe('release');
});

test('text, with a package for the modules', () => {
  const { status, stdout } = check('driver.deb', ...AGAINST);
  expect(status).toBe(1);
  expect(stdout).toContain(`3 modules, 3 kernels: 1 fit all, 2 some
[1] k9 (6.9.1, x86, 3 exports)
[2] k10 (6.10.1, x86, 3 exports)
[3] k11 (6.11.0, x86, 2 exports)
modules: below driver.deb:lib/modules/6.9.1/updates/

module    6.9.1    6.10.1   6.11.0          newest that fits
pour.ko   loads    refused  refused         6.9.1
steam.ko  refused  loads    refused, break  6.10.1
same.ko   loads    loads    loads           6.11.0

To be built again for 6.9.1: 1 module
  steam.ko: 1 version differs (pot_pour)

To be built again for 6.10.1: 1 module
  pour.ko: 1 version differs (pot_pour)

To be built again for 6.11.0: 1 module
  pour.ko: 1 version differs (pot_pour)

To be changed, or the kernel for 6.11.0: 1 module
  steam.ko: 1 symbol missing (steam), 1 version differs (pot_pour)
`);
});

test('a table for spreadsheets, and a page', () => {
  const { status } = check('pour.ko', ...AGAINST, '-f', 'csv:t.csv', '-f', 'html:t.html');
  expect(status).toBe(1);
  expect(readFileSync(join(folder, 't.csv'), 'utf8')).toBe(
    [
      'module,newest that fits,6.9.1,6.9.1: needs,6.9.1: why,6.10.1,6.10.1: needs,6.10.1: why,6.11.0,6.11.0: needs,6.11.0: why',
      'pour.ko,6.9.1,loads,,,refused,rebuild,1 version differs (pot_pour),refused,rebuild,1 version differs (pot_pour)',
      '',
    ].join('\r\n'),
  );
  expect(readFileSync(join(folder, 't.html'), 'utf8')).toContain('"format": "modversions-module-matrix"');
});

test('with a base the meaning of a refusal decides on the exit status', () => {
  const conditional = ['--against', 'k9', '--against', 'k10', '--base', 'k9', 'pour.ko', '--fail-on'];
  expect(check(...conditional, 'break').status).toBe(0);
  expect(check(...conditional, 'conditional').status).toBe(1);
  expect(check(...AGAINST, '--base', 'k9', 'pour.ko', '--fail-on', 'break').status).toBe(1);
});

test('what bears on one kernel is refused, and what cannot be read is told', () => {
  expect(check('same.ko', ...AGAINST, '--vermagic', 'x').stderr).toMatch(
    /^modversions: --vermagic: bears on/,
  );
  expect(check('same.ko', ...AGAINST, '-f', 'sarif').stderr).toMatch(/no such type\n/);
  put('broken.ko', 'no module\n');
  const { status, stdout, stderr } = check('same.ko', 'broken.ko', ...AGAINST);
  expect(status).toBe(2);
  expect(stdout).toContain('1 module, 3 kernels: 1 fit all, 1 file could not be read\n');
  expect(stderr).toContain('modversions: broken.ko: ');
  expect(check('same.ko', ...AGAINST, '--against', 'gone').status).toBe(2);
});

test('releases in their order', () => {
  const order = (...releases: (string | null)[]): unknown =>
    ascendingReleases(releases)?.map((place) => releases[place]);
  expect(order('6.10.0', '6.9.0', '6.10.0-rc2', '6.1.0-54-amd64', '6.1.0-9-amd64')).toEqual([
    '6.1.0-9-amd64',
    '6.1.0-54-amd64',
    '6.9.0',
    '6.10.0-rc2',
    '6.10.0',
  ]);
  expect(order('6.1', null)).toBeUndefined();
});
