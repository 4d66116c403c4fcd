// SPDX-License-Identifier: GPL-2.0-or-later
import type { PlannedUnit } from '../kbuild';
import { ask } from '../processes';

/** How the compiler of a C unit is called. */
export type Called = Pick<PlannedUnit, 'command' | 'directory'>;

/** Options that no macro depends on, or that name files. */
const OTHER_OPTION = /^-(?:f(?:plugin|sanitize|patchable|profile)|fmacro-prefix|ffile-prefix)/;
const OPTION = /^(?:-[mf]|-std=|--?target|-O)/;

/** The options of a command that its target hangs on, in their order. */
export function targetOptions([, ...args]: readonly string[]): string[] {
  return args.filter(
    (word, at) => (OPTION.test(word) && !OTHER_OPTION.test(word)) || /^--?target$/.test(args[at - 1] ?? ''),
  );
}

/** What compilers define from the start, for as long as nobody replaces them: each is asked once for its options. */
export class Predefined {
  private readonly known = new Map<string, string>();

  /**
   * Definitions that the compiler of a C unit has from the start, one a line; null where it fails. Only options that bear
   * on the machine are passed on: files that the command includes may not be made yet.
   */
  of({ command, directory }: Called): string | null {
    const words = [command[0]!, ...targetOptions(command), '-E', '-dM', '-x', 'c', '-'];
    const key = JSON.stringify([directory, words]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { status, stdout } = ask(words, '', directory);
    if (status !== 0) return null;
    this.known.set(key, stdout);
    return stdout;
  }
}
