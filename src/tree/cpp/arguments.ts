// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argument, Expanding } from './expanding';
import type { Lexer } from './lexer';
import type { Macro, Parsed } from './macro';
import { Refusal } from './refusal';
import { AVOID_PASTE, Flag, Kind, paddingOf, Token } from './token';

/** Arguments as many as parameters. @throws Refusal where their number is wrong */
export function argumentsOk(
  found: Argument[],
  macro: Macro,
  wanted: number,
  isVariadic: boolean,
): Argument[] {
  const first = found[0]!;
  const isEmpty = found.length === 1 && first.tokens.length === 0;
  if (wanted === 0 && isEmpty) return [];
  const { length } = found;
  const isShort = isVariadic && length + 1 === wanted;
  if (length !== wanted && !isShort) throw new Refusal(`${length} arguments of ${macro.name}`);
  if (isShort) found.push({ tokens: [], places: [] });
  if (isVariadic && (isShort || isEmpty)) found[wanted - 1]!.isOmitted = true;
  return found;
}

/** Whether a parameter is pasted to what stands before or behind it, so that its argument is not expanded. */
const isPasted = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]!.flags & Flag.PASTE) !== 0 || (at > 0 && (tokens[at - 1]!.flags & Flag.PASTE) !== 0);

/** By number: the arguments that a macro wants expanded. Macros in them may be expanded in turn, so all is done beforehand. */
function expandedArguments(
  tokens: readonly Token[],
  args: readonly Argument[],
  expander: Expanding,
): (readonly Token[] | undefined)[] {
  const expanded: (readonly Token[] | undefined)[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { kind, flags, number } = tokens[at]!;
    if (kind === Kind.PARAMETER && !(flags & Flag.STRINGIFY) && !isPasted(tokens, at))
      expanded[number] ??= expander.expanded(args[number]!);
  }
  return expanded;
}

/** Where a text is put together before its length is known. */
const room: Token[] = [];

/** The text of a macro with its arguments in their places. */
export function replaced(
  { tokens, parameters, isVariadic }: Parsed,
  args: readonly Argument[],
  expander: Expanding,
): readonly Token[] {
  const expanded = expandedArguments(tokens, args, expander);
  const { inDirective, wantsPadding } = expander;
  let length = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== Kind.PARAMETER) {
      room[length++] = token;
      continue;
    }
    const argument = args[token.number]!;
    const isLeft = (token.flags & Flag.PASTE) !== 0;
    const isRight = at > 0 && (tokens[at - 1]!.flags & Flag.PASTE) !== 0;
    /** Where a token is that has to lose its paste flag or to get one; -1 for none. */
    let flagged = -1;
    let from: readonly Token[];
    if (token.flags & Flag.STRINGIFY) from = [stringified(argument.tokens, token)];
    else if (isLeft || isRight) {
      from = argument.tokens;
      // GCC looks at the token before only where no `##` follows.
      if (isRight && !isLeft && length > 0) {
        const isComma = room[length - 1]!.isSign(',') && isVariadic && token.number === parameters.length - 1;
        if (isComma && argument.isOmitted) length--;
        else if (isComma || from.length === 0) flagged = length - 1;
      }
    } else from = expanded[token.number]!;
    if ((!inDirective || wantsPadding) && at > 0 && !isRight) room[length++] = paddingOf(token);
    for (const one of from) room[length++] = one;
    if (from.length > 0 && isLeft) flagged = length - 1;
    if (!inDirective && !isLeft) room[length++] = AVOID_PASTE;
    if (flagged >= 0) {
      const before = room[flagged]!;
      room[flagged] = before.withFlags(isLeft ? before.flags | Flag.PASTE : before.flags & ~Flag.PASTE);
    }
  }
  return room.slice(0, length);
}

/** An argument as a string. @param parameter the parameter, before which `#` stands */
function stringified(tokens: readonly Token[], parameter: Token): Token {
  let text = '';
  let source: Token | null = null;
  for (const token of tokens) {
    if (token.kind === Kind.PADDING) {
      if (!source || (!(source.flags & Flag.WHITE) && !token.source)) source = token.source;
      continue;
    }
    if (text !== '' && (source ?? token).flags & Flag.WHITE) text += ' ';
    source = null;
    const isQuoted = token.kind === Kind.STRING || token.kind === Kind.CHARACTER;
    text += isQuoted ? token.text.replace(/[\\"]/g, '\\$&') : token.text;
  }
  // GCC drops one that would quote the end of the string, and says so.
  if (tokens.at(-1)?.isSign('\\')) throw new Refusal('a backslash at the end of a string');
  return new Token(Kind.STRING, `"${text}"`, parameter.flags & (Flag.WHITE | Flag.PASTE), 0);
}

/** Two tokens as one. @throws Refusal where they make none */
export function pasted(left: Token, right: Token, lexer: Lexer): Token {
  const text = left.text + right.text;
  lexer.open(text, 0, text.length, 0, 0, false);
  const isComment = left.isSign('/') && !right.isSign('=');
  const token = isComment ? null : lexer.next();
  if (!token || lexer.position < text.length) throw new Refusal(`${left.text} ## ${right.text}`);
  return token.withFlags(left.flags & Flag.WHITE);
}
