// SPDX-License-Identifier: GPL-2.0-or-later
import { ask } from '../processes';
import { Answers, questionsIn } from './answers';
import { BUILTIN_NAMES } from './builtin-names';
import type { Command } from './command';
import type { Macro, Macros } from './macro';
import { Refusal } from './refusal';

/** What a compiler says of itself under one set of flags. */
export interface CompilerFacts {
  /** Macros that it has from the start. */
  macros: readonly Macro[];
  /** The line that it gives to what stands in no file, in the first line markers. */
  firstLine: number;
  /** A line marker for the folder of the work, where debug data is asked for. */
  folderMarker: string;
  /** What it says to `__has_attribute(x)`. @param text of the file that asks, which may ask more */
  answer: (question: string, text: string) => string;
}

const DEFINITION = /^#define ([A-Za-z_$][\w$]*)(.*)$/;
const HEAD =
  /^# ([01]) "<stdin>"\n((?:# 1 "[^"\n]*\/\/"\n)?)# \1 "<built-in>"\n# \1 "<command-line>"\n# 1 "<stdin>"\n/;
const BEGIN = 'modversions_begin';

/** What a compiler prints; null where it fails. @param words the program and its arguments */
export type AskCompiler = (words: readonly string[], input: string, directory: string) => string | null;

export const askCompiler: AskCompiler = (words, input, directory) => {
  const { status, stdout } = ask(words, input, directory);
  return status === 0 ? stdout : null;
};

/** Asks the compilers of one folder, each once for each set of flags and each question. */
export class CompilerQuestions {
  private readonly known = new Map<string, CompilerFacts | Refusal>();
  private readonly everAsked = new Set<string>();

  constructor(
    private readonly directory: string,
    private readonly macros: Macros,
    private readonly ask: AskCompiler,
  ) {}

  /** @throws Refusal where the compiler is none that is known here */
  of({ program, flags, prefixes }: Command): CompilerFacts {
    const key = JSON.stringify([program, flags, prefixes]);
    let facts = this.known.get(key);
    if (!facts) {
      try {
        facts = this.learn(program, flags);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        facts = error;
      }
      this.known.set(key, facts);
    }
    if (facts instanceof Refusal) throw facts;
    return facts;
  }

  private learn(program: string, flags: readonly string[]): CompilerFacts {
    const { macros } = this;
    const definitions = this.run(program, [...flags, '-dM'], '');
    const found = definitions.split('\n').flatMap((line): Macro[] => {
      if (line === '') return [];
      const [, name, body] = DEFINITION.exec(line) ?? [];
      if (name === undefined || name === '__clang__') throw new Refusal('a compiler that is no GCC');
      return [macros.of(name, body!)];
    });
    const names = [...BUILTIN_NAMES.keys()];
    const questions = names.map((name) => `#ifdef ${name}\n${BEGIN} ${name.slice(1)}\n#endif\n`).join('');
    const text = this.run(program, flags, questions);
    const head = HEAD.exec(text);
    if (!head) throw new Refusal('line markers of another form');
    const builtin = names.filter((name) => text.includes(`${BEGIN} ${name.slice(1)}\n`));
    const asking = new Set(builtin.filter((name) => BUILTIN_NAMES.get(name) === 'has'));
    const answers = new Answers((input) => this.run(program, [...flags, '-P'], input), this.everAsked);
    return {
      macros: [
        ...builtin.map((name) => macros.builtin(name, BUILTIN_NAMES.get(name)!)),
        ...found.filter(({ name }) => !BUILTIN_NAMES.has(name)),
      ],
      firstLine: Number(head[1]),
      folderMarker: head[2]!,
      answer: (question, text) => answers.to(question, questionsIn(text, asking)),
    };
  }

  private run(program: string, args: readonly string[], input: string): string {
    const text = this.ask([program, '-w', '-nostdinc', ...args, '-E', '-xc', '-'], input, this.directory);
    if (text === null) throw new Refusal('a compiler that does not answer');
    return text;
  }
}
