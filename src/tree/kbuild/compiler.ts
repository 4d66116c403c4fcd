// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import { ask, waitedText } from '../processes';
import { simpleCommands } from './shell';

/**
 * The first line of what a compiler says of its version, as kbuild records it in CONFIG_CC_VERSION_TEXT.
 * @throws ModversionsError where the command cannot be started.
 */
export function compilerVersion(command: string): string {
  const words = simpleCommands(command)[0]?.words ?? [];
  const { status, isLate, stdout } = ask([...words, '--version']);
  const [line = ''] = stdout.split('\n');
  if (status === 0 && line.trim() !== '') return line.trim();
  const what = isLate
    ? `has not told its version within ${waitedText()}`
    : status === 0
      ? 'tells no version'
      : 'cannot be started';
  throw new ModversionsError(`${command}: the compiler ${what}`, 'install it, or name another one with --cc');
}

/**
 * The compiler of programs that the build itself runs: that of the environment, or the kernel's, unless its name
 * begins with the triplet of another machine.
 */
export function hostCompiler(compiler: string): string {
  const isCross = /(^|\/)\w+-\w+-(\w+-)?\w*(gcc|clang|cc)/.test(compiler);
  return process.env['HOSTCC'] ?? (isCross ? 'gcc' : compiler);
}
