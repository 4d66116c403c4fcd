// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv } from 'yargs';
import { ModversionsError } from '../../problem';
import { usageError } from './usage-errors';

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

/** Of an option that is given twice, the last: what the tools of the field take, so what their drop-ins take. */
export const lastOf = (given: string | string[] | undefined): string | undefined =>
  Array.isArray(given) ? given.at(-1) : given;

/**
 * Refuses an option that is given twice and may not be: one of the values would count and the others would be dropped
 * without a word, such as the reference that a change is held against. yargs gives all of them, as a list.
 * @param given all options with their values, as yargs checks them
 * @throws ModversionsError naming the option and its values
 */
export function refuseTwice(given: Readonly<Record<string, unknown>>, parser: Argv): true {
  const { array, key } = optionsKnownTo(parser);
  const lists = new Set(array);
  for (const option of Object.keys(key)) {
    const values = given[option];
    if (option.length === 1 || lists.has(option) || !Array.isArray(values)) continue;
    const shown = asGiven(values.map(String)).map((value) => `'${value}'`);
    throw new ModversionsError(
      `--${option} is given ${values.length === 2 ? 'twice' : `${values.length} times`}: ${shown.join(', ')}`,
      'give it once',
    );
  }
  return true;
}

/**
 * Refuses an argument that is given as an option as well, `compare A B --base C`: yargs takes the name of an argument for
 * an option, and drops the value.
 * @throws ModversionsError naming the option
 */
export function refuseNamedArguments(args: readonly string[], parser: Argv): true {
  const found = argumentsOf(placeOf(parser).fullCommands).find((name) =>
    args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  );
  if (found === undefined) return true;
  throw refusal(`Unknown argument: ${found}`, undefined, parser, args);
}

/** A command line that yargs refuses, as our error; any other error as it is. @param args the command line */
export function refusal(
  message: string,
  error: Error | undefined,
  parser: Argv,
  args: readonly string[],
): Error {
  // For an option without its value yargs throws an error of its own.
  if (error && error.name !== 'YError') return error;
  const { fullCommands, subcommands } = placeOf(parser);
  // What the command above takes is not its own.
  const command = fullCommands
    .map((one, at) => (at < fullCommands.length - 1 ? one.split(' ', 1)[0]! : one))
    .join(' ');
  const takesArguments = /[<[]/.test(command);
  const commands = takesArguments ? [] : subcommands.filter((name) => !HIDDEN.has(name));
  // yargs counts arguments among them.
  const own = new Set(argumentsOf(fullCommands));
  const options = Object.keys(optionsKnownTo(parser).key).filter((name) => !own.has(name));
  return usageError({ message, command, commands, options, args: asGiven(args) });
}

/** The names of the arguments that a command takes. */
const argumentsOf = (fullCommands: readonly string[]): string[] =>
  [...fullCommands.join(' ').matchAll(/[<[](\w+)/g)].map(([, name]) => name!);

/** Commands that people do not look for by a wrong name. */
const HIDDEN: ReadonlySet<string> = new Set(['$0', 'completion']);

/**
 * Keeps yargs from laying out the help of each command that it has started, for whoever may ask for it behind it: nobody
 * does, and it takes as long as a small command.
 */
export function withoutSpareHelp(parser: Argv): Argv {
  internalsOf(parser).getUsageInstance().cacheHelpMessage = () => undefined;
  return parser;
}

/** `help compare` as yargs knows it: `compare --help`. Of what is no command it asks for no help, so that it is refused. */
export function withHelp(args: readonly string[], commands: readonly string[]): string[] {
  const [first, ...rest] = args;
  if (first !== 'help') return [...args];
  const [command] = rest;
  return command === undefined || commands.includes(command) ? [...rest, '--help'] : rest;
}

/** The options of the command at hand, and those that may be given more than once; yargs has them, but not in its types. */
function optionsKnownTo(parser: Argv): { key: Record<string, unknown>; array: string[] } {
  return (
    parser as unknown as { getOptions(): { key: Record<string, unknown>; array: string[] } }
  ).getOptions();
}

/** Where yargs is: the commands that it has met, with their arguments, and those that could follow. */
function placeOf(parser: Argv): { fullCommands: string[]; subcommands: string[] } {
  const internal = internalsOf(parser);
  return {
    fullCommands: internal.getContext().fullCommands,
    subcommands: internal.getCommandInstance().getCommands(),
  };
}

/** What yargs lets only its own parts see. */
interface Internals {
  getContext(): { fullCommands: string[] };
  getCommandInstance(): { getCommands(): string[] };
  getUsageInstance(): { cacheHelpMessage: () => void };
}

function internalsOf(parser: Argv): Internals {
  return (parser as unknown as { getInternalMethods(): Internals }).getInternalMethods();
}
