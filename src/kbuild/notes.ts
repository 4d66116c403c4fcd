import { dirname, resolve } from 'node:path';
import { textOf, type Config } from './config';

/** Macros that put a note for the loader into an object. */
const NOTE = /^[ \t]*(ELFNOTE(32|64|_START)?[ \t]*\(|BUILD_SALT\b)/;
const INCLUDE = /^[ \t]*#[ \t]*include[ \t]+"([^"]+)"/;
const CONDITION = /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|else|endif)\b(.*)/;
const SETTING = /^!?[ \t]*(?:(?:defined|IS_ENABLED|IS_BUILTIN)[ \t]*\(?[ \t]*)?(CONFIG_\w+)[ \t]*\)?[ \t]*$/;
/** With these each object has a note, `.note.gnu.property`. */
const PROPERTY = /^-(fcf-protection=(branch|full)|mbranch-protection=(?!none).*)$/;

/**
 * Whether an object's notes bring it to the front of vmlinux.
 *
 * `ld -r` writes local symbols, and modpost reads them, in the order of the objects in the first section of all;
 * that is the one of notes. Where all objects have a note none is moved.
 * @param path absolute path of the source
 */
export function isMovedByNotes(path: string, command: readonly string[], config: Config): boolean {
  return !command.some((word) => PROPERTY.test(word)) && hasNotes(path, config, new Set());
}

function hasNotes(path: string, config: Config, seen: Set<string>): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  return activeLines(textOf(path) ?? '', config).some((line) => {
    const included = INCLUDE.exec(line)?.[1];
    if (included !== undefined) return hasNotes(resolve(dirname(path), included), config, seen);
    return NOTE.test(line);
  });
}

/** The lines that the configuration leaves. A condition that hangs on more than it leaves both its sides. */
function activeLines(text: string, config: Config): string[] {
  /** What is known of each open condition. */
  const open: (boolean | undefined)[] = [];
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const [, directive, rest = ''] = CONDITION.exec(line) ?? [];
    if (directive === undefined) {
      if (!open.includes(false)) lines.push(line);
    } else if (directive === 'endif') {
      open.pop();
    } else if (directive === 'else') {
      const before = open.pop();
      open.push(before === undefined ? undefined : !before);
    } else if (directive === 'elif') {
      const before = open.pop();
      open.push(before === true ? false : undefined);
    } else {
      open.push(conditionOf(directive, rest.trim(), config));
    }
  }
  return lines;
}

function conditionOf(directive: string, rest: string, config: Config): boolean | undefined {
  const setting = SETTING.exec(rest)?.[1];
  if (setting === undefined) return undefined;
  const isNegated = directive === 'ifndef' || rest.startsWith('!');
  return (config.get(setting) === 'y' || config.get(setting) === 'm') !== isNegated;
}
