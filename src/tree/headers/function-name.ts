// SPDX-License-Identifier: GPL-2.0-or-later
/** What a call in the head of a function is, unless it is the function: attributes, and macros that stand for them. */
const ATTRIBUTE =
  /^(?:typeof|_Alignas|asm|__(?:attribute|typeof|asm|typeof_unqual)(?:__)?|__(?:printf|scanf|acquires?|releases?|must_hold|cond_\w+|aligned|section|no_\w+|alloc_size|malloc|nonnull|counted_by\w*|assume_aligned|realloc_size|error|diagnose_as|diagnose_if))$/;
const CALL = /([A-Za-z_$\x80-\xff][\w$\x80-\xff]*)\s*\(/g;
const DIRECTIVE = /^[ \t]*#(?:\\\r?\n|[^\n])*/gm;

/** Words that begin what has braces and is no function. */
const TYPE = /^\s*(?:typedef|struct|union|enum|extern\s*"[^"]*")(?:\s+[\w$\x80-\xff]+)?\s*$/;

/** The function that the text before a brace declares; undefined where it declares none. */
export function functionNamed(head: string): string | undefined {
  const text = head.replace(DIRECTIVE, '');
  if (TYPE.test(text) || /(?:^|[^=!<>])=(?!=)/.test(text)) return undefined;
  CALL.lastIndex = 0;
  for (let call = CALL.exec(text); call; call = CALL.exec(text)) {
    const name = call[1]!;
    if (!ATTRIBUTE.test(name)) return name;
    CALL.lastIndex = behindParentheses(text, CALL.lastIndex);
  }
  return undefined;
}

/** The place behind the parenthesis that closes the one just read. */
function behindParentheses(text: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < text.length && depth > 0; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
  }
  return at;
}
