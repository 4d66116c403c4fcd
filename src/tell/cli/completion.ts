// SPDX-License-Identifier: GPL-2.0-or-later

/** The word by which a script of a shell asks for completions; the words of the command line follow. */
const ASKED = '--get-yargs-completions';

const FIELD = ['null', 'pretty', 'short', 'symbols', 'mod-symbols', 'json'];
const TOLD = ['text', ...FIELD, 'markdown', 'sarif', 'junit', 'github'];

/** Forms of reports, by command. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  compare: [...TOLD, 'html'],
  report: [...TOLD, 'html'],
  'check-module': [...TOLD, 'csv', 'html'],
  symvers: FIELD,
  symtypes: FIELD,
};

/** Of options whose values are words: by the option, what it takes. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--color': ['auto', 'always', 'never'],
  '--fail-on': ['any', 'conditional', 'break', 'beyond', 'expired', 'unused'],
  '--generation': ['4.18', '6.1', '6.6', '6.12', '6.14', '7.0', '7.3'],
};

/** Whether a shell asks for completions: then no word of the command line is anything but a word. */
export const isCompletion = (args: readonly string[]): boolean => args[0] === ASKED;

/**
 * The words that may stand where a command line is completed, as far as an option or a command says which; null where it
 * is up to yargs (commands, options) or to the shell (files), and where nothing is to be completed.
 */
export async function valuesAt(args: readonly string[]): Promise<string[] | null> {
  if (!isCompletion(args)) return null;
  const [, , command = ''] = args;
  const [before, current] = [args.at(-2)!, args.at(-1) ?? ''];
  const beginning = (words: readonly string[]): string[] => words.filter((word) => word.startsWith(current));
  if (before === '-f' || before === '--format') return beginning(FORMS[command] ?? ['text', 'json']);
  const values = VALUES[before];
  if (values) return beginning(values);
  if (args.length < 4 || current.startsWith('-')) return null;
  if ((command === 'symvers' || command === 'symtypes') && args.length === 4) return beginning(['compare']);
  if (command === 'list' && args.length === 4) return beginning(['make', 'union', 'check', 'share']);
  if (command !== 'kind') return null;
  const { KIND_IDS } = await import('../../kernel/judge');
  return beginning(KIND_IDS);
}

/** The script for fish, which yargs has none for. Files are completed as ever. */
const FISH: readonly string[] = [
  '# Completion of modversions for fish: put this into ~/.config/fish/completions/modversions.fish',
  `complete -c modversions -a '(modversions ${ASKED} (commandline -opc) (commandline -ct))'`,
];

/**
 * What `completion SHELL` prints where yargs does not: the script for fish. Of the two others the one that is named is
 * made known to yargs, which goes by the variable.
 * @returns lines; null where yargs prints it
 */
export function shellScript(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): readonly string[] | null {
  if (args[0] !== 'completion') return null;
  const named = args[1] ?? environment['SHELL']?.replace(/^.*\//, '');
  if (named === 'fish') return FISH;
  if (named === 'bash' || named === 'zsh') environment['SHELL'] = named;
  return null;
}
