/**
 * Splits one simple command of make's output into its argument list, as sh would.
 *
 * Quotes and backslashes are resolved: `-DKBUILD_MODNAME='"x"'` becomes `-DKBUILD_MODNAME="x"`.
 * @throws Error at anything that only a shell could carry out (variables, pipes, substitutions).
 */
export function words(command: string): string[] {
  const found: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < command.length; at++) {
    const c = command[at] as string;
    if (c === ' ' || c === '\t' || c === '\n') {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else if (c === "'") {
      const end = command.indexOf("'", at + 1);
      if (end < 0) throw new Error(`open quote in: ${command}`);
      word = (word ?? '') + command.slice(at + 1, end);
      at = end;
    } else if (c === '"') {
      const [inner, end] = doubleQuoted(command, at + 1);
      word = (word ?? '') + inner;
      at = end;
    } else if (c === '\\') {
      word = (word ?? '') + (command[++at] ?? '');
    } else if ('|&;<>()$`'.includes(c)) {
      throw new Error(`not a simple command (${c}): ${command}`);
    } else {
      word = (word ?? '') + c;
    }
  }
  if (word !== undefined) found.push(word);
  return found;
}

/** The text from `at` to the closing double quote, and the place of that quote. */
function doubleQuoted(command: string, at: number): [string, number] {
  let inner = '';
  for (; at < command.length; at++) {
    const c = command[at] as string;
    if (c === '"') return [inner, at];
    if (c === '$' || c === '`') throw new Error(`not a simple command (${c}): ${command}`);
    if (c === '\\' && '"\\$`'.includes(command[at + 1] ?? ' ')) inner += command[++at];
    else inner += c;
  }
  throw new Error(`open quote in: ${command}`);
}
