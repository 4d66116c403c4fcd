// SPDX-License-Identifier: GPL-2.0-or-later
import { Char } from '../../text';
import { Unknown } from './unknown';

/** Names, numbers, strings, characters and operators, as C cuts them; texts are one character a byte. */
const TOKEN =
  /#pragma[^\n]*|[\s\f\v]+|(?:u8|[LuU])?"(?:[^"\\\n]|\\[^])*"|[LuU]?'(?:[^'\\\n]|\\[^])+'|[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|\.?\d(?:[eEpP][+-]|[\w.])*|\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|[<>=!]=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^~!?:;,.(){}[\]<>=]/y;

/** A pragma that bears on structs whose closing brace comes behind it. */
export interface Pragma {
  /** How many tokens stand before it. */
  before: number;
  /** Bytes, of `pack(N)`. */
  pack?: number;
  /** Of others: its name and what it asks for, or `default`. */
  other?: [kind: string, word: string];
}

/** The tokens of a text, and the pragmas between them. */
export interface Tokens {
  tokens: string[];
  pragmas: Pragma[];
}

const PACK = /^#pragma pack\((\d+)\)$/;
const OTHER = /^#pragma (scalar_storage_order|ms_structs?|align) (\S+)$/;

/** @throws Unknown where the text holds what C does not */
export function tokensOf(text: string): Tokens {
  const tokens: string[] = [];
  const pragmas: Pragma[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) throw new Unknown(`'${text[at]!}' is no C`);
    const code = token.charCodeAt(0);
    if (code === Char.HASH) pragmas.push(pragmaOf(token, tokens.length));
    else if (code > Char.SPACE) tokens.push(token);
  }
  return { tokens, pragmas };
}

function pragmaOf(line: string, before: number): Pragma {
  const pack = PACK.exec(line)?.[1];
  if (pack !== undefined) return { before, pack: Number(pack) };
  const [, kind, word] = OTHER.exec(line) ?? [];
  if (kind === undefined) throw new Unknown(`'${line}' is not known`);
  return { before, other: [kind, word!] };
}

/** Whether a token is a name or a keyword. */
export function isWord(token: string | undefined): token is string {
  return token !== undefined && /^[A-Za-z_$\x80-\xff][\w$\x80-\xff]*$/.test(token);
}
