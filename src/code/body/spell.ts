// SPDX-License-Identifier: GPL-2.0-or-later
import { isWord, type Token } from '../unit';

/** What a stand-in of the spelling stands for: tokens from, and up to but not with, these. */
export interface StandIn {
  kind: 'typeof' | 'auto' | 'offset' | 'argument';
  from: number;
  to: number;
  /** Behind the whole of it. */
  end: number;
}

/** Tokens in words that the grammar reads, with the way back. */
export interface Spelling {
  text: string;
  tokens: readonly Token[];
  /** Offsets of what is spelled, ascending, and the token of each. */
  starts: number[];
  numbers: number[];
  /** By token. */
  standIns: Map<number, StandIn>;
}

/** The grammar knows it as a type, so that it need not guess which names are types. */
const A_TYPE = 'size_t';
const ATTRIBUTE = /^__attribute(?:__)?$/;
const DROPPED =
  /^(?:__extension__|inline|__inline|__inline__|_Noreturn|__restrict|__restrict__|restrict|__thread|_Thread_local|_Alignas)$/;
const TYPEOF = /^(?:typeof|__typeof|__typeof__|typeof_unqual)$/;
const WORDS: ReadonlyMap<string, string> = new Map([
  ['__const', 'const'],
  ['__const__', 'const'],
  ['__volatile', 'volatile'],
  ['__volatile__', 'volatile'],
  ['__signed__', 'signed'],
  ['__signed', 'signed'],
  ['__asm', 'asm'],
  ['__asm__', 'asm'],
  ['_Bool', A_TYPE],
  ['__int128', A_TYPE],
  ['__builtin_va_list', A_TYPE],
  ['__alignof__', 'sizeof'],
  ['__alignof', 'sizeof'],
  ['_Alignof', 'sizeof'],
  ['__seg_gs', 'const'],
  ['__seg_fs', 'const'],
]);
/** A token behind which `*`, `&` and `&&` take one side only. */
const BEFORE_OPERAND = /^(?:[-+*/%&|^~!?:;,({[<>=]|[^\w"'$)\]]+|return|case|else|do)$/;

/** Spells tokens for the grammar of C, which knows neither GNU's words nor a unit's types. */
export function spelled(tokens: readonly Token[], isTypeName: (name: string) => boolean): Spelling {
  return new Speller(tokens, isTypeName).spell();
}

class Speller {
  private readonly parts: string[] = [];
  private readonly starts: number[] = [];
  private readonly numbers: number[] = [];
  private readonly standIns = new Map<number, StandIn>();
  private readonly labels: ReadonlySet<string>;
  private length = 0;
  private isCase = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly isTypeName: (name: string) => boolean,
  ) {
    this.labels = labelsIn(tokens);
  }

  spell(): Spelling {
    const { tokens, starts, numbers, standIns } = this;
    for (let at = 0; at < tokens.length;) at = this.one(at);
    return { text: this.parts.join(' '), tokens, starts, numbers, standIns };
  }

  private put(text: string, token: number): void {
    this.parts.push(text);
    this.starts.push(this.length);
    this.numbers.push(token);
    this.length += text.length + 1;
  }

  /** Spells what stands at a place. @returns the place behind it */
  private one(at: number): number {
    const { tokens } = this;
    const { text } = tokens[at]!;
    if (text.startsWith('"') || /^(?:u8|[LuU])"/.test(text)) {
      // Texts that follow each other are one.
      if (this.parts.at(-1) !== '""') this.put('""', at);
    } else if (/^[LuU]?'/.test(text)) this.put('0', at);
    else if (isWord(text)) return this.word(text, at);
    else if (text === '&&' && this.isLabelAddress(at)) return this.standFor('0', at, at + 2);
    else {
      if (text === ':' || text === ';') this.isCase = false;
      // A range of values: both ends are read.
      this.put(text === '...' && this.isCase ? '+' : text, at);
    }
    return at + 1;
  }

  private word(text: string, at: number): number {
    const { tokens } = this;
    if (ATTRIBUTE.test(text)) return this.behind(at + 1);
    if (DROPPED.test(text)) return text === '_Alignas' ? this.behind(at + 1) : at + 1;
    if (TYPEOF.test(text)) {
      const end = this.behind(at + 1);
      this.standIns.set(at, { kind: 'typeof', from: at + 2, to: end - 1, end });
      return this.standFor(A_TYPE, at, end);
    }
    switch (text) {
      case '__auto_type':
        this.standIns.set(at, { kind: 'auto', from: at, to: at, end: at + 1 });
        break;
      case '__builtin_offsetof': {
        const end = this.behind(at + 1);
        this.standIns.set(at, { kind: 'offset', from: at + 2, to: end - 1, end });
        return this.standFor('0', at, end);
      }
      case '__builtin_va_arg': {
        const end = this.behind(at + 1);
        this.standIns.set(at, { kind: 'argument', from: this.lastComma(at + 2, end) + 1, to: end - 1, end });
        return this.standFor('0', at, end);
      }
      case '__builtin_types_compatible_p':
        return this.standFor('0', at, this.behind(at + 1));
      case '_Static_assert':
        // What is asserted may hold statements of its own.
        return this.behind(at + 1);
      case '__label__': {
        let end = at;
        while (end < tokens.length && tokens[end]!.text !== ';') end++;
        return end;
      }
      case 'case':
        this.isCase = true;
    }
    const known = WORDS.get(text);
    if (known !== undefined || text === '__auto_type') this.put(known ?? A_TYPE, at);
    else this.put(this.isType(text, at) ? A_TYPE : text, at);
    return at + 1;
  }

  private standFor(text: string, at: number, end: number): number {
    this.put(text, at);
    return end;
  }

  /** Whether a name at a place is a type's: not behind a tag's word or for a member, and not what is being declared. */
  private isType(name: string, at: number): boolean {
    const before = this.tokens[at - 1]?.text ?? ';';
    const after = this.tokens[at + 1]?.text ?? ';';
    if (/^(?:\.|->|struct|union|enum|goto)$/.test(before)) return false;
    if (!this.isTypeName(name)) return false;
    if (after === ':' && /^[;{}]$/.test(before)) return false;
    const isBehindType = isWord(before) && this.spelledAt(at - 1) === A_TYPE;
    return !(isBehindType && /^[;,=[)]$/.test(after));
  }

  private spelledAt(token: number): string | undefined {
    return this.numbers.at(-1) === token ? this.parts.at(-1) : undefined;
  }

  /** `&&label`, which is no conjunction. */
  private isLabelAddress(at: number): boolean {
    const name = this.tokens[at + 1]?.text ?? '';
    if (!this.labels.has(name)) return false;
    const before = this.tokens[at - 1]?.text ?? ';';
    return before === ')' || BEFORE_OPERAND.test(before);
  }

  /** The place behind the group whose bracket stands at a place. */
  private behind(at: number): number {
    let depth = 0;
    for (let place = at; place < this.tokens.length; place++) {
      const { text } = this.tokens[place]!;
      if (text === '(' || text === '[' || text === '{') depth++;
      else if (text === ')' || text === ']' || text === '}') depth--;
      if (depth <= 0) return place + 1;
    }
    return this.tokens.length;
  }

  private lastComma(from: number, to: number): number {
    let [depth, found] = [0, from - 1];
    for (let at = from; at < to; at++) {
      const { text } = this.tokens[at]!;
      if (text === '(') depth++;
      else if (text === ')') depth--;
      else if (text === ',' && depth === 0) found = at;
    }
    return found;
  }
}

function labelsIn(tokens: readonly Token[]): Set<string> {
  const found = new Set<string>();
  tokens.forEach(({ text }, at) => {
    if (text === '__label__')
      for (let next = at + 1; next < tokens.length && tokens[next]!.text !== ';'; next++)
        found.add(tokens[next]!.text);
    else if (isWord(text) && tokens[at + 1]?.text === ':' && /^[;{}:]$/.test(tokens[at - 1]?.text ?? ''))
      found.add(text);
  });
  return found;
}
