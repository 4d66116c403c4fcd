// SPDX-License-Identifier: GPL-2.0-or-later
/** A second scan takes over what still holds, and nothing else. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expected, Lab, rowsOf, type Scanned } from './lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const lab = new Lab();
afterAll(() => lab.remove());

const UNITS = 19;
const kept = (count: number): string =>
  `modversions: ${count} units as an earlier scan found them, ${UNITS - count} done now\n`;

/** Names of the rows that are not as in the sample. */
function changedRows({ results }: Scanned): string[] {
  const before = rowsOf(expected);
  const names = [...rowsOf(results)].filter(([name, row]) => `${before.get(name)}` !== `${row}`);
  return names.map(([name]) => name).sort();
}

beforeAll(() => {
  expect(lab.scan().results).toEqual(expected);
});

test('nothing has changed: nothing is done', () => {
  const { results, calls, stderr, stdout } = lab.scan();
  expect(results).toEqual(expected);
  expect(calls).toEqual([]);
  expect(stderr).toContain(kept(UNITS));
  expect(stderr).not.toContain('asking kbuild');
  expect(stdout).toContain('26 exports: 21 of vmlinux');
});

test('other times, the same bytes: nothing is done', () => {
  const now = new Date();
  for (const file of ['include/linux/kernel.h', 'core/tick.c', 'core/steam-table.h'])
    fs.utimesSync(path.join(lab.objects, file), now, now);
  const { results, calls } = lab.scan();
  expect(results).toEqual(expected);
  expect(calls).toEqual([]);
});

test('a comment in a header: its units are done, and say the same', () => {
  lab.edit('drivers/samovar.h', '#define SAMOVAR_H', '#define SAMOVAR_H /* brass */');
  const { results, calls, stderr } = lab.scan();
  expect(calls).toEqual(['drivers/samovar-core.c', 'drivers/samovar-tap.c']);
  expect(stderr).toContain(kept(UNITS - 2));
  expect(results).toEqual(expected);
});

test('a member in a header', () => {
  lab.edit('core/leaf.h', 'const char *estate;', 'const char *estate;\n\tu32 grade;');
  const answer = lab.scan();
  expect(answer.calls).toEqual(['core/leaf.c']);
  expect(changedRows(answer)).toEqual(['leaf_names']);
  lab.edit('core/leaf.h', '\n\tu32 grade;', '');
  expect(lab.scan().results).toEqual(expected);
});

test('a header that assembly has its prototypes from', () => {
  const header = 'arch/tea/include/asm/asm-prototypes.h';
  lab.edit(header, 'int tea_lift(', 'long tea_lift(');
  const answer = lab.scan();
  expect(answer.calls).toEqual(['-', 'arch/tea/lib/lift.S']);
  expect(changedRows(answer)).toEqual(['tea_lift']);
  lab.edit(header, 'long tea_lift(', 'int tea_lift(');
});

test('an export of assembly', () => {
  lab.edit('arch/tea/lib/lift.S', 'EXPORT_SYMBOL(tea_lift)', 'EXPORT_SYMBOL_GPL(tea_lift)');
  const answer = lab.scan();
  expect(rowsOf(answer.results).get('tea_lift')![2]).toBe('EXPORT_SYMBOL_GPL');
  lab.edit('arch/tea/lib/lift.S', 'EXPORT_SYMBOL_GPL(tea_lift)', 'EXPORT_SYMBOL(tea_lift)');
});

test('a flag of one unit', () => {
  lab.edit('Kbuild', 'cc core/brew', 'cc core/brew -Du16=u32');
  const answer = lab.scan();
  expect(answer.calls).toEqual(expect.arrayContaining(['core/brew.c']));
  expect(answer.calls).not.toContain('core/kettle.c');
  expect(changedRows(answer)).toEqual(['brew_black', 'brew_green']);
  lab.edit('Kbuild', 'cc core/brew -Du16=u32', 'cc core/brew');
  expect(lab.scan().results).toEqual(expected);
});

test('a header that is found earlier', () => {
  lab.write(
    'arch/tea/include/linux/service.h',
    '#include "../../../../include/linux/service.h"\n#define u16 u32\n',
  );
  const answer = lab.scan();
  expect(answer.calls).toContain('core/brew.c');
  expect(changedRows(answer)).toEqual(['brew_black', 'brew_green']);
  fs.rmSync(path.join(lab.objects, 'arch/tea/include/linux'), { recursive: true });
  expect(lab.scan().results).toEqual(expected);
});

test('what a file may mean anew each time is read each time', () => {
  lab.edit(
    'core/leaf.h',
    'struct leaf {',
    '#if __has_include("leaf-extra.h")\n#include "leaf-extra.h"\n#endif\nstruct leaf {',
  );
  lab.scan();
  expect(lab.scan().calls).toEqual(['core/leaf.c']);
  lab.edit('core/leaf.h', /#if[^]*#endif\n/, '');
});

test('another compiler of the same name and version', () => {
  const compiler = lab.at('tools', 'teacc');
  fs.appendFileSync(compiler, '// mended\n');
  const { calls, results } = lab.scan();
  expect(calls.length).toBeGreaterThanOrEqual(UNITS);
  expect(results).toEqual(expected);
});

test('the configuration', () => {
  lab.edit('include/generated/autoconf.h', 'CONFIG_CUPS 6', 'CONFIG_CUPS 8');
  lab.edit('include/config/auto.conf', 'CONFIG_CUPS=6', 'CONFIG_CUPS=8');
  lab.edit('.config', 'CONFIG_CUPS=6', 'CONFIG_CUPS=8');
  lab.settle();
  expect(changedRows(lab.scan())).toEqual(['cup_large', 'cup_small']);
});

test('units that come and go', () => {
  lab.edit('Kbuild', 'cc core/quiet', 'cc core/loud\ncc core/quiet');
  lab.edit('Kbuild', 'quiet.o', 'loud.o');
  lab.write('core/loud.c', '#include <linux/kernel.h>\nint loud(void);\nEXPORT_SYMBOL(loud);\n');
  fs.rmSync(path.join(lab.objects, 'lib/spoon.c'));
  lab.edit('Kbuild', 'cc lib/spoon', '');
  const { results } = lab.scan();
  expect(rowsOf(results).get('loud')).toBeDefined();
  expect(rowsOf(results).get('spoon_stir')).toBeUndefined();
  // After all this, a scan that knows of nothing before says the same.
  expect(lab.scan(['--no-cache']).results).toEqual(results);
});
