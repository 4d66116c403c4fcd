// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import type { Compilation } from './facts';
import { simpleCommands } from './shell';

/** Options that only compiling needs, and that make's bookkeeping does. */
const DROPPED = /^(-c|-E|-MM?D|-MP|-MF.+|-Wp,-MM?D,.*|-save-temps(=.*)?|-D__GENKSYMS__|-xc|-)$/;
/** The same, with their value in a word of its own. */
const DROPPED_WITH_VALUE = new Set(['-o', '-MF', '-MT', '-MQ']);

/** A compiler's words without what only compiling needs, and without the source. */
export function preprocessingWords(words: readonly string[], source?: string): string[] {
  const kept: string[] = [];
  const sourceAt = source === undefined ? -1 : words.lastIndexOf(source);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (DROPPED_WITH_VALUE.has(word)) at++;
    else if (at !== sourceAt && !DROPPED.test(word)) kept.push(word);
  }
  return kept;
}

/**
 * The words of the command that compiles an object.
 * @throws ModversionsError for one that only a shell could carry out.
 */
export function compilationWords(object: string, { command }: Compilation): readonly string[] {
  return typeof command === 'string' ? lastCommand(object, command) : command;
}

/**
 * The words of a script's last simple command.
 * @throws ModversionsError for one that only a shell could carry out.
 */
export function lastCommand(object: string, script: string): readonly string[] {
  const last = simpleCommands(script).at(-1);
  if (last?.isPlain) return last.words;
  throw new ModversionsError(
    `${object}.o: its command needs a shell: ${(last?.words ?? []).join(' ').slice(0, 200)}`,
    'name a compile_commands.json of this kernel: --compile-commands FILE',
  );
}
