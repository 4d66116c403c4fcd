// SPDX-License-Identifier: GPL-2.0-or-later
import {
  byBytes,
  isSourceName,
  sourceWords,
  type Branch,
  type ConditionalMacro,
  type ConditionGroup,
} from '../../formats/corpus';
import { evened, withoutComments } from './plain-text';

const DIRECTIVE = /^[ \t]*#[ \t]*(\w+)?([^]*)$/;
const DEFINE = /^[ \t]*([A-Za-z_$\x80-\xff][\w$\x80-\xff]*)(?:\([^()]*\))?([^]*)$/;
const OPTION = /\bCONFIG_\w/;
/** Lines that are read for one declaration at most. */
const LONGEST = 5_000;

/** A directive, with all that is spliced to its line. Lines count from 0. */
interface Directive {
  name: string;
  rest: string;
  last: number;
}

/** A macro as it is written, and the branches of the innermost conditional around it. */
interface WrittenMacro {
  line: number;
  name: string;
  body: string;
  branches: Branch[] | undefined;
}

/** Where the reading of a declaration stands. */
interface Reading {
  /** How deep in brackets it was at each open `#if`. */
  open: number[];
  depth: number;
  /** How many `#if` were open where it ended; null where it goes on. */
  ended: number | null;
  last: string;
}

/** A source by its lines: which are directives, under which conditions the others stand, and words of declarations. */
export class ConditionalText {
  readonly groups: ConditionGroup[] = [];
  /** Those that stand under a condition or name an option. */
  readonly macros: ConditionalMacro[] = [];
  private readonly lines: string[];
  private readonly directives = new Map<number, Directive>();

  /** @param text the file's bytes, a character each */
  constructor(text: string) {
    this.lines = withoutComments(text).split('\n');
    const open: Branch[][] = [];
    const macros: WrittenMacro[] = [];
    for (let line = 0; line < this.lines.length; line++) {
      const directive = this.directiveAt(line);
      if (!directive) continue;
      this.directives.set(line, directive);
      const { name, rest, last } = directive;
      const branch = { line: line + 1, condition: conditionOf(name, rest) };
      if (/^if(?:n?def)?$/.test(name)) open.push([branch]);
      else if (/^el(?:se|if|ifdef|ifndef)$/.test(name)) open.at(-1)?.push(branch);
      else if (name === 'endif') {
        const branches = open.pop();
        if (branches) this.groups.push({ branches, end: line + 1 });
      } else if (name === 'define') {
        const [, macro, body] = DEFINE.exec(rest) ?? [];
        if (macro !== undefined)
          macros.push({ line: line + 1, name: macro, body: body!, branches: open.at(-1) });
      }
      line = last;
    }
    this.groups.sort((a, b) => a.branches[0]!.line - b.branches[0]!.line);
    const guard = this.guardOf(macros);
    if (guard) this.groups.splice(this.groups.indexOf(guard), 1);
    this.macros = macros
      .filter(
        ({ body, branches }) => (branches !== undefined && branches !== guard?.branches) || OPTION.test(body),
      )
      .map(({ line, name, body }) => ({ line, name, text: evened(body).replace(/\n/g, ' ') }));
  }

  /**
   * The words of the declaration that begins in a line, for `SourceWords`; undefined where no condition lies within it and
   * the preprocessor replaces none of them.
   * @param declared its texts as the preprocessor left them
   */
  wordsAt(line: number, declared: readonly string[]): string | undefined {
    if (line < 1) return undefined;
    const { text, hasConditions } = this.declarationAt(line - 1);
    if (hasConditions) return text;
    const names = [...new Set(sourceWords(text))].filter(isSourceName);
    const known = declared.map((one) => new Set(sourceWords(one)));
    const replaced = names.filter((word) => known.some((words) => !words.has(word)));
    return replaced.length === 0 ? undefined : replaced.sort(byBytes).join(' ');
  }

  /** All branches count, each from where its `#if` stood, to where the declaration ends in it. */
  private declarationAt(first: number): { text: string; hasConditions: boolean } {
    const told: string[] = [];
    const state: Reading = { open: [], depth: 0, ended: null, last: '' };
    let hasConditions = false;
    for (let line = first; line < this.lines.length && line - first < LONGEST; line++) {
      const directive = this.directives.get(line);
      if (directive) {
        hasConditions ||= directive.name.startsWith('if');
        if (!passDirective(state, directive.name)) break;
        for (; line < directive.last; line++) told.push('');
        told.push('');
        continue;
      }
      told.push(state.ended === null ? readWords(state, this.lines[line]!).join(' ') : '');
      if (state.ended !== null && state.open.length === 0) break;
    }
    return { text: told.join('\n'), hasConditions };
  }

  private directiveAt(first: number): Directive | undefined {
    if (!/^[ \t]*#/.test(this.lines[first]!)) return undefined;
    let last = first;
    let text = this.lines[first]!;
    while (/\\\r?$/.test(text) && last + 1 < this.lines.length) text = `${text}\n${this.lines[++last]!}`;
    const [, name = '', rest = ''] = DIRECTIVE.exec(text)!;
    return { name, rest, last };
  }

  /** The `#ifndef` around a whole file, whose name the file defines. */
  private guardOf(macros: readonly WrittenMacro[]): ConditionGroup | undefined {
    const group = this.groups.find(({ branches }) => branches.length === 1);
    const [branch] = group?.branches ?? [];
    const [first] = this.directives.keys();
    const last = [...this.directives.keys()].at(-1);
    const name = /^!defined\((\w+)\)$/.exec(branch?.condition ?? '')?.[1];
    const isGuard =
      name !== undefined &&
      branch!.line === first! + 1 &&
      group!.end === last! + 1 &&
      macros.some((macro) => macro.name === name && evened(macro.body) === '');
    return isGuard ? group : undefined;
  }
}

/** @returns false where what follows is another branch of what stands around the declaration */
function passDirective(state: Reading, name: string): boolean {
  const { open } = state;
  if (name.startsWith('if')) open.push(state.depth);
  else if (name.startsWith('el')) {
    if (open.length === 0) return false;
    state.depth = open.at(-1)!;
    if (state.ended === open.length) state.ended = null;
  } else if (name === 'endif') {
    if (open.pop() === undefined) return false;
    if (state.ended !== null && state.ended > open.length) state.ended = open.length;
    return state.ended !== 0;
  }
  return true;
}

/** The words of a line, as far as the declaration goes. */
function readWords(state: Reading, line: string): string[] {
  const words: string[] = [];
  for (const word of sourceWords(line)) {
    // The body of a function bears on no declaration.
    if (word === '{' && state.depth === 0 && state.last === ')') {
      state.ended = state.open.length;
      return words;
    }
    words.push(word);
    if (word === '{' || word === '(' || word === '[') state.depth++;
    if (word === '}' || word === ')' || word === ']') state.depth--;
    if (word === ';' && state.depth <= 0) {
      state.ended = state.open.length;
      return words;
    }
    state.last = word;
  }
  return words;
}

/** What a directive asks, as one expression; null for none. */
function conditionOf(name: string, rest: string): string | null {
  const text = evened(rest)
    .replace(/\\?\s+/g, ' ')
    .trim();
  if (name === 'ifdef' || name === 'elifdef') return `defined(${text})`;
  if (name === 'ifndef' || name === 'elifndef') return `!defined(${text})`;
  return name === 'if' || name === 'elif' ? text : null;
}
