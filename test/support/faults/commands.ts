// SPDX-License-Identifier: GPL-2.0-or-later

/** A command with all that it takes on the bench. */
export interface BenchCommand {
  args: readonly string[];
  /** Exit status of an undisturbed run. */
  status: 0 | 1;
}

const fine = (line: string): BenchCommand => ({ args: line.split(' '), status: 0 });
const differing = (line: string): BenchCommand => ({ args: line.split(' '), status: 1 });

/** Every command that prints an answer, so that it can lose its reader or its room. */
export const PRINTING: readonly BenchCommand[] = [
  fine('crc units/pot.i units/bus.i'),
  fine('crc --json units/pot.i'),
  fine('scan kernel -o out'),
  fine('merge shard1 shard2 -o merged'),
  ...['text', 'pretty', 'short', 'symbols', 'json', 'sarif', 'junit', 'github', 'html', 'markdown'].map(
    (form) => differing(`compare old new -f ${form}`),
  ),
  differing('report saved.json --full'),
  differing('check-module kettle.ko --against new --base old --full'),
  fine('explain old new s#pot'),
  fine('layout old --all'),
  fine('layout old --all --json'),
  fine('impact old s#pot'),
  fine('impact old --budget --stablelist stablelist'),
  fine('history saved.json'),
  fine('kind'),
  fine('kind member-moved'),
  fine('list make kettle.ko'),
  fine('list union stablelist'),
  fine('list check stablelist old'),
  differing('list share kettle.ko --list stablelist'),
  fine('reference update old new --dry-run'),
  fine('reference check old'),
  differing('symvers compare old/Module.symvers new/Module.symvers'),
  differing('symtypes compare old/symtypes new/symtypes'),
  fine('unused-rules -r rules old/Module.symvers'),
  fine('consolidate dumps'),
  fine('split old/symtypes -o split'),
  fine('samples'),
  fine('completion bash'),
  fine('--help'),
  fine('--version'),
];

/** Every option that names what is written, `OUT` where its name goes. */
export const WRITING: readonly BenchCommand[] = [
  fine('crc units/pot.i --types OUT'),
  fine('scan kernel -o OUT'),
  fine('merge shard1 shard2 -o OUT'),
  differing('compare old new -f json:OUT -f null'),
  differing('compare old new -f html:OUT -f null'),
  differing('symvers compare old/Module.symvers new/Module.symvers -f pretty:OUT'),
  differing('symtypes compare old/symtypes new/symtypes -f pretty:OUT'),
  differing('check-module kettle.ko --against new -f json:OUT'),
  fine('layout old --all -f json:OUT'),
  fine('consolidate dumps -o OUT'),
  fine('split old/symtypes -o OUT'),
  fine('list make kettle.ko -o OUT'),
  fine('list union stablelist -o OUT'),
];
