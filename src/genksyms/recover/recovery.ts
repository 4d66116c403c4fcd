// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import type { Builder } from '../declare';
import { Kind, type Lexer } from '../lex';
import { Tag } from '../parse';
import { tablesOf } from './known-tables';
import { ERROR_TOKEN, type Production, type Tables } from './tables';

/** bison's YYMAXDEPTH: genksyms gives up the unit when a declaration needs more states than this. */
const MOST_STATES = 10000;

/** What recovery could not make sense of. */
export type Finding = (kind: 'syntax' | 'too-deep', token: number) => void;

/**
 * Why recovery stopped: back between two declarations; the text ended there (`end`); or genksyms gives up, at
 * the end of the text or before (`ended`).
 */
export type Outcome = 'resynchronised' | 'end' | 'ended';

const NO_TOKEN = -1;
/** States on the stack between two declarations: the start, and the unit so far. */
const BETWEEN_DECLARATIONS = 2;

/**
 * What genksyms makes of text that it cannot parse.
 *
 * genksyms is an LALR(1) parser made by bison. What it still records of a declaration that does not fit its
 * grammar follows from the states of that automaton: which reductions ran before the error was noticed, which
 * states are popped, which tokens are passed over. So this class runs the automaton of the generation's
 * grammar. It starts at the unreadable declaration, and ends between two declarations with nothing left of the
 * error. It takes the same steps on the same builder.
 */
export class Recovery {
  private automaton: Tables | null = null;
  private readonly states: number[] = [];
  private readonly values: number[] = [];
  private lookahead = NO_TOKEN;
  /** Tokens to accept before the next error is told, as bison counts them. */
  private silence = 0;

  constructor(
    private readonly generation: Generation,
    private readonly lexer: Lexer,
    private readonly builder: Builder,
    private readonly finding: Finding,
  ) {}

  /** The tables are made when they are needed first: most units never need them. */
  private get tables(): Tables {
    return (this.automaton ??= tablesOf(this.generation));
  }

  /**
   * Reads on from the start of a declaration.
   * @param atStart whether no declaration came before in the unit
   */
  run(atStart: boolean): Outcome {
    const { tables, states, values, builder, lexer } = this;
    states.length = values.length = 0;
    this.push(0, -1);
    if (!atStart) this.push(tables.go[0]!.get(tables.productions[1]!.left)!, -1);
    this.lookahead = NO_TOKEN;
    this.silence = 0;
    lexer.keepAll = true;
    for (;;) {
      if (states.length >= MOST_STATES) {
        this.finding('too-deep', lexer.tokens - 1);
        return 'ended';
      }
      const state = states[states.length - 1]!;
      const row = tables.actions[state]!;
      let action: number | undefined;
      if (row.size > 0) {
        if (this.lookahead === NO_TOKEN) {
          this.lookahead = lexer.next();
          builder.token = lexer.tokens - 1;
        }
        action = row.get(this.lookahead);
      }
      if (action === undefined) {
        const production = tables.fallback[state]!;
        if (production < 0) {
          if (!this.error()) return 'ended';
          continue;
        }
        action = ~production;
      }
      if (action < 0) {
        if (!this.reduce(tables.productions[~action]!)) continue;
        if (states.length === BETWEEN_DECLARATIONS && this.isBetween()) {
          lexer.begin();
          builder.forget();
          if (this.silence === 0 && lexer.neutral) return 'resynchronised';
          lexer.keepAll = true;
        }
        continue;
      }
      if (this.lookahead === Kind.END) return 'end';
      if (this.silence > 0) this.silence--;
      this.push(action, lexer.words);
      this.lookahead = NO_TOKEN;
    }
  }

  private isBetween(): boolean {
    const unit = this.tables.go[0]!.get(this.tables.productions[1]!.left);
    return this.lookahead === NO_TOKEN && this.states[1] === unit;
  }

  private push(state: number, value: number): void {
    this.states.push(state);
    this.values.push(value);
  }

  /** Takes a production; false where its action turned out to be an error. */
  private reduce(production: Production): boolean {
    const { states, values, tables, lexer } = this;
    const base = values.length - production.right.length;
    const part = (n: number): number => values[base + n - 1]!;
    let value = -1;
    for (const n of production.value) {
      if (part(n) >= 0) {
        value = part(n);
        break;
      }
    }
    const { action, words, right } = production;
    if (action && !this.act(action, part, right.length)) {
      states.length = values.length = base;
      this.popToError();
      return false;
    }
    if (words) lexer.wantsTypes = words === 'types';
    states.length = values.length = base;
    this.push(tables.go[states[base - 1]!]!.get(production.left)!, value);
    return true;
  }

  /** @param last the number of the production's last part */
  private act(action: string, part: (n: number) => number, last: number): boolean {
    const { builder } = this;
    switch (action) {
      case 'begin':
        builder.begin();
        break;
      case 'end':
        builder.cut(part(2));
        break;
      case 'typedef':
        builder.typedef();
        break;
      case 'extern':
        builder.extern(true);
        break;
      case 'inline':
        builder.extern(false);
        break;
      case 'drop':
        builder.drop(part(1));
        break;
      case 'specifier':
        builder.specifier(part(1));
        break;
      case 'another_specifier':
        builder.specifier(part(2));
        break;
      case 'nospecifier':
        builder.specifier(-1);
        break;
      case 'type':
        builder.tag(part(1), Tag.TYPEDEF);
        break;
      case 'struct':
      case 'union':
      case 'enum':
        builder.drop(part(1));
        builder.tag(part(last), TAG_OF[action]);
        break;
      case 'struct_body':
      case 'union_body':
      case 'enum_body':
        builder.define(
          part(1),
          part(last - 1),
          part(last),
          TAG_OF[action.slice(0, -5) as keyof typeof TAG_OF],
        );
        break;
      case 'anonymous_enum':
        builder.anonymousEnum();
        break;
      case 'enumerator':
        builder.enumerator(part(1));
        break;
      case 'enumerator_value':
        builder.enumeratorValue(part(1), part(2), part(3));
        break;
      case 'name':
        return builder.declarator(part(1));
      case 'initializer':
        builder.initialiser(part(1), part(2));
        break;
      case 'first':
        builder.first(part(1));
        break;
      case 'another':
        builder.another(part(2), part(last));
        break;
      case 'simple':
        builder.plain(part(3));
        break;
      case 'function':
        builder.functionBody(part(2));
        break;
      case 'export':
        builder.export(part(3));
        break;
      default:
        throw new Error(`the grammar names an unknown action ${action}`);
    }
    return true;
  }

  /** bison's error routine; false where the input has ended. */
  private error(): boolean {
    if (this.silence === 0) this.finding('syntax', this.lexer.tokens - 1);
    if (this.silence === 3) {
      if (this.lookahead === Kind.END) return false;
      this.lookahead = NO_TOKEN;
    }
    return this.popToError();
  }

  /** Pops to a state in which an error may be shifted, and shifts it; false where there is none. */
  private popToError(): boolean {
    const { states, values, tables } = this;
    this.silence = 3;
    while (states.length > 0) {
      const next = tables.actions[states[states.length - 1]!]!.get(ERROR_TOKEN);
      if (next !== undefined) {
        this.push(next, -1);
        return true;
      }
      states.pop();
      values.pop();
    }
    return false;
  }
}

const TAG_OF = { struct: Tag.STRUCT, union: Tag.UNION, enum: Tag.ENUM } as const;
