// SPDX-License-Identifier: GPL-2.0-or-later
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Engine, Refusal } from '../../../src/tree/cpp';

/** Of all attributes it has one, and another with a plugin. */
function answersTo(input: string, hasPlugin: boolean): string {
  const asked = [...input.matchAll(/^#if (.*) == (\d+)\n(.*)$/gm)];
  const known = ['__has_attribute(__packed__)', ...(hasPlugin ? ['__has_attribute(__tea__)'] : [])];
  const isAnswer = (question: string, value: string): boolean =>
    value === (known.includes(question) ? '1' : '0');
  return asked
    .flatMap(([, question, value, line]) => (isAnswer(question!, value!) ? `${line!}\n` : []))
    .join('');
}

/** A compiler that has these macros and nothing else. */
function compilerWith(macros: string): (words: readonly string[], input: string) => string {
  return (words, input) => {
    if (words.includes('-dM')) return macros;
    if (words.includes('-P')) return answersTo(input, words.includes('-fplugin=tea.so'));
    const names = ['_LINE__', '_FILE__', '_COUNTER__', 'Pragma', '_has_attribute', '_DATE__'];
    const head = '# 0 "<stdin>"\n# 0 "<built-in>"\n# 0 "<command-line>"\n# 1 "<stdin>"\n';
    return head + names.map((name) => `modversions_begin ${name}\n`).join('');
  };
}

/** A folder with sources, and an engine that preprocesses them. */
export class CppLab {
  private readonly folder = mkdtempSync(join(tmpdir(), 'cpp-'));
  readonly engine: Engine;

  /** @param leavesOut whether the engine leaves bodies of functions out */
  constructor(private readonly leavesOut = false) {
    this.engine = this.newEngine(leavesOut);
  }

  private newEngine(leavesOut: boolean): Engine {
    return new Engine(this.folder, compilerWith('#define __GNUC__ 12\n'), leavesOut);
  }

  write(files: Record<string, string>): this {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
    return this;
  }

  /** The text of a source, without the lines that each text begins with. */
  text(file: string, ...options: string[]): string {
    return textBy(this.engine, file, options);
  }

  /** The same by an engine that has seen nothing before. */
  textAnew(file: string, ...options: string[]): string {
    return textBy(this.newEngine(this.leavesOut), file, options);
  }

  /** The same with the bodies of functions. */
  wholeAnew(file: string): string {
    return textBy(this.newEngine(false), file, []);
  }

  /** Why a source is refused; empty where it is not. */
  refusal(file: string): string {
    try {
      this.text(file);
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      throw error;
    }
    return '';
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function textBy(engine: Engine, file: string, options: readonly string[]): string {
  const words = ['gcc', '-nostdinc', '-std=gnu11', '-Iinclude', ...options];
  const text = engine.textOf(words, file).text.whole().toString('latin1');
  return text.slice(text.indexOf(`# 1 "${file}"\n`) + file.length + 7);
}
