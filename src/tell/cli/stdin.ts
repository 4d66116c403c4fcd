/**
 * Stands before an argument while yargs reads them: it would drop a lone `-`, take what follows `--` for no argument
 * of a command, and know options among it. No argument can hold this character.
 */
const MARK = '\0';

/** Marks each `-`, and options behind `--`, which goes. */
export function hideStdin(args: readonly string[]): string[] {
  const found = args.indexOf('--');
  const end = found < 0 ? args.length : found;
  const before = args.slice(0, end).map((arg) => (arg === '-' ? MARK + arg : arg));
  const behind = args.slice(end + 1).map((arg) => (arg.startsWith('-') ? MARK + arg : arg));
  return [...before, ...behind];
}

/** Takes the marks off. */
export const showStdin = (args: readonly string[]): string[] =>
  args.map((arg) => (arg.startsWith(MARK) ? arg.slice(1) : arg));
