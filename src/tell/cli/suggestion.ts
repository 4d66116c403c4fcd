import { closest, distance } from 'fastest-levenshtein';
import type { Argv } from 'yargs';

/** Letters by which a mistyped word may differ from the one that is meant. */
const FAR = 3;

/** What to do about a command line that yargs refused: the option that was meant, where one comes near. */
export function remedyFor(message: string, parser: Argv): string {
  const unknown = /^Unknown argument: (\S{2,})$/m.exec(message)?.[1];
  if (unknown !== undefined) {
    const meant = nearest(unknown, optionsOf(parser));
    if (meant !== undefined) return `did you mean --${meant}?`;
  }
  return 'see `modversions --help`';
}

/** The word that was meant by a mistyped one; undefined where none comes near. */
export function nearest(mistyped: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const meant = closest(mistyped, words);
  return distance(mistyped, meant) <= FAR ? meant : undefined;
}

/** The long options that the command at hand takes; yargs has them, but not in its types. */
function optionsOf(parser: Argv): string[] {
  const { key } = (parser as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions();
  return Object.keys(key).filter((name) => name.length > 1);
}
