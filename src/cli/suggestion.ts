import { closest, distance } from 'fastest-levenshtein';
import type { Argv } from 'yargs';

/** Letters by which a mistyped option may differ from the one that is meant. */
const FAR = 3;

/** What to do about a command line that yargs refused: the option that was meant, where one comes near. */
export function remedyFor(message: string, parser: Argv): string {
  const unknown = /^Unknown argument: (\S{2,})$/m.exec(message)?.[1];
  if (unknown !== undefined) {
    const meant = closest(unknown, optionsOf(parser));
    if (meant && distance(unknown, meant) <= FAR) return `did you mean --${meant}?`;
  }
  return 'see `modversions --help`';
}

/** The long options that the command at hand takes; yargs has them, but not in its types. */
function optionsOf(parser: Argv): string[] {
  const { key } = (parser as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions();
  return Object.keys(key).filter((name) => name.length > 1);
}
