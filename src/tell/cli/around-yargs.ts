// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv } from 'yargs';
import { ModversionsError } from '../../problem';
import { nearest } from './suggestion';

// What yargs reads otherwise than programs of the field do, or does not tell in its types. All of it is here.

/** The short options whose value may be attached: `-fshort`. yargs would take its letters for options. */
const ATTACHED = /^-([for])(?!=)(.+)$/s;
/**
 * Stands before an argument while yargs reads it. yargs would drop a lone `-`, take what follows `--` for no argument
 * of a command, and know options among it. No argument can hold this character.
 */
const MARK = '\0';

/** A command line as yargs is to read it; `asGiven` takes back what of it stays in arguments. */
export function forYargs(args: readonly string[]): string[] {
  const found = args.indexOf('--');
  const end = found < 0 ? args.length : found;
  const before = args.slice(0, end).flatMap(detached);
  const behind = args.slice(end + 1);
  return [
    ...before.map((arg) => (arg === '-' ? MARK + arg : arg)),
    ...behind.map((arg) => (arg.startsWith('-') ? MARK + arg : arg)),
  ];
}

/** Takes an attached value off its option. */
function detached(arg: string): string[] {
  const [, option, value] = ATTACHED.exec(arg) ?? [];
  return option === undefined ? [arg] : [`-${option}`, value!];
}

/** Arguments as they were given. */
export const asGiven = (args: readonly string[]): string[] =>
  args.map((arg) => (arg.startsWith(MARK) ? arg.slice(1) : arg));

/** Of an option that is given twice, the last: yargs gives both. */
export const lastOf = (given: string | string[] | undefined): string | undefined =>
  Array.isArray(given) ? given.at(-1) : given;

/** A command line that yargs refuses, as our error; any other error as it is. */
export function refusal(message: string, error: Error | undefined, parser: Argv): Error {
  // For an option without its value yargs throws an error of its own.
  if (error && error.name !== 'YError') return error;
  return new ModversionsError(message.split('\n').filter(Boolean).join(' '), remedyFor(message, parser));
}

/** The option that was meant, where one comes near. */
function remedyFor(message: string, parser: Argv): string {
  const unknown = /^Unknown argument: (\S{2,})$/m.exec(message)?.[1];
  const meant = unknown === undefined ? undefined : nearest(unknown, optionsOf(parser));
  return meant === undefined ? 'see `modversions --help`' : `did you mean --${meant}?`;
}

/** The long options that the command at hand takes; yargs has them, but not in its types. */
function optionsOf(parser: Argv): string[] {
  const { key } = (parser as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions();
  return Object.keys(key).filter((name) => name.length > 1);
}
