// SPDX-License-Identifier: GPL-2.0-or-later
import { COUNTER_BEGIN, COUNTER_END } from './characters';
import type { Expanding } from './expanding';
import type { Macro } from './macro';
import { Refusal } from './refusal';
import { Flag, Kind, lineOf, Token } from './token';

/** What built-in macros hang on beside the text. */
export interface BuiltinContext {
  /** The name of the file in which we are, as `__FILE__` gives it, without quotation marks. */
  fileName: () => string;
  /** The same for the source of the unit. */
  baseName: () => string;
  /** The line that was read last. */
  currentLine: () => number;
  /** Numbers the next `__COUNTER__` of the stretch. */
  nextCounter: () => number;
  /** Whether a header is found. */
  hasHeader: (name: string, isQuoted: boolean, isNext: boolean) => boolean;
  /** What the compiler says of a feature. @param question `__has_attribute(x)` */
  answer: (question: string) => string;
  /** The text of a pragma line, made fit. @throws Refusal for pragmas that do something */
  pragma: (text: string) => string;
}

/** What a built-in macro expands to. */
export function builtinToken(
  macro: Macro,
  name: Token,
  place: number,
  expander: Expanding,
  context: BuiltinContext,
): Token {
  const make = (kind: Kind, text: string): Token => new Token(kind, text, name.flags & Flag.WHITE, place);
  switch (macro.builtin) {
    case '__LINE__':
      return make(Kind.NUMBER, String(lineOf(place)));
    case '__FILE__':
      return make(Kind.STRING, quoted(context.fileName()));
    case '__BASE_FILE__':
      return make(Kind.STRING, quoted(context.baseName()));
    case '__COUNTER__':
      if (expander.inDirective) throw new Refusal('__COUNTER__ in a directive');
      return make(Kind.NUMBER, `${COUNTER_BEGIN}${context.nextCounter()}${COUNTER_END}`);
    case '_Pragma':
      return make(Kind.PRAGMA, context.pragma(pragmaText(expander)));
    case '__has_include':
    case '__has_include_next': {
      const text = inParentheses(macro, expander);
      const header = /^"([^"]+)"$|^<([^>]+)>$/.exec(text);
      if (!header) throw new Refusal(`${macro.name}(${text})`);
      const isNext = macro.builtin === '__has_include_next';
      const isFound = context.hasHeader(header[1] ?? header[2]!, header[1] !== undefined, isNext);
      return make(Kind.NUMBER, isFound ? '1' : '0');
    }
    case 'has':
      return make(Kind.NUMBER, context.answer(`${macro.name}(${inParentheses(macro, expander)})`));
    default:
      throw new Refusal(macro.name);
  }
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** What stands in parentheses behind a macro that asks; only directives may ask. */
function inParentheses(macro: Macro, expander: Expanding): string {
  if (!expander.inDirective) throw new Refusal(`${macro.name} outside a condition`);
  expander.prevent++;
  if (!expander.getSolid().isSign('(')) throw new Refusal(`${macro.name} without a parenthesis`);
  let text = '';
  for (;;) {
    const token = expander.getSolid();
    if (token.isSign(')')) break;
    if (token.kind === Kind.END || token.isSign('(')) throw new Refusal(macro.name);
    text += token.text;
  }
  expander.prevent--;
  return text;
}

function pragmaText(expander: Expanding): string {
  expander.prevent++;
  const [open, string, close] = [expander.getSolid(), expander.getSolid(), expander.getSolid()];
  expander.prevent--;
  if (!open.isSign('(') || string.kind !== Kind.STRING || !close.isSign(')')) throw new Refusal('_Pragma');
  return string.text.slice(string.text.indexOf('"') + 1, -1).replace(/\\(["\\])/g, '$1');
}
