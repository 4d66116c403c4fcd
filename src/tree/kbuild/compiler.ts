// SPDX-License-Identifier: GPL-2.0-or-later
import { spawnSync } from 'node:child_process';
import { ModversionsError } from '../../problem';
import { simpleCommands } from './shell';

/**
 * The first line of what a compiler says of its version, as kbuild records it in CONFIG_CC_VERSION_TEXT.
 * @throws ModversionsError where the command cannot be started.
 */
export function compilerVersion(command: string): string {
  const [program = '', ...args] = simpleCommands(command)[0]?.words ?? [];
  const ran = spawnSync(program, [...args, '--version'], {
    encoding: 'latin1',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (ran.error || ran.status !== 0) {
    throw new ModversionsError(
      `${command}: the compiler cannot be started`,
      'install it, or name another one with --cc',
    );
  }
  return ran.stdout.split('\n')[0]!.trim();
}

/**
 * The compiler of programs that the build itself runs: that of the environment, or the kernel's, unless its name
 * begins with the triplet of another machine.
 */
export function hostCompiler(compiler: string): string {
  const isCross = /(^|\/)\w+-\w+-(\w+-)?\w*(gcc|clang|cc)/.test(compiler);
  return process.env['HOSTCC'] ?? (isCross ? 'gcc' : compiler);
}
