/** A string or character with all that stands in it, a line's end, or anything else up to the next space. */
const WORD = /L?"[^"\\]*(?:\\[^][^"\\]*)*"|L?'[^'\\]*(?:\\[^][^'\\]*)*'|\n|[^ \n]+/g;

/** The words of symtypes text; a line's end is a word, a string with spaces or line ends in it is one too. */
export function* wordsOf(text: string): Generator<string> {
  for (const [word] of text.matchAll(WORD)) yield word;
}
