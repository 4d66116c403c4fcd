'use strict';
/** Text to lines and tokens, as the first phases of translation have it. */

/** A token; `space` tells whether white space stood before it, `hidden` which macros no longer expand it. */
const TOKEN =
  /(\s+)|([A-Za-z_$][\w$]*)|(\.?\d(?:[eEpP][+-]|[\w.])*)|((?:u8|[LuU])?"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+')|(>>=|<<=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|##|[^])/g;

function tokensOf(text) {
  const tokens = [];
  let space = false;
  for (const [whole, blank, name, number, string] of text.matchAll(TOKEN)) {
    if (blank !== undefined) {
      space = true;
      continue;
    }
    const kind =
      name !== undefined
        ? 'name'
        : number !== undefined
          ? 'number'
          : string !== undefined
            ? 'string'
            : 'other';
    tokens.push({ kind, text: whole, space, hidden: null });
    space = false;
  }
  return tokens;
}

/** Whether two tokens side by side would be read as others. */
function wouldMerge(before, after) {
  const isWord = ({ kind }) => kind === 'name' || kind === 'number';
  if (isWord(before) || isWord(after)) return isWord(before) && (isWord(after) || after.text === '.');
  return before.kind === 'other' && after.kind === 'other' && tokensOf(before.text + after.text).length === 1;
}

/** Tokens as text, a blank where one stood or where two would merge. */
function textOf(tokens) {
  let text = '';
  let before = null;
  for (const token of tokens) {
    const isApart = before && (token.space || wouldMerge(before, token));
    text += isApart ? ` ${token.text}` : token.text;
    before = token;
  }
  return text;
}

const PIECE = /\n|\\\n|\/\*[^]*?\*\/|\/\/(?:\\\n|[^\n])*|"(?:\\.|[^"\\\n])*"|[^\n\\/"]+|[^]/y;

/** Joins continued lines and takes comments out. Gives each line with the number it began at and its height. */
function linesOf(source) {
  const lines = [];
  let text = '';
  let line = 1;
  let start = 1;
  for (PIECE.lastIndex = 0; PIECE.lastIndex < source.length;) {
    const [piece] = PIECE.exec(source);
    line += piece.split('\n').length - 1;
    if (piece === '\n') {
      lines.push({ text, line: start, height: line - start });
      text = '';
      start = line;
    } else if (piece !== '\\\n') text += /^\/[*/]/.test(piece) ? ' ' : piece;
  }
  if (text !== '') lines.push({ text, line: start, height: 1 });
  return lines;
}

module.exports = { tokensOf, textOf, linesOf };
