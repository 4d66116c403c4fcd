// SPDX-License-Identifier: GPL-2.0-or-later

/** What stands before parentheses that are no parameters: a brace behind these opens no function's body. */
const NO_FUNCTION =
  /^(?:__attribute(?:__)?|__declspec|_Alignas|alignas|_Atomic|_BitInt|(?:__)?typeof(?:__)?|(?:__)?typeof_unqual(?:__)?)$/;
/** What may be the start of one. */
const BODY = /\)\s*(?:#[^\n]*\n\s*)*\{/;
const TOKEN = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|^#[^\n]*$|[\w$]+|[^\s\w$]/gm;

/**
 * A text of declarations with `;` for each function's body, as shapes have it. What genksyms has read by its own grammar holds
 * bodies, which are no part of a declaration and may have been left out of the text as well.
 * @param end where genksyms ended: what stands behind a body that goes beyond it is of other declarations
 */
export function withoutBodies(text: string, end: number): string {
  if (!BODY.test(text)) return text;
  let found = '';
  let from = 0;
  let depth = 0;
  let parentheses = 0;
  let last = '';
  let opener = '';
  let hasMore = false;
  let body = -1;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith('#')) continue;
    switch (token) {
      case '(':
      case '[':
        if (depth === 0 && parentheses++ === 0) opener = last;
        break;
      case ')':
      case ']':
        if (depth === 0) parentheses--;
        break;
      case '{':
        if (depth++ === 0 && parentheses === 0 && last === ')' && !hasMore && !NO_FUNCTION.test(opener))
          body = index;
        break;
      case '}':
        if (--depth === 0 && body >= 0) {
          found += `${text.slice(from, body)};`;
          from = index + 1;
          body = -1;
          if (from >= end) return found;
        }
        break;
      case ';':
        if (depth === 0 && parentheses === 0) hasMore = false;
        break;
      case '=':
      case ':':
        if (depth === 0 && parentheses === 0) hasMore = true;
        break;
      default:
        break;
    }
    last = token;
  }
  return found + (body < 0 ? text.slice(from) : `${text.slice(from, body)};`);
}
