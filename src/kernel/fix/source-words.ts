// SPDX-License-Identifier: GPL-2.0-or-later

/** A word or sign of a source, comments and directives aside. Lines count from 0. */
export interface SourceWord {
  text: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
  line: number;
  /** How many directives stand before it: words of one number have none between them. */
  branch: number;
  /** How many `#if` are open around it. */
  depth: number;
}

/** A source cut into words. */
export interface Source {
  text: string;
  lines: string[];
  words: SourceWord[];
  /** Lines whose end lies in a comment or is spliced to the next: nothing can be put behind them. */
  unended: Set<number>;
  /** Lines of `#include`, with what they name. */
  includes: { line: number; named: string; depth: number }[];
}

const PART =
  /(\/\*[^]*?(?:\*\/|$)|\/\/(?:\\\r?\n|[^\n])*)|(\s+|\\\r?\n)|("(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|\.?\d(?:[eEpP][+-]|[\w.])*|\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|[<>=!]=|&&|\|\||[-+*/%&|^]=|[^])/y;
const DIRECTIVE = /#(?:\/\*[^]*?\*\/|\\\r?\n|[^\n])*/y;
const CONDITION = /^#\s*(if|endif)/;
const INCLUDE = /^#\s*include\s*([<"][^>"\n]+[>"])/;

/** Cuts a source, or a declaration's text, of which all characters are bytes. */
export function sourceOf(text: string): Source {
  const words: SourceWord[] = [];
  const unended = new Set<number>();
  const includes: Source['includes'] = [];
  let [line, branch, depth, at] = [0, 0, 0, 0];
  let isStart = true;
  const pass = (part: string, holds: boolean): void => {
    for (const letter of part) {
      if (letter !== '\n') continue;
      if (holds) unended.add(line);
      line++;
    }
  };
  while (at < text.length) {
    const isDirective = isStart && text[at] === '#';
    const pattern = isDirective ? DIRECTIVE : PART;
    pattern.lastIndex = at;
    const found = pattern.exec(text)!;
    const [whole, comment, space, word] = found;
    if (isDirective) {
      branch++;
      const condition = CONDITION.exec(whole)?.[1];
      const named = INCLUDE.exec(whole)?.[1];
      if (named !== undefined) includes.push({ line, named, depth });
      if (condition !== undefined) depth += condition === 'if' ? 1 : -1;
      pass(whole, true);
    } else if (word !== undefined) {
      words.push({ text: word, start: at, end: at + word.length, line, branch, depth });
      pass(word, true);
      isStart = false;
    } else {
      pass(whole, comment !== undefined || space!.startsWith('\\'));
      if (space?.includes('\n') && !space.startsWith('\\')) isStart = true;
    }
    at += whole.length;
  }
  return { text, lines: text.split('\n'), words, unended, includes };
}
