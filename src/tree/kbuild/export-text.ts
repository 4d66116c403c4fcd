// SPDX-License-Identifier: GPL-2.0-or-later
/** What the text of a header says that matters for finding words that export. */

const DEFINES = /^[ \t]*#[ \t]*define[ \t]+(\w+)((?:[^\n\\]|\\[^\n]|\\\r?\n)*)/gm;
const COMMENT_OR_DIRECTIVE = /\/\*[^]*?\*\/|\/\/[^\n]*|^[ \t]*#(?:[^\n\\]|\\[^\n]|\\\r?\n)*/gm;
const INCLUDE = /^[ \t]*#[ \t]*include[ \t]*["<]([^">\n]+)[">]/gm;

/** Macros, with all that stands behind their names. */
export function definitionsIn(text: string): { name: string; body: string }[] {
  return [...text.matchAll(DEFINES)].map(([, name, body]) => ({ name: name!, body: body! }));
}

export function withoutCommentsAndDirectives(text: string): string {
  return text.replace(COMMENT_OR_DIRECTIVE, '');
}

/** What it includes, as it is written. */
export function includedIn(text: string): string[] {
  return [...text.matchAll(INCLUDE)].map(([, name]) => name!);
}
