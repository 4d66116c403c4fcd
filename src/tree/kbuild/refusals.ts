// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ModversionsError } from '../../problem';
import { readConfig, textOf, type Config } from './config';

/** The settings in force, which must be those of `.config`: kbuild itself compares the two files' ages. */
export function preparedConfig(source: string, objects: string): Config {
  const inForce = join(objects, 'include/config/auto.conf');
  const text = textOf(inForce);
  if (text === undefined) throw unprepared(objects, 'include/config/auto.conf');
  const config = join(objects, '.config');
  // Headers of a package need not have it, and what is packed has no age.
  const changed = statSync(config, { throwIfNoEntry: false })?.mtimeMs;
  if (changed !== undefined && changed > statSync(inForce).mtimeMs) {
    const where = source === objects ? '' : ` in ${objects}`;
    throw new ModversionsError(
      `${config}: changed since the tree was prepared`,
      `run \`make olddefconfig prepare\`${where}`,
    );
  }
  return readConfig(text);
}

/** Refuses settings with which no right CRC can be computed. */
export function refuseConfig(config: Config, objects: string, assumeModversions: boolean): void {
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
  if (config.has('CONFIG_TRIM_UNUSED_KSYMS')) {
    throw refuse(
      'CONFIG_TRIM_UNUSED_KSYMS is on: which exports remain is known only after linking',
      'turn it off and run `make olddefconfig prepare`',
    );
  }
}

/** Refuses a tree without what `make prepare` writes; two headers only where the tree has a source for them. */
export function refuseUnprepared(source: string, objects: string, architecture: string): void {
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
