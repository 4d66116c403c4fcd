// SPDX-License-Identifier: GPL-2.0-or-later
import { ArgumentStack } from './argument-stack';
import { argumentsOk, pasted, replaced } from './arguments';
import { builtinToken, type BuiltinContext } from './builtins';
import type { Argument, Expanding } from './expanding';
import { Lexer } from './lexer';
import type { Macro, Macros, Parsed } from './macro';
import { Refusal } from './refusal';
import type { MacroTable } from './table';
import { AVOID_PASTE, END, Flag, Kind, paddingOf, type Token } from './token';

/** Whether arguments of a macro are being read. */
export const enum Parsing {
  NO,
  /** A parenthesis is looked for. */
  SEEKS,
  COLLECTS,
}

/** Where tokens come from that stand in no macro. */
export interface Base extends BuiltinContext {
  /** The next token; `Kind.END` at the end, however often. */
  next: () => Token;
  /** Takes back the token that was given last. */
  unread: (token: Token) => void;
}

/** A list of tokens that is read before what comes after it. */
interface Context {
  /** Whose text it is; null for arguments and paddings. */
  macro: Macro | null;
  tokens: readonly Token[];
  at: number;
  /** Where the macro stands in the file, and for arguments where each token does. */
  place: number;
  places: readonly number[] | null;
  /** Whether nothing outside it may be read before it is left: then it ends with `END`, however often. */
  isClosed: boolean;
  outer: Context | null;
}

/**
 * Expands macros as GCC does, step by step: its own order of steps decides which macro is taken for itself, and where
 * white space stands.
 */
export class Expander implements Expanding {
  private context: Context | null = null;
  private readonly lexer: Lexer;
  private readonly stack = new ArgumentStack();
  prevent = 0;
  parsing = Parsing.NO;
  inDirective = false;
  wantsPadding = false;
  /** Where the last token stands: in a macro, where the outermost one does. */
  place = 0;
  /** The list of tokens of a directive; null outside of directives. */
  private opened: Context | null = null;
  /** The macro that is being expanded and stands in no other one: where it does, and whether it takes arguments. */
  private readonly outermost = { place: 0, isFunction: false };

  constructor(
    private readonly base: Base,
    private readonly table: MacroTable,
    macros: Macros,
  ) {
    this.lexer = new Lexer(macros.names);
  }

  /** Forgets all contexts, after a refusal too. */
  restart(): void {
    while (this.context) this.pop();
    this.stack.top = 0;
    this.opened = null;
    this.prevent = 0;
    this.parsing = Parsing.NO;
    this.inDirective = false;
    this.wantsPadding = false;
  }

  /** Whether the last token stands in no macro. */
  get isOutside(): boolean {
    return this.context === null;
  }

  /** The next token of the text, with macros expanded. */
  get(): Token {
    for (;;) {
      const { context } = this;
      let token: Token;
      if (!context) {
        token = this.base.next();
        this.place = token.place;
      } else if (context.at < context.tokens.length) {
        token = context.tokens[context.at]!;
        this.place = context.places ? context.places[context.at]! : context.place;
        context.at++;
        if (token.flags & Flag.PASTE) {
          this.pasteAll(token, context);
          if (this.inDirective) continue;
          return paddingOf(token);
        }
      } else if (context.isClosed) {
        context.at++;
        this.place = 0;
        return END;
      } else {
        this.pop();
        if (this.inDirective) continue;
        return AVOID_PASTE;
      }
      if (token.kind !== Kind.NAME || token.flags & Flag.STAYS) return token;
      const macro = this.table.get(token.number);
      if (!macro) return token;
      if (macro.isDisabled) return token.withFlags(token.flags | Flag.STAYS);
      if (this.prevent > 0) return token;
      const { place } = this;
      if (context === this.opened) {
        this.outermost.place = place;
        this.outermost.isFunction = macro.body.startsWith('(');
      }
      if (this.enter(macro, token, place)) {
        if (this.inDirective) continue;
        return paddingOf(token);
      }
      this.place = place;
      return token;
    }
  }

  getSolid(): Token {
    for (;;) {
      const token = this.get();
      if (token.kind !== Kind.PADDING) return token;
    }
  }

  expanded({ tokens, places }: Argument): readonly Token[] {
    if (this.areFinal(tokens)) {
      this.place = 0;
      return tokens;
    }
    const found: Token[] = [];
    this.push(null, tokens, 0, places, true);
    const own = this.context;
    for (let token = this.get(); token.kind !== Kind.END; token = this.get()) found.push(token);
    if (this.context !== own) throw new Refusal('contexts do not match');
    this.pop();
    return found;
  }

  /** Whether no macro is among tokens, so that they expand to themselves. */
  private areFinal(tokens: readonly Token[]): boolean {
    for (const { kind, flags, number } of tokens) {
      if (flags & Flag.PASTE) return false;
      if (kind === Kind.NAME && !(flags & Flag.STAYS) && this.table.get(number)) return false;
    }
    return true;
  }

  /** Has a list of tokens read next, until `close`. */
  open(tokens: readonly Token[]): void {
    const places = tokens.map(({ place }) => place);
    this.push(null, tokens, 0, places, true);
    this.opened = this.context;
  }

  close(): void {
    this.pop();
    this.opened = null;
  }

  private push(
    macro: Macro | null,
    tokens: readonly Token[],
    place: number,
    places: readonly number[] | null,
    isClosed = false,
  ): void {
    this.context = { macro, tokens, at: 0, place, places, isClosed, outer: this.context };
  }

  private pop(): void {
    const { macro, outer } = this.context!;
    this.context = outer;
    if (macro && outer?.macro !== macro) macro.isDisabled = false;
  }

  private enter(macro: Macro, name: Token, place: number): boolean {
    if (macro.builtin) {
      if (macro.builtin === '_Pragma' && this.inDirective) return false;
      // GCC gives arguments behind a macro without parameters the place of that macro.
      const { outermost } = this;
      const token = builtinToken(
        macro,
        name,
        outermost.isFunction ? place : outermost.place,
        this,
        this.base,
      );
      this.push(null, [token], place, null);
      return true;
    }
    const parsed = macro.parse(this.lexer);
    let { tokens } = parsed;
    if (parsed.isFunction) {
      this.prevent++;
      this.parsing = Parsing.SEEKS;
      const args = this.invocation(macro, parsed);
      this.parsing = Parsing.NO;
      this.prevent--;
      if (!args) return false;
      if (parsed.parameters.length > 0) tokens = replaced(parsed, args, this);
    }
    macro.isDisabled = true;
    this.push(macro, tokens, place, null);
    return true;
  }

  /** Arguments, if a parenthesis follows; null where none does, and nothing is lost. */
  private invocation(macro: Macro, parsed: Parsed): Argument[] | null {
    let padding: Token | null = null;
    let token = this.get();
    for (; token.kind === Kind.PADDING; token = this.get()) {
      if (!padding?.source || (!(padding.source.flags & Flag.WHITE) && !token.source)) padding = token;
    }
    if (token.isSign('(')) {
      this.parsing = Parsing.COLLECTS;
      return this.collect(macro, parsed);
    }
    if (this.context) this.context.at--;
    else if (token.kind !== Kind.END) this.base.unread(token);
    // At the end of what can be read now GCC gives up the padding, too.
    if (padding && (this.context || token.kind !== Kind.END)) this.push(null, [padding], 0, null);
    return null;
  }

  private collect(macro: Macro, { parameters, isVariadic }: Parsed): Argument[] {
    const { stack } = this;
    const from = stack.top;
    const found: Argument[] = [];
    for (let depth = 0; ;) {
      const token = this.get();
      if (token.kind === Kind.PADDING) {
        if (stack.top === from) continue;
      } else if (token.kind === Kind.SIGN) {
        if (token.text === '(') depth++;
        else if (token.text === ')') {
          if (depth-- === 0) break;
        } else if (
          token.text === ',' &&
          depth === 0 &&
          !(isVariadic && found.length + 1 === parameters.length)
        ) {
          found.push(stack.takeFrom(from));
          continue;
        }
      } else if (token.kind === Kind.END) throw new Refusal(`arguments of ${macro.name} without end`);
      stack.push(token, this.place);
    }
    found.push(stack.takeFrom(from));
    return argumentsOk(found, macro, parameters.length, isVariadic);
  }

  private pasteAll(first: Token, context: Context): void {
    let left = first;
    let right: Token;
    do {
      const next = context.tokens[context.at++];
      if (!next) throw new Refusal('## at the end');
      right = next;
      if (right.kind === Kind.PADDING) break;
      left = pasted(left, right, this.lexer);
    } while (right.flags & Flag.PASTE);
    const { place } = this;
    this.push(context.macro, [left.withFlags(left.flags & ~Flag.PASTE)], place, null);
  }
}
