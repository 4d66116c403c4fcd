// SPDX-License-Identifier: GPL-2.0-or-later
/** One simple command of a shell script. */
export interface SimpleCommand {
  /** Its words, quotes and backslashes resolved; expansions (`$x`, `$(…)`) stand as they are written. */
  words: string[];
  /** The file that `>` or `>>` names. */
  to?: string;
  /** False where a word holds an expansion, which only a shell can carry out. */
  isPlain: boolean;
}

/** Words that begin or end a compound command: what follows them is a command of its own. */
const RESERVED = new Set(['{', '}', 'if', 'then', 'else', 'fi', 'do', 'done', 'while', '!']);

/**
 * The simple commands of a script of kbuild's, in their order, pipes and lists taken apart.
 *
 * Knows as much of the shell's language as kbuild's recipes use. It never fails: what is no script gives words
 * that mean nothing.
 */
export function simpleCommands(script: string): SimpleCommand[] {
  return new Splitter(script).split();
}

class Splitter {
  private at = 0;
  private readonly found: SimpleCommand[] = [];
  private command: SimpleCommand = { words: [], isPlain: true };
  private word: string | undefined;
  private isQuoted = false;
  private isTarget = false;

  constructor(private readonly script: string) {}

  split(): SimpleCommand[] {
    while (this.at < this.script.length) this.step(this.script[this.at++]!);
    this.endCommand();
    return this.found;
  }

  private step(c: string): void {
    if (c === ' ' || c === '\t') this.endWord();
    else if (c === '\n' || c === ';' || c === '|' || c === '&' || c === '(' || c === ')') this.endCommand();
    else if (c === '<' || c === '>') this.redirect(c);
    else if (c === "'") this.singleQuoted();
    else if (c === '"') this.doubleQuoted();
    else if (c === '\\') this.escaped();
    else if (c === '$' || c === '`') this.add(this.expansion(c));
    else if (c === '#' && this.word === undefined) this.skipComment();
    else this.add(c);
  }

  private add(text: string): void {
    this.word = (this.word ?? '') + text;
  }

  private endWord(): void {
    const { word, isQuoted } = this;
    this.word = undefined;
    this.isQuoted = false;
    if (word === undefined) return;
    if (this.isTarget) {
      this.isTarget = false;
      this.command.to = word;
    } else if (isQuoted || this.command.words.length > 0 || !RESERVED.has(word)) {
      this.command.words.push(word);
    }
  }

  private endCommand(): void {
    this.endWord();
    const { words, to } = this.command;
    if (words.length > 0) this.found.push(this.command);
    // `{ …; } > file` names the file after its last command has ended.
    else if (to !== undefined && this.found.length > 0) this.found.at(-1)!.to ??= to;
    this.command = { words: [], isPlain: true };
    this.isTarget = false;
  }

  private redirect(c: string): void {
    const descriptor = this.word;
    if (descriptor !== undefined && /^\d$/.test(descriptor)) this.word = undefined;
    this.endWord();
    if (this.script[this.at] === c) this.at++;
    if (this.script[this.at] === '&') {
      this.at += 2;
      return;
    }
    const isOutput = c === '>' && (descriptor === undefined || !/^[02-9]$/.test(descriptor));
    if (isOutput) this.isTarget = true;
    else this.skipWord();
  }

  private skipWord(): void {
    while (this.script[this.at] === ' ') this.at++;
    while (this.at < this.script.length && !' \t\n;|&()'.includes(this.script[this.at]!)) this.at++;
  }

  private skipComment(): void {
    const end = this.script.indexOf('\n', this.at);
    this.at = end < 0 ? this.script.length : end;
  }

  private singleQuoted(): void {
    const end = this.script.indexOf("'", this.at);
    const stop = end < 0 ? this.script.length : end;
    this.add(this.script.slice(this.at, stop));
    this.isQuoted = true;
    this.at = stop + 1;
  }

  private doubleQuoted(): void {
    this.add('');
    this.isQuoted = true;
    while (this.at < this.script.length) {
      const c = this.script[this.at++]!;
      if (c === '"') return;
      if (c === '$' || c === '`') this.add(this.expansion(c));
      else if (c === '\\' && '"\\$`\n'.includes(this.script[this.at] ?? ' ')) this.escaped();
      else this.add(c);
    }
  }

  /** A backslash joins lines, or takes the meaning from the character after it. */
  private escaped(): void {
    const c = this.script[this.at++] ?? '';
    if (c !== '\n') this.add(c);
  }

  /** An expansion, whole: what is quoted or nested in it ends nothing. */
  private expansion(first: string): string {
    const start = this.at - 1;
    const opener = this.script[this.at];
    // A lone `$` stands for itself.
    if (first === '$' && !/[\w({$@*#?!-]/.test(opener ?? ' ')) return first;
    this.command.isPlain = false;
    if (first === '`') this.skipTo('`');
    else if (opener === '(' || opener === '{') this.skipNested(opener, opener === '(' ? ')' : '}');
    return this.script.slice(start, this.at);
  }

  private skipTo(end: string): void {
    const found = this.script.indexOf(end, this.at);
    this.at = found < 0 ? this.script.length : found + 1;
  }

  private skipNested(open: string, close: string): void {
    let depth = 0;
    while (this.at < this.script.length) {
      const c = this.script[this.at++]!;
      if (c === "'" || c === '"') this.skipTo(c);
      else if (c === open) depth++;
      else if (c === close && --depth === 0) return;
    }
  }
}
