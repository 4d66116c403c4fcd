// SPDX-License-Identifier: GPL-2.0-or-later
import type { ObstacleKind } from '../../../kernel/loader';

/** What people are told of a kind of obstacle, as a rule of a checker. */
export interface ObstacleHelp {
  title: string;
  /** What the kernel's loader does, and why. */
  rule: string;
  advice: string;
}

const REBUILD = 'Build the module against this kernel.';

/** Of a module that the loader takes. */
export const MEANING_HELP: ObstacleHelp = {
  title: 'Loads, and is wrong about what it uses',
  rule: 'The loader compares versions, and these are the same; what the symbols mean to compiled code is not.',
  advice: REBUILD,
};

/** By kind. What the loader does is told in kernel/module/ of the kernel; `../../load` applies it. */
export const OBSTACLE_HELP: Readonly<Record<ObstacleKind, ObstacleHelp>> = {
  damaged: {
    title: 'The module file is damaged',
    rule: 'The loader refuses a file that breaks the rules of ELF or of module files.',
    advice: 'Build or copy the module again.',
  },
  machine: {
    title: 'Built for another architecture',
    rule: 'The loader refuses a file whose ELF header names another architecture.',
    advice: REBUILD,
  },
  vermagic: {
    title: 'Another version magic',
    rule: 'The version magic holds release and build options. With symbol versions the release may differ, the options may not.',
    advice: 'Build the module against this kernel, with its configuration and compiler.',
  },
  'no-versions': {
    title: 'No symbol versions',
    rule: 'A kernel with CONFIG_MODVERSIONS refuses a module that does not tell the versions of the symbols it uses.',
    advice: 'Build the module with CONFIG_MODVERSIONS, and do not strip its versions.',
  },
  'export-versions': {
    title: 'Exports without versions',
    rule: 'A kernel with CONFIG_MODVERSIONS refuses a module that exports symbols without their versions.',
    advice: 'Build the module with CONFIG_MODVERSIONS.',
  },
  crc: {
    title: 'Another version of a symbol',
    rule: 'The loader compares the CRC that the module was built with to that of the export; a declaration that the symbol reaches has changed.',
    advice: 'Build the module against this kernel; with --base the causes tell what changed.',
  },
  'no-crc': {
    title: 'The version of a symbol is missing',
    rule: 'The loader refuses a module whose versions leave out a symbol that the kernel has with a CRC.',
    advice: REBUILD,
  },
  missing: {
    title: 'A symbol that nobody exports',
    rule: 'Each symbol that a module does not define must be exported by the kernel or by a module that is loaded.',
    advice: 'Check the module together with those that it needs, or do without the symbol.',
  },
  'gpl-only': {
    title: 'A symbol for modules under the GPL only',
    rule: 'What is exported with EXPORT_SYMBOL_GPL is given to modules with a licence that goes with the GPL only.',
    advice: 'Do without the symbol, or license the module so.',
  },
  namespace: {
    title: 'A namespace that is not imported',
    rule: 'A symbol in a namespace is given to modules that import it only.',
    advice: 'Add MODULE_IMPORT_NS to the module.',
  },
  proprietary: {
    title: 'A symbol of a proprietary module, beside symbols for the GPL',
    rule: 'A module that uses symbols of a proprietary one becomes one itself, and gets no symbols for the GPL.',
    advice: 'Use symbols of one of both only.',
  },
  provider: {
    title: 'A symbol of a module that would be refused',
    rule: 'The module that exports the symbol must be loaded first, and would not be.',
    advice: 'Mend the module that has the symbol.',
  },
  circle: {
    title: 'A symbol of a module that needs this one',
    rule: 'Modules that need each other cannot be loaded in any order.',
    advice: 'Move what both need to a third module.',
  },
  duplicate: {
    title: 'A symbol that is exported already',
    rule: 'The loader refuses a module that exports a symbol which the kernel or a loaded module has.',
    advice: 'Give the symbol another name, or leave the module out.',
  },
};
