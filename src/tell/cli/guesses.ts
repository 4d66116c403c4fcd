// SPDX-License-Identifier: GPL-2.0-or-later
/** What people type who know other programs: what was meant lies too far away for a slip of the fingers. */

const COMMANDS: Readonly<Record<string, string>> = {
  check: 'check-module',
  diff: 'compare',
  genksyms: 'crc',
  hash: 'crc',
  load: 'check-module',
  modinfo: 'check-module',
  pahole: 'layout',
  show: 'explain',
  why: 'explain',
};

/** By option: the one that has to be there for the answer to hold, and the answer. */
const OPTIONS: Readonly<Record<string, readonly [needed: string, remedy: string]>> = {
  o: ['format', 'a report goes to a file with -f TYPE:FILE, say -f html:changes.html'],
  output: ['format', 'a report goes to a file with -f TYPE:FILE, say -f html:changes.html'],
  q: ['format', 'the exit status alone tells with -f null'],
  quiet: ['format', 'the exit status alone tells with -f null'],
  silent: ['format', 'the exit status alone tells with -f null'],
  v: ['full', 'all details are told with --full'],
  verbose: ['full', 'all details are told with --full'],
  severities: ['rules', 'give the file with --rules (-r)'],
  suppressions: ['rules', 'give the file with --rules (-r)'],
};

/** The command that was meant, where it is one of those that there are. */
export function guessedCommand(word: string, commands: readonly string[]): string | undefined {
  const meant = Object.hasOwn(COMMANDS, word) ? COMMANDS[word]! : undefined;
  return meant !== undefined && commands.includes(meant) ? meant : undefined;
}

/** What to do instead of giving an option that a command with these does not have. */
export function guessedOption(word: string, options: readonly string[]): string | undefined {
  if (!Object.hasOwn(OPTIONS, word)) return undefined;
  const [needed, remedy] = OPTIONS[word]!;
  return options.includes(needed) ? remedy : undefined;
}
