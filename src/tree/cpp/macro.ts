// SPDX-License-Identifier: GPL-2.0-or-later
import { UnsafeNames } from './bodies';
import { Lexer } from './lexer';
import { MacroNames } from './names';
import { Refusal } from './refusal';
import { Flag, Kind, Token } from './token';

/** Macros that are no text: what they say hangs on the place, or on the compiler. */
export type Builtin =
  | '__LINE__'
  | '__FILE__'
  | '__BASE_FILE__'
  | '__COUNTER__'
  | '_Pragma'
  | '__has_include'
  | '__has_include_next'
  /** Asks the compiler. */
  | 'has'
  /** Is not done here. */
  | 'refused';

/** A definition of a macro. There is one object for each text of a definition, so two are the same if they are one object. */
export class Macro {
  /** Whether it is being expanded, and so stands for itself. */
  isDisabled = false;
  private parsed: Parsed | null = null;

  /**
   * @param number of its name
   * @param id its place among all definitions, from 1 on
   * @param body what stands behind the name in the `#define`
   */
  constructor(
    readonly name: string,
    readonly number: number,
    readonly id: number,
    readonly body: string,
    readonly builtin: Builtin | null,
  ) {}

  /** @throws Refusal where a compiler may find fault with it */
  parse(lexer: Lexer): Parsed {
    return (this.parsed ??= parsed(this.body, lexer));
  }
}

/** A definition in tokens. */
export interface Parsed {
  isFunction: boolean;
  parameters: readonly string[];
  isVariadic: boolean;
  tokens: readonly Token[];
}

/** What may make a definition wrong, so that a compiler fails on it even if nobody uses it. */
const MAY_BE_WRONG = /^\(|^\\|#/;

function parsed(body: string, lexer: Lexer): Parsed {
  if (/^(?:\\[ \t]*\n)+\(/.test(body)) throw new Refusal('a continuation behind the name of a macro');
  lexer.open(body, 0, body.length, 0, 0, false);
  const isFunction = body.startsWith('(');
  const { parameters, isVariadic } = isFunction ? parametersOf(lexer) : { parameters: [], isVariadic: false };
  const raw: Token[] = [];
  for (let token = lexer.next(); token; token = lexer.next()) {
    if (token.text === '__VA_OPT__') throw new Refusal('__VA_OPT__');
    raw.push(new Token(token.kind, token.text, token.flags & Flag.WHITE, 0, token.number));
  }
  const tokens = isFunction ? withParameters(raw, parameters) : [...raw];
  return { isFunction, parameters, isVariadic, tokens: joined(tokens) };
}

function parametersOf(lexer: Lexer): Pick<Parsed, 'parameters' | 'isVariadic'> {
  const wrong = (): Refusal => new Refusal('parameters of a macro');
  const parameters: string[] = [];
  lexer.next();
  let token = lexer.next();
  if (token?.isSign(')')) return { parameters, isVariadic: false };
  for (;;) {
    if (token?.isSign('...')) {
      parameters.push('__VA_ARGS__');
      if (!lexer.next()?.isSign(')')) throw wrong();
      return { parameters, isVariadic: true };
    }
    if (token?.kind !== Kind.NAME || parameters.includes(token.text) || token.text.startsWith('__VA_'))
      throw wrong();
    parameters.push(token.text);
    token = lexer.next();
    if (token?.isSign('...')) {
      if (!lexer.next()?.isSign(')')) throw wrong();
      return { parameters, isVariadic: true };
    }
    if (token?.isSign(')')) return { parameters, isVariadic: false };
    if (!token?.isSign(',')) throw wrong();
    token = lexer.next();
  }
}

/** Puts parameters in the place of their names, and takes `#` in. */
function withParameters(raw: readonly Token[], parameters: readonly string[]): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < raw.length; at++) {
    const token = raw[at]!;
    const isHash = token.isSign('#');
    const name = isHash ? raw[at + 1] : token;
    const number = name?.kind === Kind.NAME ? parameters.indexOf(name.text) : -1;
    if (isHash && number < 0) throw new Refusal('# before no parameter');
    if (number < 0) found.push(token);
    else {
      found.push(
        new Token(Kind.PARAMETER, name!.text, token.flags | (isHash ? Flag.STRINGIFY : 0), 0, number),
      );
      if (isHash) at++;
    }
  }
  return found;
}

/** Takes `##` in: as a flag of the token before. */
function joined(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  tokens.forEach((token, at) => {
    if (!token.isSign('##')) {
      found.push(token);
      return;
    }
    const before = found.pop();
    const isLast = at === tokens.length - 1;
    if (!before || isLast || before.flags & Flag.PASTE) throw new Refusal('## at the end of a macro');
    found.push(before.withFlags(before.flags | Flag.PASTE));
  });
  if (found[0]) found[0] = found[0].withFlags(found[0].flags & ~Flag.WHITE);
  return found;
}

/** All definitions that were ever met, one object for each. */
export class Macros {
  readonly names = new MacroNames();
  /** By their ids; 0 is none. */
  readonly all: (Macro | null)[] = [null];
  /** By the number of the name. Of nearly every name there is one definition. */
  private readonly known: (Macro | Map<string, Macro> | null)[] = [];
  private readonly lexer = new Lexer(this.names);
  readonly unsafe: UnsafeNames;

  /** @param onUnsafe told of names that `unsafe` has from now on */
  constructor(onUnsafe: (name: string) => void) {
    this.unsafe = new UnsafeNames(onUnsafe);
  }

  /** @throws Refusal where a compiler may find fault with it */
  of(name: string, body: string): Macro {
    const number = this.names.of(name);
    while (this.known.length <= number) this.known.push(null);
    const known = this.known[number]!;
    const same = known instanceof Macro ? (known.body === body ? known : undefined) : known?.get(body);
    if (same) return same;
    if (name === 'defined' || name.startsWith('__VA_')) throw new Refusal(`a macro ${name}`);
    const macro = this.add(name, number, body, null);
    // Those with __VA_OPT__ are refused once somebody uses them.
    if (MAY_BE_WRONG.test(body) && !body.includes('__VA_OPT__')) macro.parse(this.lexer);
    if (!known) this.known[number] = macro;
    else if (known instanceof Map) known.set(body, macro);
    else this.known[number] = new Map([known, macro].map((one) => [one.body, one]));
    this.unsafe.see(name, body, () =>
      this.all.filter((one): one is Macro => one !== null && one.builtin === null),
    );
    return macro;
  }

  /** A macro that is no text, of one compiler. */
  builtin(name: string, builtin: Builtin): Macro {
    return this.add(name, this.names.of(name), '', builtin);
  }

  private add(name: string, number: number, body: string, builtin: Builtin | null): Macro {
    const macro = new Macro(name, number, this.all.length, body, builtin);
    this.all.push(macro);
    return macro;
  }
}
