// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import { guessedCommand, guessedOption } from './guesses';
import { nearest } from './suggestion';

/** What is known where a command line is refused. */
export interface Refused {
  /** What yargs says. */
  message: string;
  /** The command with its arguments, as its description has them: `compare <base> <new>`; empty before one is known. */
  command: string;
  /** The command lines behind that: the commands of the program, or of a group of them. */
  commands: readonly string[];
  /** The options that the command takes, without dashes. */
  options: readonly string[];
  /** The command line as it was given. */
  args: readonly string[];
}

/**
 * A command line that yargs refuses, as our error: what is wrong in one line, and the usage of that command as the
 * remedy, or what was meant where it comes near.
 */
export function usageError(refused: Refused): ModversionsError {
  const { message, args } = refused;
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/m.exec(message)?.[1]?.split(', ')[0];
  if (unknown !== undefined)
    return isOption(unknown, args) ? unknownOption(unknown, refused) : unknownWord(unknown, refused);
  const [, given, needed] =
    /^Not enough non-option arguments: got (\d+), need at least (\d+)/m.exec(message) ?? [];
  if (given !== undefined) {
    // An option that is not known has taken an argument for its value.
    const stray = args.map(optionName).find((name) => name !== undefined && !refused.options.includes(name));
    if (stray !== undefined) return unknownOption(stray, refused);
    const saved = refused.command.startsWith('explain ')
      ? args.find((one) => one.endsWith('.json'))
      : undefined;
    if (saved !== undefined) return savedExplained(saved);
    const what = refused.command === '' ? 'no command was given' : `${needed} needed, and ${given} given`;
    return new ModversionsError(inContext(`too few arguments: ${what}`, refused), usage(refused));
  }
  const missing = /^Missing required arguments?: (.*)$/m.exec(message)?.[1];
  if (missing !== undefined)
    return new ModversionsError(
      inContext(`needs ${missing.split(', ').map(spelt).join(' and ')}`, refused),
      usage(refused, missing.split(', ')),
    );
  const valueless = /^Not enough arguments following: (\S+)$/m.exec(message)?.[1];
  if (valueless !== undefined)
    return new ModversionsError(`${spelt(valueless)}: no value behind it`, usage(refused));
  return new ModversionsError(
    message.split('\n').filter(Boolean).join(' ').replace(/\s+/g, ' '),
    usage(refused),
  );
}

/** That what `compare` wrote is not explained: it has the causes, and no declarations. */
const savedExplained = (file: string): ModversionsError =>
  new ModversionsError(
    `explain: ${file} is a saved comparison, which does not hold what explaining takes`,
    `name both kernels: modversions explain BASE NEW NAME; modversions report --full ${file} tells all that it holds`,
  );

/** `json` for `--json`, `--no-json` and `--json=x`, `f` for `-fx`; undefined for what is no option. */
const optionName = (arg: string): string | undefined =>
  /^--(?:no-)?([^=]+)/.exec(arg)?.[1] ?? /^-([A-Za-z])/.exec(arg)?.[1];

const spelt = (option: string): string => (option.length > 1 ? `--${option}` : `-${option}`);

/** Whether an unknown word was given as an option; yargs tells it without its dashes. */
function isOption(word: string, args: readonly string[]): boolean {
  if (word.length === 1 && args.some((arg) => /^-[^-]/.test(arg) && arg.includes(word))) return true;
  return args.some((arg) =>
    [`--${word}`, `--no-${word}`].some((one) => arg === one || arg.startsWith(`${one}=`)),
  );
}

function unknownOption(word: string, refused: Refused): ModversionsError {
  const guessed = guessedOption(word, refused.options);
  if (guessed !== undefined)
    return new ModversionsError(inContext(`unknown option ${spelt(word)}`, refused), guessed);
  const meant =
    word.length > 1
      ? nearest(
          word,
          refused.options.filter((one) => one.length > 1),
        )
      : undefined;
  return new ModversionsError(
    inContext(`unknown option ${spelt(word)}`, refused),
    meant === undefined ? usage(refused) : `did you mean --${meant}?`,
  );
}

function unknownWord(word: string, refused: Refused): ModversionsError {
  const { command, commands } = refused;
  if (commands.length === 0)
    return new ModversionsError(inContext(`one argument too many: '${word}'`, refused), usage(refused));
  const meant = guessedCommand(word, commands) ?? nearest(word, commands);
  return new ModversionsError(
    `unknown command '${command === '' ? '' : `${command} `}${word}'`,
    meant === undefined ? usage(refused) : `did you mean ${command === '' ? '' : `${command} `}${meant}?`,
  );
}

/** What is wrong, with the command before it. */
function inContext(what: string, { command }: Refused): string {
  const words = command.split(' ').filter((word) => !/^[<[]/.test(word));
  return words.join(' ') === '' ? what : `${words.join(' ')}: ${what}`;
}

/** @param needed options without which the command does nothing */
function usage({ command, commands }: Refused, needed: readonly string[] = []): string {
  if (commands.length > 0) {
    const before = command === '' ? '' : `${command} `;
    return `usage: modversions ${before}COMMAND, one of ${commands.join(', ')}; modversions help ${before}COMMAND tells more`;
  }
  const name = command.split(' ').filter((word) => !/^[<[]/.test(word));
  const line = [command, ...needed.map((one) => `${spelt(one)} ${one.toUpperCase()}`)].join(' ');
  return `usage: modversions ${line} [options]; modversions help ${name.join(' ')} tells more`;
}
