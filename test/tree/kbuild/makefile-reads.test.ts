// SPDX-License-Identifier: GPL-2.0-or-later
/** Which files the makefiles of what is compiled read by commands of their own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { KernelTree } from '../../../src/tree/kbuild';
import { BuildFacts } from '../../../src/tree/kbuild/facts';
import { isReadByMakefiles, makefileReads } from '../../../src/tree/kbuild/makefile-reads';

let source: string;
beforeEach(() => {
  source = mkdtempSync(join(tmpdir(), 'reads-'));
});
afterEach(() => rmSync(source, { recursive: true }));

/** @returns whether these files of the tree are read, where drivers/tea/pot.c is compiled */
function areRead(makefiles: Record<string, string>, ...files: string[]): boolean[] {
  for (const [name, text] of Object.entries(makefiles)) {
    mkdirSync(join(source, dirname(name)), { recursive: true });
    writeFileSync(join(source, name), text);
  }
  const facts = new BuildFacts();
  facts.compilations.set('drivers/tea/pot', { directory: source, source: 'drivers/tea/pot.c', command: [] });
  const tree = { source, objects: source, modules: null } as unknown as KernelTree;
  const reads = makefileReads(tree, facts);
  return files.map((file) => !reads || isReadByMakefiles(reads, join(source, file)));
}

const POT = 'drivers/tea/pot.c';

test.each([
  ['that a command names', 'X := $(shell awk 1 include/generated/pot.c)', [true, false]],
  ['on a continued line', 'X := $(shell \\\n  awk 1 \\\n  pot.c)', [true, false]],
  ['by another way to run one', 'X != cat pot.c', [true, false]],
  ['of its own folder', 'X := $(shell cat $(src)/$(SOURCES))', [true, true]],
  ['by a pattern', 'X := $(shell cat *.c)', [true, true]],
  ['of the tree that a variable names', 'X := $(shell cat $(srctree)/$(Y))', [true, true]],
  ['by a program of its own', 'X := $(shell sh conftest.sh)', [true, true]],
  [
    'by showing a compiler a header',
    "X := $(call try-run,echo '#include <pot.h>' | $(CC) -E -)",
    [true, true],
  ],
])('a file is read %s', (_, text, expected) => {
  expect(areRead({ 'drivers/tea/Makefile': text }, POT, 'drivers/tea/cup.c')).toEqual(expected);
});

test.each([
  ['that is compiled', 'obj-y += pot.o\n$(obj)/cup.h: $(src)/pot.c\n\t$(call cmd,cup)\n'],
  ['that is listed', "X := $(shell cd $(srctree)/$(src) && find * -name '*.c')"],
  ['in a comment', '# $(shell cat pot.c)'],
  ["by one of the kernel's scripts", 'X := $(shell $(srctree)/scripts/pahole-flags.sh)'],
])('a file is not read %s', (_, text) => {
  expect(areRead({ 'drivers/tea/Makefile': text }, POT)).toEqual([false]);
});

test('makefiles above count, by any of their names; those of other folders do not', () => {
  const all = {
    'drivers/Kbuild.extra': 'X := $(shell cat cup.c)',
    'drivers/milk/Makefile': 'X := $(shell cat pot.c)',
  };
  expect(areRead(all, 'drivers/tea/cup.c', POT)).toEqual([true, false]);
});

test('the folder of all files is every file', () => {
  expect(areRead({ Makefile: 'X := $(shell cat $(CURDIR)/$(Y))' }, 'drivers/milk/jug.c')).toEqual([true]);
});
