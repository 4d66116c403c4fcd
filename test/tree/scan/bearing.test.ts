// SPDX-License-Identifier: GPL-2.0-or-later
/** A plan is taken over while nothing bears on it that changed, and never beyond that: each scan is held against a cold one. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expected, Lab, rowsOf } from './lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(120_000);

const lab = new Lab();
afterAll(() => lab.remove());
beforeAll(() => {
  expect(lab.scan().results).toEqual(expected);
  // Most of the sample's sources include a header that exports, so that any of them may.
  lab.write('drivers/idle.c', IDLE);
  lab.scan();
});

const IDLE = '#include <linux/export.h>\nstatic int idle_hours;\n';
const IDLE_AND_MORE = `${IDLE}#include "idle-more.c"\n`;

/** Scans twice, with what is kept and without. @returns whether the plan was made anew, and the symbols that are exported */
function scanned(): { isNew: boolean; symbols: string[] } {
  const { results, stderr, status } = lab.scan();
  expect(status).toBe(0);
  const cold = lab.scan(['--no-cache']);
  expect(cold.stderr).toContain('asking kbuild');
  expect(results).toEqual(cold.results);
  return { isNew: stderr.includes('asking kbuild'), symbols: [...rowsOf(results).keys()] };
}

const isNew = (): boolean => scanned().isNew;

/** Without a cold scan beside it. */
const isNewAlone = (): boolean => lab.scan().stderr.includes('asking kbuild');

describe('the plan stays', () => {
  test('where sources say something else, with one more export or none, and a header another type', () => {
    lab.edit('drivers/idle.c', 'idle_hours;', 'idle_hours = 1;\nstatic int idle_minutes;');
    lab.edit('lib/spoon.c', /$/, '\nint stirred;\nEXPORT_SYMBOL(stirred);\n');
    lab.edit('drivers/samovar.h', 'struct pot pot;', 'struct pot pot;\n\tu8 soot;');
    lab.write('init/main.c', lab.read('init/main.c'));
    expect(scanned()).toEqual({ isNew: false, symbols: expect.arrayContaining(['stirred']) as string[] });
  });

  test('where a header changes that no unit reads, and one that says how things are exported', () => {
    lab.write('include/linux/unread.h', 'struct unread;\n');
    expect(isNewAlone()).toBe(true);
    lab.write('include/linux/unread.h', 'struct unread;\nstruct read;\n');
    lab.edit('include/linux/export.h', '#endif', '#endif\n/* Nothing else. */');
    expect(isNew()).toBe(false);
  });

  test('where a source changes that nothing reads', () => {
    lab.write('lib/unused.c', 'int unused;\n');
    expect(isNewAlone()).toBe(true);
    lab.edit('lib/unused.c', /$/, 'EXPORT_SYMBOL(unused);\n');
    expect(isNew()).toBe(false);
  });
});

describe('the plan is made anew', () => {
  test('where a source begins to export, and ends', () => {
    const before = `${IDLE}static int more;\n`;
    lab.write('drivers/idle.c', before);
    expect(isNewAlone()).toBe(false);
    lab.write('drivers/idle.c', `${before}int idled;\nEXPORT_SYMBOL(idled);\n`);
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['idled']) as string[] });
    lab.write('drivers/idle.c', before);
    const after = scanned();
    expect(after.isNew).toBe(true);
    expect(after.symbols).not.toContain('idled');
  });

  test('where a source begins to include another that exports, and where that begins to', () => {
    lab.write('drivers/idle-more.c', 'int more;\n');
    lab.write('drivers/idle.c', IDLE_AND_MORE);
    expect(isNewAlone()).toBe(true);
    lab.edit('drivers/idle-more.c', /$/, 'int most;\n');
    expect(isNewAlone()).toBe(false);
    lab.edit('drivers/idle-more.c', /$/, 'EXPORT_SYMBOL(most);\n');
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['most']) as string[] });
  });

  test('where a header of a source that exports nothing loses a comment around its export', () => {
    lab.write('drivers/idle.c', IDLE_AND_MORE);
    lab.write('drivers/idle-more.c', '#include "idle.h"\n');
    lab.write('drivers/idle.h', 'int much;\n/*\nEXPORT_SYMBOL(much);\n*/\n');
    lab.scan();
    lab.edit('drivers/idle.h', /\/\*\n([^]*)\*\/\n/, '$1');
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['much']) as string[] });
  });

  test('where a common header makes a word an export that a source has had', () => {
    lab.write('drivers/idle.c', IDLE_AND_MORE);
    lab.write(
      'drivers/idle-more.c',
      '#include <linux/unread.h>\nint late;\n#ifdef PUBLISH\nPUBLISH(late);\n#endif\n',
    );
    lab.scan();
    lab.write(
      'include/linux/unread.h',
      '#define OFFER(name) \\\n\tEXPORT_SYMBOL(name)\n#define PUBLISH(name) OFFER(name)\n',
    );
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['late']) as string[] });
  });

  test('where a file appears that is found before another, and where it goes', () => {
    lab.write('drivers/idle.c', IDLE_AND_MORE);
    lab.write('drivers/idle-more.c', '#include "linux/late.h"\n');
    lab.write('include/linux/late.h', 'struct late;\n');
    lab.scan();
    lab.write('drivers/linux/late.h', 'int early;\nEXPORT_SYMBOL(early);\n');
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['early']) as string[] });
    fs.rmSync(path.join(lab.objects, 'drivers/linux/late.h'));
    const after = scanned();
    expect(after.isNew).toBe(true);
    expect(after.symbols).not.toContain('early');
  });

  test('where a makefile, or the configuration in force, changes', () => {
    lab.edit('Kbuild', 'drivers/idle: drivers/idle', 'drivers/idle: drivers/idle -DIDLE');
    expect(isNew()).toBe(true);
    lab.edit('include/config/auto.conf', /$/, 'CONFIG_IDLE=y\n');
    expect(isNew()).toBe(true);
  });

  test('where a source changes that another is made from', () => {
    lab.edit('Kbuild', 'sh @core/mkcups.sh >', 'cat @core/flavour.c; sh @core/mkcups.sh >');
    lab.write('core/flavour.c', '#define FLAVOUR 1\n');
    expect(isNewAlone()).toBe(true);
    lab.write('core/flavour.c', 'int flavour;\n');
    expect(isNew()).toBe(true);
  });

  test('where a source is a link, and what it leads to changes outside of the tree', () => {
    lab.write('drivers/idle.c', IDLE_AND_MORE);
    fs.writeFileSync(lab.at('elsewhere.c'), 'int elsewhere;\n');
    fs.rmSync(path.join(lab.objects, 'drivers/idle-more.c'), { force: true });
    fs.symlinkSync(lab.at('elsewhere.c'), path.join(lab.objects, 'drivers/idle-more.c'));
    expect(isNewAlone()).toBe(true);
    fs.writeFileSync(lab.at('elsewhere.c'), 'int elsewhere;\nint nowhere;\n');
    expect(isNewAlone()).toBe(false);
    fs.writeFileSync(lab.at('elsewhere.c'), 'int elsewhere;\nEXPORT_SYMBOL(elsewhere);\n');
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['elsewhere']) as string[] });
  });

  test('where a link led nowhere', () => {
    fs.rmSync(path.join(lab.objects, 'drivers/idle-more.c'), { force: true });
    fs.symlinkSync(lab.at('later.c'), path.join(lab.objects, 'drivers/idle-more.c'));
    lab.write('drivers/idle.c', IDLE_AND_MORE);
    lab.scan();
    fs.writeFileSync(lab.at('later.c'), 'int later;\nEXPORT_SYMBOL(later);\n');
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['later']) as string[] });
  });

  test('where a file changes that a makefile reads', () => {
    lab.edit('drivers/hot/tile.c', /$/, '\n');
    expect(isNewAlone()).toBe(false);
    lab.write('drivers/hot/Makefile', 'HEAT := $(shell grep -c hot $(srctree)/drivers/hot/tile.c)\n');
    expect(isNewAlone()).toBe(true);
    lab.edit('drivers/hot/tile.c', /$/, '\n');
    expect(isNew()).toBe(true);
  });

  test('where a source that we made begins to export', () => {
    lab.edit(
      'Kbuild',
      'cc core/brand',
      'make core/blend.c: core/mkcups.sh | echo "int blend;" > core/blend.c\ncc core/blend\ncc core/brand',
    );
    lab.edit('Kbuild', 'cups.o', 'cups.o blend.o');
    lab.scan();
    expect(isNewAlone()).toBe(false);
    lab.write('core/blend.c', '#include <linux/export.h>\nint blend;\nEXPORT_SYMBOL(blend);\n');
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['blend']) as string[] });
  });

  test('where a folder is a link, within the tree and out of it', () => {
    lab.write('drivers/real/more.c', 'int real;\n');
    fs.symlinkSync('real', path.join(lab.objects, 'drivers/linked'));
    fs.mkdirSync(lab.at('away'));
    fs.symlinkSync(lab.at('away'), path.join(lab.objects, 'drivers/away'));
    fs.writeFileSync(lab.at('away', 'Makefile'), '# Nothing.\n');
    lab.write('drivers/idle.c', `${IDLE}#include "linked/more.c"\n`);
    lab.scan();
    lab.edit('drivers/real/more.c', /$/, 'EXPORT_SYMBOL(real);\n');
    expect(scanned()).toEqual({ isNew: true, symbols: expect.arrayContaining(['real']) as string[] });
    fs.writeFileSync(lab.at('away', 'Makefile'), '# Nothing else.\n');
    expect(isNew()).toBe(true);
  });

  test('where flags are given otherwise, and not where some other variable is', () => {
    const isNewWith = (env: NodeJS.ProcessEnv): boolean => lab.scan([], env).stderr.includes('asking kbuild');
    expect(isNewWith({ KCFLAGS: '-DTEA' })).toBe(true);
    expect(isNewWith({ KCFLAGS: '-DTEA', TEA_TIME: '5' })).toBe(false);
    expect(isNew()).toBe(true);
  });
});
