import { Unknown } from './unknown';

/** Names, numbers, strings, characters and operators, as C cuts them; texts are one character a byte. */
const TOKEN =
  /[\s\f\v]+|(?:u8|[LuU])?"(?:[^"\\\n]|\\[^])*"|[LuU]?'(?:[^'\\\n]|\\[^])+'|[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|\.?\d(?:[eEpP][+-]|[\w.])*|\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|[<>=!]=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^~!?:;,.(){}[\]<>=]/y;

/** @throws Unknown where the text holds what C does not */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) throw new Unknown(`'${text[at]!}' is no C`);
    const code = token.charCodeAt(0);
    if (code > 32) tokens.push(token);
  }
  return tokens;
}

/** Whether a token is a name or a keyword. */
export function isWord(token: string | undefined): token is string {
  return token !== undefined && /^[A-Za-z_$\x80-\xff][\w$\x80-\xff]*$/.test(token);
}
