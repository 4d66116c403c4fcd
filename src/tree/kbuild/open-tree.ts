// SPDX-License-Identifier: GPL-2.0-or-later
import { join, resolve } from 'node:path';
import { ModversionsError } from '../../problem';
import { compilerVersion } from './compiler';
import { readVariables, textOf, type Config } from './config';
import { findTrees, sourceVersion } from './find-trees';
import { grammarGeneration } from './generation';
import { preparedConfig, refuseConfig, refuseUnprepared } from './refusals';
import type { KernelTree } from './tree';

/** Which tree, and what the user knows better than it. */
export interface TreeOptions {
  /** A source tree, or a separate object tree that was made from one. */
  tree: string;
  /** The object tree, where it is separate and `tree` is the source. */
  objtree?: string | undefined;
  /** The folder of modules outside of the kernel whose units are meant, instead of the kernel's own. */
  modules?: string | undefined;
  /** The compiler, instead of the one the tree was configured with. */
  cc?: string | undefined;
  /** Take the tree as if CONFIG_MODVERSIONS were on. */
  assumeModversions: boolean;
}

/** Folders of `arch/` that ARCH may name in another way. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  i386: 'x86',
  x86_64: 'x86',
  sparc32: 'sparc',
  sparc64: 'sparc',
  parisc64: 'parisc',
};

/**
 * Reads what a kernel tree is, and refuses one of which no right CRC can be computed.
 * @throws ModversionsError for what is no configured and prepared tree, or is configured in a way that we
 * cannot follow.
 */
export function openTree(options: TreeOptions): KernelTree {
  // Modules are built against headers as packages have them, too.
  const { source, objects } = findTrees(options.tree, options.objtree, options.modules === undefined);
  const version = sourceVersion(source);
  const config = preparedConfig(source, objects);
  // No setting makes a CRC of a grammar that is not known.
  const generation = config.has('CONFIG_GENDWARFKSYMS') ? null : grammarGeneration(source, version);
  refuseConfig(config, objects, options.assumeModversions);
  const recorded = readVariables(textOf(join(objects, 'include/config/auto.conf.cmd')) ?? '');
  const architecture = architectureOf(recorded, objects);
  refuseUnprepared(source, objects, architecture);
  const compiler = compilerOf(recorded, config, options.cc);
  const variables = [...recorded].filter(([name]) => name !== 'srctree' && name !== 'KERNELVERSION');
  return {
    source,
    objects,
    modules: options.modules === undefined ? null : moduleFolder(options.modules, objects),
    release: releaseOf(objects),
    version,
    architecture,
    compiler,
    generation,
    variables: Object.fromEntries(variables),
    warnings: otherCompiler(objects, compiler),
  };
}

/**
 * Reads what modules are built against: a prepared tree, or a package's headers.
 * @throws ModversionsError for what is neither
 */
export function openForModules(tree: string, cc: string | undefined): KernelTree {
  const { source, objects } = findTrees(tree, undefined, false);
  const config = preparedConfig(source, objects);
  const recorded = readVariables(textOf(join(objects, 'include/config/auto.conf.cmd')) ?? '');
  const architecture = architectureOf(recorded, objects);
  const compiler = compilerOf(recorded, config, cc);
  const variables = [...recorded].filter(([name]) => name !== 'srctree' && name !== 'KERNELVERSION');
  return {
    source,
    objects,
    modules: null,
    release: releaseOf(objects),
    version: sourceVersion(source),
    architecture,
    compiler,
    generation: null,
    variables: Object.fromEntries(variables),
    warnings: otherCompiler(objects, compiler),
  };
}

/** kbuild itself takes no path with these characters. */
const UNUSABLE = /[\s:]/;

/** kbuild reads the makefile of such a folder, and names its modules by the folder's path. */
function moduleFolder(named: string, objects: string): string {
  const folder = resolve(named);
  const remedy = 'name the folder with the Kbuild or Makefile of the modules, as `make M=` takes it';
  if (!['Kbuild', 'Makefile'].some((name) => textOf(join(folder, name)) !== undefined))
    throw new ModversionsError(`${folder}: has no Kbuild and no Makefile`, remedy);
  if (UNUSABLE.test(folder))
    throw new ModversionsError(`${folder}: kbuild takes no path with a space or a colon`, 'move the folder');
  if (folder === objects || objects.startsWith(`${folder}/`))
    throw new ModversionsError(`${folder}: holds the kernel itself`, remedy);
  return folder;
}

function architectureOf(recorded: ReadonlyMap<string, string>, objects: string): string {
  const header = /^# Linux\/(\S+) \S+ Kernel Configuration$/m.exec(textOf(join(objects, '.config')) ?? '');
  const named = recorded.get('SRCARCH') ?? recorded.get('ARCH') ?? header?.[1];
  if (named === undefined) {
    throw new ModversionsError(
      `${join(objects, '.config')}: does not say for which architecture it is`,
      'run `make ARCH=… olddefconfig prepare`',
    );
  }
  return ARCHITECTURES[named] ?? named;
}

function releaseOf(objects: string): string {
  const release = textOf(join(objects, 'include/config/kernel.release'))?.trim();
  const header = textOf(join(objects, 'include/generated/utsrelease.h')) ?? '';
  return release || (/UTS_RELEASE "([^"]*)"/.exec(header)?.[1] ?? '');
}

function compilerOf(
  recorded: ReadonlyMap<string, string>,
  config: Config,
  cc: string | undefined,
): KernelTree['compiler'] {
  const version = config.get('CONFIG_CC_VERSION_TEXT') ?? '';
  const configured = recorded.get('CC') || version.split(' ')[0] || 'cc';
  return { command: cc ?? configured, configured, version };
}

/** Another version may define other macros, and so give other CRCs; most often it does not. */
function otherCompiler(
  objects: string,
  { command, version }: KernelTree['compiler'],
): KernelTree['warnings'] {
  const found = compilerVersion(command);
  if (version === '' || version === found) return [];
  const message = `${join(objects, '.config')}: configured with ${version}, but ${command} is ${found}`;
  return [{ message, remedy: 'name the compiler it was configured with: --cc' }];
}
