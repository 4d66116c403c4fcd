// SPDX-License-Identifier: GPL-2.0-or-later
/** A comment, or what may hold the beginning of one and is none. */
const COMMENT_OR_STRING =
  /\/\*[^]*?(?:\*\/|$(?![^]))|\/\/(?:\\\r?\n|[^\n])*|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'/g;
const LINE_ENDS = /\n/g;

/** A header's text without comments. Line ends of a comment go on as spliced ones, so that all lines keep their numbers. */
export function withoutComments(text: string): string {
  return text.replace(COMMENT_OR_STRING, (found) => {
    if (!found.startsWith('/')) return found;
    return ` ${'\\\n'.repeat(found.match(LINE_ENDS)?.length ?? 0)}`;
  });
}

/** In a text without comments: strings, which stay as they are, and blanks, with the line ends among them. */
const BLANKS_OR_STRING = /"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|(?:[ \t\r\f\v\n]|\\\r?\n)+/g;

const MORE_THAN_BLANKS = /["'\n]/;
const PLAIN_BLANKS = /[ \t\r\f\v]+/g;

/** A piece of it with one blank, or one line end, for all blanks between two words. */
export function evened(text: string): string {
  // Most texts are short and plain, and there are a million of them.
  if (!MORE_THAN_BLANKS.test(text)) return text.replace(PLAIN_BLANKS, ' ').trim();
  return text
    .replace(BLANKS_OR_STRING, (found) => {
      if (found.startsWith('"') || found.startsWith("'")) return found;
      return found.includes('\n') ? '\n' : ' ';
    })
    .trim();
}
