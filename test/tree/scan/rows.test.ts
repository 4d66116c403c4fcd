// SPDX-License-Identifier: GPL-2.0-or-later
/** The expected rows are right: each column by another way than a scan's. */
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { expected, Lab, rowsOf } from './lab';

// The compiler is started for each unit.
jest.setTimeout(60_000);

const lab = new Lab();
afterAll(() => lab.remove());

/** The rows of modules and their columns, read from the sources: type, namespace. */
const READ: Record<string, Record<string, [type: string, namespace?: string]>> = {
  vmlinux: {
    salt_pinch: [''],
    tea_start: [''],
    kettle_heat: [''],
    kettle_guest: ['_GPL'],
    tick_left: [''],
    tock_left: [''],
    brew_black: ['_GPL'],
    brew_green: ['_GPL'],
    leaf_names: [''],
    steam_read: ['_GPL'],
    cup_small: [''],
    cup_large: [''],
    space_file: ['', 'TEA_ROOM'],
    space_file_gpl: ['_GPL', 'TEA_ROOM'],
    space_own: ['', 'KITCHEN'],
    space_own_gpl: ['_GPL', 'KITCHEN'],
    brand: [''],
    tea_lift: [''],
    tea_lower: ['_GPL'],
    tea_tilt: [''],
    spoon_stir: [''],
  },
  'drivers/waiter': { waiter_serve: [''] },
  'drivers/hot/tile': { hot_tile: [''] },
  'drivers/hot-plate': { hot_plate_set: ['_GPL'] },
  'drivers/samovar': { samovar_open: ['', 'SAMOVAR'], samovar_turn: ['_GPL', 'SAMOVAR'] },
};

test('order, modules, types and namespaces, as the sources and Kbuild have them', () => {
  const rows = Object.entries(READ).flatMap(([module, exports]) =>
    Object.entries(exports).map(([name, [type, namespace = '']]) => [
      name,
      module,
      `EXPORT_SYMBOL${type}`,
      namespace,
    ]),
  );
  expect([...rowsOf(expected)].map(([name, [, ...others]]) => [name, ...others])).toEqual(rows);
});

test('CRCs, of what the commands of the build hand to genksyms', () => {
  lab.make('all');
  const printed = spawnSync('make', ['-n', 'CC=teacc', 'KBUILD_MODULES=1', '.'], {
    cwd: lab.objects,
    env: lab.env,
    encoding: 'utf8',
  }).stdout;
  const piped = printed.split('\n').filter((line) => line.includes('| scripts/genksyms/genksyms'));
  const crcs = new Map<string, string>();
  for (const line of piped) {
    // What stands between `then` and genksyms preprocesses; assembly takes grep and sed beside.
    const script = /then (.*) \| scripts\/genksyms\/genksyms/.exec(line)![1]!;
    const text = spawnSync('sh', ['-c', script], { cwd: lab.objects, env: lab.env, encoding: 'utf8' }).stdout;
    if (!text.includes('__GENKSYMS_EXPORT_SYMBOL')) continue;
    const input = { cwd: lab.objects, env: lab.env, input: text, encoding: 'utf8' } as const;
    const program = path.join(__dirname, '../../../../bin/modversions');
    const answer = spawnSync(process.execPath, [program, 'crc', '-'], input).stdout;
    for (const row of answer.split('\n').filter(Boolean)) crcs.set(row.split('\t')[1]!, row.split('\t')[0]!);
  }
  // Without a prototype there is no version: kbuild leaves 0, and warns.
  crcs.set('tea_tilt', '0x00000000');
  expect(crcs).toEqual(new Map([...rowsOf(expected)].map(([name, [crc]]) => [name, crc!])));
});
