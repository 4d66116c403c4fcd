// SPDX-License-Identifier: GPL-2.0-or-later
import type { HeaderPiece } from '../../formats/corpus';
import { functionNamed } from './function-name';
import { evened, withoutComments } from './plain-text';

const DEFINE = /^[ \t]*#[ \t]*define[ \t]+([A-Za-z_$\x80-\xff][\w$\x80-\xff]*)(\([^()]*\))?([^]*)$/;
const CONDITION = /^[ \t]*#[ \t]*(if|elif|else|endif)/;
/** Where a function begins whatever stands before: braces are out of step there, as in branches of `#if`. */
const CERTAIN_START = /^static[ \t\n\\]+(?:__always_)?(?:__)?inline(?:__)?[ \t\n\\]/;

/** Where reading stands outside of directives. */
interface State {
  /** Where the open declaration begins; -1 between declarations. */
  start: number;
  line: number;
  depth: number;
  parentheses: number;
  /** The function whose body is open. */
  name: string | undefined;
}

const between = (): State => ({ start: -1, line: 0, depth: 0, parentheses: 0, name: undefined });

/** A word, and what may stand around it without bearing on braces. */
const PLAIN = /[\w$\x80-\xff \t\r\f\v*,.&|+<>=!~?:%^/@`-]+/y;

/**
 * The macros of a header and its functions with bodies, in the order of the text. Conditions are not evaluated: each branch
 * goes on where the first one began.
 * @param text the header's bytes, a character each
 */
export function cutHeader(text: string): HeaderPiece[] {
  return new HeaderCutter(withoutComments(text)).pieces();
}

class HeaderCutter {
  private readonly found: HeaderPiece[] = [];
  private state = between();
  private readonly branches: State[] = [];
  private line = 1;

  constructor(private readonly text: string) {}

  pieces(): HeaderPiece[] {
    const { text } = this;
    for (let at = 0; at < text.length;) {
      const end = this.endOfLine(at);
      if (isDirective(text, at)) this.directive(text.slice(at, end));
      else this.code(at, end);
      at = end;
    }
    this.end(text.length);
    return this.found.sort((a, b) => a.line - b.line);
  }

  /** The place behind a line with all that is spliced to it. */
  private endOfLine(from: number): number {
    const { text } = this;
    for (let at = from; ;) {
      const found = text.indexOf('\n', at);
      if (found < 0) return text.length;
      const last = text[found - 1] === '\r' ? found - 2 : found - 1;
      if (last < from || text[last] !== '\\') return found + 1;
      at = found + 1;
    }
  }

  private directive(text: string): void {
    const { line } = this;
    this.countLines(text);
    const condition = CONDITION.exec(text)?.[1];
    if (condition === 'if') this.branches.push({ ...this.state });
    else if (condition === 'endif') this.branches.pop();
    else if (condition !== undefined) this.state = { ...(this.branches.at(-1) ?? this.state) };
    const [, name, parameters = null, body] = DEFINE.exec(text) ?? [];
    if (name === undefined) return;
    this.found.push({
      kind: 'macro',
      name,
      line,
      parameters: parameters === null ? null : evened(parameters).replace(/\n/g, ' '),
      text: evened(body!),
    });
  }

  private countLines(text: string): void {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.line++;
  }

  private code(from: number, to: number): void {
    const { text } = this;
    if (this.state.start >= 0 && CERTAIN_START.test(text.slice(from, Math.min(to, from + 80))))
      this.end(from);
    for (let at = from; at < to; at++) {
      const { state } = this;
      const isOutside = state.depth === 0 && state.parentheses === 0;
      switch (text[at]) {
        case '\n':
          this.line++;
          break;
        case ' ':
        case '\t':
        case '\r':
        case '\\':
          break;
        case '"':
        case "'":
          this.begin(at);
          at = endOfString(text, at, to) - 1;
          break;
        case '(':
        case '[':
          this.begin(at);
          state.parentheses++;
          break;
        case ')':
        case ']':
          if (state.parentheses > 0) state.parentheses--;
          break;
        case '{':
          this.begin(at);
          if (isOutside) state.name = functionNamed(text.slice(state.start, at));
          state.depth++;
          break;
        case '}':
          if (state.depth > 0) state.depth--;
          if (state.depth === 0 && state.name !== undefined) this.end(at + 1);
          break;
        case ';':
          if (isOutside) this.state = between();
          break;
        default:
          this.begin(at);
          PLAIN.lastIndex = at;
          if (PLAIN.test(text)) at = PLAIN.lastIndex - 1;
      }
    }
  }

  private begin(at: number): void {
    if (this.state.start >= 0) return;
    this.state.start = at;
    this.state.line = this.line;
  }

  /** Ends whatever is open; a function is kept as far as it was read. */
  private end(at: number): void {
    const { start, line, name } = this.state;
    this.state = between();
    if (name === undefined) return;
    this.found.push({
      kind: 'function',
      name,
      line,
      parameters: null,
      text: evened(this.text.slice(start, at)),
    });
  }
}

function isDirective(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === '#';
}

/** A string that nothing closes ends with its line. */
function endOfString(text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[from]) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return to;
}
