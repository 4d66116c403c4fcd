// SPDX-License-Identifier: GPL-2.0-or-later
/** Words of C and of its preprocessor, as far as two texts that differ in blanks only have the same. */
const WORD =
  /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[\w$\x80-\xff]+(?:\.[\w$]*)?|\.\.\.|->|\+\+|--|<<=|>>=|<<|>>|&&|\|\||##|[-+*/%&|^=!<>]=|\n[ \t]*#|\S/g;
const IDENTIFIER = /^[A-Za-z_$\x80-\xff]/;

/** Whether two texts read alike. */
export function readAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [words, others] = [one.match(WORD) ?? [], other.match(WORD) ?? []];
  return words.length === others.length && words.every((word, at) => word === others[at]);
}

/** The names in a text, each with the word before it: `struct` tells a tag. */
export function* namesIn(text: string): Generator<{ name: string; before: string }> {
  let before = '';
  for (const [word] of text.matchAll(WORD)) {
    if (IDENTIFIER.test(word)) yield { name: word, before };
    before = word;
  }
}

/** A text with one blank between two words, as records have it. */
export function spaced(text: string): string {
  return (text.match(WORD) ?? []).join(' ');
}
