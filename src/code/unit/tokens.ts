// SPDX-License-Identifier: GPL-2.0-or-later
/** A word, number, text or sign of preprocessed C, and where it stands. */
export interface Token {
  text: string;
  /** As line markers name it. */
  file: string;
  line: number;
}

const TOKEN =
  /\n|[ \t\r\f\v]+|(?:u8|[LuU])?"(?:[^"\\\n]|\\[^])*"|[LuU]?'(?:[^'\\\n]|\\[^])+'|[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|\.?\d(?:[eEpP][+-]|[\w.])*|\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|[<>=!]=|&&|\|\||[-+*/%&|^]=|[^]/y;
const MARKER = /^#(?:line)?[ \t]+(\d+)[ \t]+"((?:[^"\\]|\\.)*)"/;
const LINE_END = '\n';

/**
 * Cuts a stretch of preprocessed text into tokens; lines of the preprocessor are left out.
 * @param text one character a byte
 */
export function tokensOf(text: string, startFile: string, startLine: number): Token[] {
  const found: Token[] = [];
  let [file, line, isFirst] = [startFile, startLine, false];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text)![0];
    if (token === LINE_END) {
      line++;
      isFirst = true;
    } else if (token === '#' && isFirst) {
      const found = text.indexOf(LINE_END, at);
      const end = found < 0 ? text.length : found;
      const marker = MARKER.exec(text.slice(at, end));
      if (marker) [line, file] = [Number(marker[1]) - 1, marker[2]!];
      TOKEN.lastIndex = end;
    } else if (token.charCodeAt(0) > 32) {
      found.push({ text: token, file, line });
      isFirst = false;
    }
  }
  return found;
}

/** Whether a token is a name or a keyword. */
export const isWord = (text: string | undefined): text is string =>
  text !== undefined && /^[A-Za-z_$\x80-\xff]/.test(text) && !/["']$/.test(text);
