// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModversionsError, systemError } from '../../problem';
import { compilerVersion, hostCompiler } from './compiler';
import { readConfig, readVariables, textOf } from './config';
import { makeEnvironment } from './environment';
import { findTrees, sourceVersion } from './find-trees';
import { grammarGeneration } from './generation';
import { refuseConfig } from './refusals';

/** How a tree was configured, as far as another source can be configured alike. */
export interface Configuration {
  /** The bytes of `.config`, one character a byte. */
  text: string;
  /** The compiler's command and the first line of what it says of its version. */
  compiler: string;
  compilerVersion: string;
  /** What make is given on its command line: `ARCH` and the tools. */
  variables: Readonly<Record<string, string>>;
}

/** Of the variables that kbuild records, those that a user may choose; it works out the others anew. */
const CHOSEN = [
  'ARCH',
  'CROSS_COMPILE',
  'LLVM',
  'LLVM_IAS',
  'LD',
  'AR',
  'NM',
  'OBJCOPY',
  'OBJDUMP',
  'READELF',
  'STRIP',
  'PAHOLE',
  'RUSTC',
  'BINDGEN',
];

/**
 * Reads how a tree is configured; it need not be prepared.
 * @param objects the folder with `.config`
 * @param cc the compiler, instead of the configured one
 * @throws ModversionsError where there is no `.config`, or one with which no right CRC can be computed
 */
export function configurationOf(objects: string, cc: string | undefined): Configuration {
  const file = join(objects, '.config');
  if (!existsSync(file)) {
    throw new ModversionsError(
      `${objects}: not configured, there is no .config`,
      'configure it as the revisions are to be, or name the folder with the .config: --objtree',
    );
  }
  const text = contentOf(file);
  const config = readConfig(text);
  refuseConfig(config, objects, false);
  const recorded = readVariables(textOf(join(objects, 'include/config/auto.conf.cmd')) ?? '');
  const configured = recorded.get('CC') || config.get('CONFIG_CC_VERSION_TEXT')?.split(' ')[0] || 'cc';
  const compiler = cc ?? configured;
  // A configuration that no make has read yet says it in its title.
  const titled = /^# Linux\/(\S+) \S+ Kernel Configuration$/m.exec(text)?.[1];
  const variables = new Map(titled === undefined ? [] : [['ARCH', titled]]);
  for (const name of CHOSEN) {
    const value = recorded.get(name);
    if (value) variables.set(name, value);
  }
  const triplet = /^(\S*-)ld$/.exec(recorded.get('LD') ?? '')?.[1];
  if (triplet !== undefined && !variables.has('CROSS_COMPILE')) variables.set('CROSS_COMPILE', triplet);
  variables.set('CC', compiler).set('HOSTCC', hostCompiler(compiler));
  return {
    text,
    compiler,
    compilerVersion: compilerVersion(compiler),
    variables: Object.fromEntries(variables),
  };
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    throw systemError(file, error, 'let it be read');
  }
}

/**
 * Refuses what is no kernel's source, or one of a generation that cannot be hashed.
 * @param folder an in-tree build's folder, with `.config`
 * @throws ModversionsError
 */
export function refuseSource(folder: string): void {
  const { source } = findTrees(folder);
  grammarGeneration(source, sourceVersion(source));
}

/**
 * What brings a folder with sources and `.config` to where it can be scanned: make's words, and its environment,
 * which has nothing of a build around us, nor what names another configuration.
 * @param jobs recipes at once
 */
export function prepareCommand(
  { variables }: Configuration,
  jobs: number,
): { words: string[]; environment: NodeJS.ProcessEnv } {
  const given = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const kept = Object.entries(makeEnvironment()).filter(([name]) => !name.startsWith('KCONFIG_'));
  return {
    words: ['make', `-j${jobs}`, ...given, 'olddefconfig', 'prepare'],
    environment: Object.fromEntries(kept),
  };
}
