// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv, CommandModule } from 'yargs';
import type { Arguments } from '../check-module';
import { sideOptions } from './side-options';
import { AS_FORMAT_JSON } from './shared-options';

/** `modversions check-module KO… --against WHERE`. */
export const checkModuleCommand: CommandModule<object, Arguments> = {
  command: 'check-module <modules..>',
  describe: 'Tell whether modules would load into another kernel, and if not, what is behind that',
  builder: (argv: Argv) =>
    sideOptions(argv)
      .positional('modules', {
        describe:
          'Modules (.ko, also .gz, .xz or .zst), or packages (.deb, .rpm, .tar) or directories with modules in them',
        type: 'string',
        array: true,
        demandOption: true,
      })
      .option('against', {
        describe:
          'The kernel that is to load them: a Module.symvers, a scan, a kernel as it is shipped, a kernel tree, or git:REV of --repo; given more than once, a table of modules by kernels',
        type: 'string',
        array: true,
        nargs: 1,
        demandOption: true,
      })
      .option('base', {
        describe: 'The same of the kernel they were built for: scans of both tell the causes',
        type: 'string',
        nargs: 1,
      })
      .option('extra-symbols', {
        describe:
          'A Module.symvers of other modules that are loaded before, as KBUILD_EXTRA_SYMBOLS of a build (repeatable)',
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
        defaultDescription: 'none',
      })
      .option('btf-base', {
        describe:
          'The vmlinux they were built with, or its BTF: tells which causes reach a module. A --base that is an image has it',
        type: 'string',
        nargs: 1,
      })
      .option('units', {
        describe:
          'A preprocessed unit of the only module, or a directory of .i files: all of its units (repeatable)',
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
      })
      .option('source', {
        describe:
          'The folder with the source of the modules, or its path below the kernel trees: it is built for both kernels, in a folder of its own, and the code compared',
        type: 'string',
        nargs: 1,
      })
      .option('base-build', {
        describe:
          'What the modules are built against for the base, where --base is no such folder: a prepared tree or headers',
        type: 'string',
        nargs: 1,
      })
      .option('against-build', {
        describe: 'The same for the kernel that is to load them',
        type: 'string',
        nargs: 1,
      })
      .option('vermagic', {
        describe: 'The version magic of the kernel, as modinfo -F vermagic prints it of its modules',
        type: 'string',
        nargs: 1,
      })
      .option('format', {
        alias: 'f',
        describe:
          'text, json, csv, html, markdown, sarif, junit, github, null, pretty, short, symbols or mod-symbols, against several kernels text, json, csv or html: what standard output has, or FILE with TYPE:FILE (repeatable)',
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
        defaultDescription: 'text',
      })
      .option('json', AS_FORMAT_JSON)
      .option('fail-on', {
        describe:
          'What makes the exit status 1: any module that would not load, one that is at best conditional (conditional), one that may break (break), or one whose code is not proved to be the same or out of reach (affected)',
        type: 'string',
        nargs: 1,
        default: 'any',
      })
      .option('full', {
        describe: 'Cut nothing off: all modules, symbols and causes',
        type: 'boolean',
        default: false,
      })
      .example('$0 check-module nic.ko --against Module.symvers', 'would this kernel load the module?')
      .example(
        '$0 check-module driver.deb --against 6.1.0-54.symvers --against 6.1.0-56.symvers -f html:table.html',
        'which kernels does each module of the package fit, and which have to be built again?',
      )
      .example(
        '$0 check-module nic.ko --against Module.symvers --extra-symbols bus/Module.symvers',
        'the same, where the module needs another one from outside of the kernel',
      )
      .example(
        '$0 check-module lib/modules --against new --base base --btf-base vmlinux',
        'all of a package, with the causes between two scans and whether each module knows them',
      )
      .example(
        '$0 check-module net --against /usr/src/new --base /usr/src/base --source drivers/net -f csv:net.csv -f html:net.html',
        'the same of a folder of modules, with a row each in a table, and what each change costs in a page',
      )
      .example(
        '$0 check-module nic.ko --against /usr/src/new --base /usr/src/base --source nic',
        'is its code another one for the new kernel?',
      ) as unknown as Argv<Arguments>,
  handler: async (args) => (await import('../check-module')).run(args),
};
