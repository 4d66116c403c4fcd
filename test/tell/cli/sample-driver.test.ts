// SPDX-License-Identifier: GPL-2.0-or-later
/** The driver of the samples, built for both toy kernels by its own makefile: the whole answer, as its vendor would have it. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleCheck } from '../../../src/kernel/usage';
import { madeModule } from '../../formats/module/made-up';
import { hasGcc } from '../../support/gcc';
import { modversions, root } from '../../support/program';
import { prepared, scratch, sources, write } from '../../tree/kbuild/made-up-tree';
import { MODULE } from '../../tree/rebuild/module-trees';

jest.setTimeout(120_000);

const hasMake = existsSync('/usr/bin/make');
const withGcc = hasGcc && hasMake ? test : test.skip;
const named = (name: string): string =>
  hasGcc && hasMake ? name : `${name} (skipped: there is no gcc or make)`;

/** As much of kbuild as reads `obj-m`, parts of modules and `ccflags-y` of a folder outside. */
const KBUILD = `VERSION = 6
PATCHLEVEL = 1
build-dir := .
KERNELRELEASE := teapot
src := $(M)
ifneq ($(M),)
include $(M)/Makefile
endif
define newline


endef
parts = $(or $($(1)-y),$(1).o)
FLAGS = -D__KERNEL__ -DMODULE -DKBUILD_MODNAME='"x"' -O2 -fno-pic -fno-pie -fno-asynchronous-unwind-tables -I./include $(ccflags-y)
compile = @set -e; savedcmd='x'; trap 'rm -f $(M)/$(1); trap - HUP; kill -s HUP $$$$' HUP; gcc $(FLAGS) -c -o $(M)/$(1) $(M)/$(1:.o=.c)$(newline)
list = @set -e; trap 'rm -f $(M)/$(1).mod; trap - HUP; kill -s HUP $$$$' HUP; printf '%s\\n' $(call parts,$(1)) | awk '!x[$$0]++ { print("$(M)/"$$0) }' > $(M)/$(1).mod$(newline)
$(if $(M),$(M),.):
\t$(foreach one,$(obj-m:.o=),$(foreach part,$(call parts,$(one)),$(call compile,$(part)))$(call list,$(one)))
.PHONY: $(if $(M),$(M),.)
`;

function kernel(release: string): string {
  const tree = scratch();
  write(tree, { ...sources(), ...prepared('gcc'), Makefile: KBUILD, 'include/linux/module.h': MODULE });
  cpSync(join(root, 'samples', `teapot-${release}`, 'include'), join(tree, 'include'), { recursive: true });
  return tree;
}

const SYMBOLS = {
  warden: ['pot_brew', 'pot_claim', 'pot_release', 'tea_bus_register', 'tea_bus_root', 'tea_bus_unregister'],
  ledger: ['pot_level', 'tea_bus_find', 'tea_bus_root'],
};
const OF_WARMERS = ['warmer_detach', 'warmer_set_target'];

function crcs(): Map<string, number> {
  const rows = readFileSync(join(root, 'samples/teapot-1.0/scan/Module.symvers'), 'utf8').trim().split('\n');
  return new Map(rows.map((row) => [row.split('\t')[1]!, parseInt(row, 16)]));
}

function module(folder: string, name: keyof typeof SYMBOLS): string {
  const imports = [...SYMBOLS[name], ...(name === 'warden' ? OF_WARMERS : [])];
  const known = crcs();
  const versions = Object.fromEntries(imports.map((one) => [one, known.get(one)!]));
  const file = join(folder, `${name}.ko`);
  writeFileSync(file, madeModule({ name, imports, versions }));
  return file;
}

withGcc(named('the driver of the samples: one module is affected by a constant, the other is not'), () => {
  const folder = scratch();
  const files = [module(folder, 'ledger'), module(folder, 'warden')];
  const [base, other] = [kernel('1.0'), kernel('1.1')];
  const driver = join(folder, 'driver');
  cpSync(join(root, 'samples/driver'), driver, { recursive: true });
  const scans = ['1.0', '1.1'].map((release) => join(root, `samples/teapot-${release}/scan`));
  const sides = ['--base', scans[0]!, '--against', scans[1]!, '--base-build', base, '--against-build', other];
  const args = ['check-module', ...files, ...sides, '--source', driver, '--no-cache', '-f', 'json'];
  const { stdout } = modversions(args, folder);
  const { modules, causes } = JSON.parse(stdout) as ModuleCheck;
  const told = modules.map(({ name, loads, affected, evidence, code }) => [
    name,
    loads,
    affected,
    evidence,
    code!.doubts,
    code!.units.slice(0, -1).map((unit) => [unit.source, unit.code, unit.differing.map((one) => one.name)]),
  ]);
  expect(told).toEqual([
    ['ledger', false, 'no', 'same-code', [], [['ledger.c', 'same', []]]],
    [
      'warden',
      false,
      'yes',
      'same-code',
      [],
      [
        ['watch.c', 'same', []],
        ['dose.c', 'differs', ['dose']],
      ],
    ],
  ]);
  const [ledger, warden] = modules;
  expect(ledger!.causes.every(({ reach }) => reach === 'no')).toBe(true);
  const used = warden!.causes
    .filter(({ evidence }) => evidence === 'used')
    .map(({ cause }) => causes[cause]!.name);
  expect(used).toEqual(['e#leaf_kind']);
  const changed = warden!.code!.units.flatMap(({ uses }) => uses?.changed ?? []);
  expect(changed.map(({ what, name, file }) => [what, name, file])).toEqual([
    ['enumerator', 'LEAF_HERBAL', 'dose.c'],
  ]);
  rmSync(driver, { recursive: true });
});
