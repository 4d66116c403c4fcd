'use strict';
const { readFileSync } = require('node:fs');
const { posix } = require('node:path');
const { holds } = require('./condition');
const { Macros } = require('./macros');
const { linesOf, tokensOf, textOf } = require('./tokens');

/** Lines that are caught up by new lines; more take a line marker. */
const CAUGHT_UP = 8;

/** What the compiler says where it gives up, place first. */
class Fault extends Error {}

/** Preprocesses one unit and prints it as GCC does: same lines, same line markers. */
class Preprocessor {
  /** @param folders where `#include` looks, as `-I` names them */
  constructor(folders) {
    this.folders = folders;
    this.macros = new Macros();
    this.output = '';
    /** The files that are open, the unit first: the name as it is told, and the line that is being read. */
    this.stack = [];
    /** What the reader of the output takes its last line for. */
    this.printed = 0;
  }

  /**
   * @param file the unit's name, and `-` for standard input
   * @param included what `-include` names
   */
  run(file, included) {
    const name = file === '-' ? '<stdin>' : file;
    const text = read(file === '-' ? 0 : file);
    if (text === null) throw new Fault(`cc1: fatal error: ${file}: No such file or directory`);
    this.output = `# 0 "${name}"\n# 0 "<built-in>"\n# 0 "<command-line>"\n`;
    this.stack.push({ path: '<command-line>', name: '<command-line>', line: 0, shift: 0 });
    for (const header of included) {
      const path = this.find(header, '.', '"');
      if (path === undefined) throw new Fault(`cc1: fatal error: ${header}: No such file or directory`);
      this.enter(path, read(path));
      this.mark(0, '<command-line>', ' 2');
    }
    this.stack.pop();
    this.mark(1, name, '');
    this.read(file === '-' ? './-' : file, name, text);
    if (!this.output.endsWith('\n')) this.output += '\n';
    return this.output;
  }

  enter(path, text) {
    if (this.stack.length > 200) this.fault('fatal error: #include nested too deeply');
    this.mark(1, path, ' 1');
    this.read(path, path, text);
  }

  /** Reads a file, line by line. */
  read(path, name, text) {
    const place = { path, name, line: 1, shift: 0 };
    this.stack.push(place);
    const lines = linesOf(text);
    const conditions = [];
    for (let at = 0; at < lines.length; at++) {
      const first = lines[at];
      place.line = first.line + place.shift;
      this.macros.place = { file: place.name, line: place.line };
      const directive = /^\s*#\s*(\w*)\s*([^]*)$/.exec(first.text);
      if (directive) {
        this.directive(directive[1], directive[2].trim(), conditions, first);
        continue;
      }
      if (conditions.some(({ isTaken }) => !isTaken) || first.text.trim() === '') continue;
      let tokens = tokensOf(first.text);
      // A macro's call may go on in the lines that follow.
      while (this.macros.openCall(tokens) > 0 && at + 1 < lines.length && !/^\s*#/.test(lines[at + 1].text)) {
        const [more, ...others] = tokensOf(lines[++at].text);
        if (more) tokens = [...tokens, { ...more, space: true }, ...others];
      }
      this.print(tokens, place);
    }
    place.line = lines.length > 0 ? lines.at(-1).line + place.shift : 1;
    if (conditions.length > 0) this.fault('error: unterminated #if');
    this.stack.pop();
  }

  directive(word, rest, conditions, line) {
    const isSkipped = conditions.some(({ isTaken }) => !isTaken);
    const outer = conditions.slice(0, -1).every(({ isTaken }) => isTaken);
    const last = conditions.at(-1);
    if (/^(el|end|else$)/.test(word) && !last) this.fault(`error: #${word} without #if`);
    if (/^if(n?def)?$/.test(word)) {
      const isTaken = !isSkipped && this.condition(word, rest);
      conditions.push({ isTaken, wasTaken: isTaken });
    } else if (word === 'elif') {
      last.isTaken = outer && !last.wasTaken && this.condition('if', rest);
      last.wasTaken ||= last.isTaken;
    } else if (word === 'else') {
      last.isTaken = outer && !last.wasTaken;
      last.wasTaken = true;
    } else if (word === 'endif') conditions.pop();
    else if (isSkipped || word === '') return;
    else if (word === 'define') this.macros.define(rest);
    else if (word === 'undef') this.macros.undefine(rest);
    else if (word === 'include') this.include(rest, line);
    else if (word === 'line') this.renumber(rest, line);
    else if (word === 'pragma') {
      this.catchUp(line.line + this.stack.at(-1).shift);
      this.printOnOwnLine(`#pragma ${rest}`);
    } else if (word === 'error') this.fault(`error: #error ${rest}`);
    else if (word !== 'warning') this.fault(`error: invalid preprocessing directive #${word}`);
  }

  condition(word, rest) {
    if (word !== 'if') return this.macros.isDefined(/^\w*/.exec(rest)[0]) === (word === 'ifdef');
    const isThere = (name, opener) => this.find(name, this.folder(), opener) !== undefined;
    try {
      return holds(rest, this.macros, isThere);
    } catch (error) {
      return this.fault(`error: ${error.message}`);
    }
  }

  include(rest, { line, height }) {
    const text = /^["<]/.test(rest) ? rest : textOf(this.macros.expand(tokensOf(rest)));
    const [, opener, name] =
      /^(["<])([^">]+)[">]/.exec(text) ?? this.fault('error: #include expects "FILENAME" or <FILENAME>');
    const path = this.find(name, this.folder(), opener);
    if (path === undefined) this.fault(`fatal error: ${name}: No such file or directory`);
    const place = this.stack.at(-1);
    this.catchUp(place.line);
    this.enter(path, read(path));
    this.mark(line + height + place.shift, place.name, ' 2');
  }

  renumber(rest, { line, height }) {
    const [, number, name] = /^(\d+)(?:\s+"([^"]*)")?/.exec(rest);
    const place = this.stack.at(-1);
    place.shift = Number(number) - line - height;
    if (name !== undefined) place.name = name;
    this.mark(Number(number), place.name, '');
  }

  folder() {
    const { path } = this.stack.at(-1);
    return path.includes('/') ? posix.dirname(path) : '';
  }

  /** The name under which a header is found; undefined where it is nowhere. */
  find(name, own, opener) {
    if (name.startsWith('/')) return read(name) === null ? undefined : name;
    const folders = opener === '"' ? [own, ...this.folders] : this.folders;
    return folders
      .map((folder) => (folder === '' ? name : `${folder}/${name}`))
      .find((path) => read(path) !== null);
  }

  print(tokens, place) {
    let expanded;
    try {
      expanded = this.macros.expand(tokens);
    } catch (error) {
      this.fault(`error: ${error.message}`);
    }
    if (expanded.length === 0) return;
    this.catchUp(place.line);
    let from = 0;
    for (let at = 0; at < expanded.length; at++) {
      if (expanded[at].text !== '_Pragma' || expanded[at + 1]?.text !== '(') continue;
      this.output += textOf(expanded.slice(from, at));
      this.mark(place.line, place.name, '');
      const literal = expanded[at + 2].text.slice(1, -1).replace(/\\(["\\])/g, '$1');
      this.printOnOwnLine(`#pragma ${literal}`);
      this.mark(place.line, place.name, '');
      from = at + 4;
    }
    this.output += (expanded[from]?.space ? ' ' : '') + textOf(expanded.slice(from));
  }

  printOnOwnLine(text) {
    this.output += `${text}\n`;
    this.printed++;
  }

  isAtLineStart() {
    return this.output.endsWith('\n');
  }

  /** Brings the output to a line of the file that is being read, at its start. */
  catchUp(line) {
    if (!this.isAtLineStart()) {
      this.output += '\n';
      this.printed++;
    }
    const behind = line - this.printed;
    if (behind < 0 || behind > CAUGHT_UP) this.mark(line, this.stack.at(-1).name, '');
    else this.output += '\n'.repeat(behind);
    this.printed = line;
  }

  mark(line, name, flag) {
    if (!this.isAtLineStart()) this.output += '\n';
    this.output += `# ${line} "${name}"${flag}\n`;
    this.printed = line;
  }

  fault(message) {
    const [inner, ...outer] = [...this.stack].reverse();
    const column = message.startsWith('fatal') ? 10 : 2;
    const from = outer.map(
      ({ name, line }, at) =>
        `${at === 0 ? 'In file included from' : '                 from'} ${name}:${line}`,
    );
    const included = from.length > 0 ? `${from.join(',\n')}:\n` : '';
    throw new Fault(`${included}${inner.name}:${inner.line}:${column}: ${message}`);
  }
}

const texts = new Map();

/** A file's text, one character a byte; null where there is none. */
function read(path) {
  if (!texts.has(path)) {
    try {
      texts.set(path, readFileSync(path, 'latin1'));
    } catch {
      texts.set(path, null);
    }
  }
  return texts.get(path);
}

module.exports = { Preprocessor, Fault };
