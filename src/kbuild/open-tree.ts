import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ModversionsError } from '../problem';
import { compilerVersion } from './compiler';
import { readConfig, readVariables, textOf, type Config } from './config';
import { grammarGeneration } from './generation';
import type { KernelTree } from './tree';

/** Which tree, and what the user knows better than it. */
export interface TreeOptions {
  /** A source tree, or a separate object tree that was made from one. */
  tree: string;
  /** The object tree, where it is separate and `tree` is the source. */
  objtree?: string | undefined;
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
  const { source, objects } = findTrees(options);
  const version = sourceVersion(source);
  const config = preparedConfig(source, objects);
  refuseConfig(config, objects, options.assumeModversions);
  const recorded = readVariables(textOf(join(objects, 'include/config/auto.conf.cmd')) ?? '');
  const architecture = architectureOf(recorded, objects);
  refuseUnprepared(source, objects, architecture);
  const generation = grammarGeneration(source, version);
  const compiler = compilerOf(recorded, config, options.cc);
  const variables = [...recorded].filter(([name]) => name !== 'srctree' && name !== 'KERNELVERSION');
  return {
    source,
    objects,
    release: releaseOf(objects),
    version,
    architecture,
    compiler,
    generation,
    variables: Object.fromEntries(variables),
    warnings: otherCompiler(objects, compiler),
  };
}

function findTrees({ tree, objtree }: TreeOptions): { source: string; objects: string } {
  const named = resolve(tree);
  if (!statSync(named, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ModversionsError(`${tree}: there is no such folder`, 'name the folder of a kernel tree');
  }
  const source = isSource(named) ? named : sourceOf(named);
  if (source === undefined) {
    throw new ModversionsError(
      `${tree}: not a kernel tree`,
      "name the folder with the kernel's sources, or the one that `make O=` made",
    );
  }
  if (!existsSync(join(source, 'init/main.c'))) {
    throw new ModversionsError(
      `${source}: a kernel's headers, without its sources`,
      'name the folder with the whole sources',
    );
  }
  const objects = objtree === undefined ? named : resolve(objtree);
  if (!existsSync(join(objects, '.config'))) {
    throw new ModversionsError(
      `${objects}: not configured, there is no .config`,
      'put the .config of the kernel there and run `make olddefconfig prepare`',
    );
  }
  return { source, objects };
}

function isSource(folder: string): boolean {
  return /^VERSION\s*=/m.test(textOf(join(folder, 'Makefile')) ?? '') && existsSync(join(folder, 'Kbuild'));
}

/** The source of a separate object tree: a link, and a line of the Makefile that kbuild writes there. */
function sourceOf(objects: string): string | undefined {
  const link = join(objects, 'source');
  const makefile = textOf(join(objects, 'Makefile')) ?? '';
  const included = /^include (.+)\/Makefile$/m.exec(makefile)?.[1];
  const candidates = [included && resolve(objects, included), linked(link)];
  return candidates.find((folder): folder is string => !!folder && isSource(folder));
}

function linked(link: string): string | undefined {
  try {
    return lstatSync(link).isSymbolicLink() ? realpathSync(link) : undefined;
  } catch {
    return undefined;
  }
}

function sourceVersion(source: string): readonly [number, number] {
  const makefile = textOf(join(source, 'Makefile')) ?? '';
  const number = (name: string): number =>
    Number(new RegExp(`^${name}\\s*=\\s*(\\d+)`, 'm').exec(makefile)?.[1] ?? 0);
  return [number('VERSION'), number('PATCHLEVEL')];
}

/** The settings in force, which must be those of `.config`: kbuild itself compares the two files' ages. */
function preparedConfig(source: string, objects: string): Config {
  const inForce = join(objects, 'include/config/auto.conf');
  const text = textOf(inForce);
  if (text === undefined) throw unprepared(objects, 'include/config/auto.conf');
  const config = join(objects, '.config');
  if (statSync(config).mtimeMs > statSync(inForce).mtimeMs) {
    const where = source === objects ? '' : ` in ${objects}`;
    throw new ModversionsError(
      `${config}: changed since the tree was prepared`,
      `run \`make olddefconfig prepare\`${where}`,
    );
  }
  return readConfig(text);
}

function refuseConfig(config: Config, objects: string, assumeModversions: boolean): void {
  const refuse = (what: string, remedy: string): ModversionsError =>
    new ModversionsError(`${join(objects, '.config')}: ${what}`, remedy);
  if (!config.has('CONFIG_MODULES')) {
    throw refuse('CONFIG_MODULES is off: this kernel exports nothing', 'scan a kernel with modules');
  }
  if (!config.has('CONFIG_MODVERSIONS') && !assumeModversions) {
    throw refuse(
      'CONFIG_MODVERSIONS is off: this kernel has no CRCs',
      'turn it on and run `make olddefconfig prepare`, or ask for the CRCs it would have with --assume-modversions',
    );
  }
  if (config.has('CONFIG_GENDWARFKSYMS')) {
    throw refuse(
      'CONFIG_GENDWARFKSYMS is on: the CRCs of this kernel are made from debug data',
      'choose CONFIG_GENKSYMS, if CRCs made from the source are what you want',
    );
  }
  if (config.has('CONFIG_TRIM_UNUSED_KSYMS')) {
    throw refuse(
      'CONFIG_TRIM_UNUSED_KSYMS is on: which exports remain is known only after linking',
      'turn it off and run `make olddefconfig prepare`',
    );
  }
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

/** Headers that `make prepare` writes; the last two only where the tree has a source for them. */
function refuseUnprepared(source: string, objects: string, architecture: string): void {
  const needed = ['autoconf.h', 'utsrelease.h'];
  if (existsSync(join(source, 'kernel/bounds.c'))) needed.push('bounds.h');
  if (existsSync(join(source, `arch/${architecture}/kernel/asm-offsets.c`))) needed.push('asm-offsets.h');
  const missing = needed.find((name) => !existsSync(join(objects, 'include/generated', name)));
  if (missing !== undefined) throw unprepared(objects, `include/generated/${missing}`);
}

function unprepared(objects: string, missing: string): ModversionsError {
  return new ModversionsError(
    `${objects}: not prepared, there is no ${missing}`,
    'run `make olddefconfig prepare` there',
  );
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
