// SPDX-License-Identifier: GPL-2.0-or-later
import { Refusal } from './refusal';

/** What the questions for features are answered with: no, yes, or the month of a standard. */
const VALUES: readonly number[] = [
  ...[0, 1, 200809, 201309, 201603, 201803, 201904, 201907, 201910, 202003, 202106, 202110, 202202, 202207],
  ...[202306, 202311],
];
/** The word that answers begin with; no macro of a compiler. */
const WORD = 'modversions_answer';
const ANSWER = new RegExp(`^${WORD} (\\d+) (\\d+)$`, 'gm');

/** What a compiler makes of a source. @throws Refusal where it fails */
export type Preprocess = (input: string) => string;

/**
 * What a compiler with one set of flags answers to `__has_attribute(x)` and the like. A call of the compiler costs as much as
 * much of a unit does, so it is asked all that it may be asked for at once.
 */
export class Answers {
  private readonly known = new Map<string, string>();

  /** @param everAsked what compilers of the folder were asked with any flags; shared */
  constructor(
    private readonly preprocess: Preprocess,
    private readonly everAsked: Set<string>,
  ) {}

  /**
   * @param others what is likely to be asked next
   * @throws Refusal where the compiler fails, or has no answer of the known kind
   */
  to(question: string, others: readonly string[]): string {
    let answer = this.known.get(question);
    if (answer === undefined) {
      this.everAsked.add(question);
      const all = new Set([question, ...this.everAsked, ...others]);
      try {
        this.ask([...all].filter((one) => !this.known.has(one)));
      } catch (error) {
        // A single question may be wrong, or cost the others theirs.
        if (!(error instanceof Refusal) || all.size === 1) throw error;
        this.ask([question]);
      }
      answer = this.known.get(question);
      if (answer === undefined) throw new Refusal(question);
    }
    return answer;
  }

  private ask(questions: readonly string[]): void {
    const text = this.preprocess(
      questions
        .flatMap((question, at) =>
          VALUES.map((value) => `#if ${question} == ${value}\n${WORD} ${at} ${value}\n#endif\n`),
        )
        .join(''),
    );
    for (const [, at, value] of text.matchAll(ANSWER)) this.known.set(questions[Number(at)]!, value!);
  }
}

const QUESTION = /\b(__has_\w+)[ \t]*\([ \t]*(\w+(?:::\w+)?)[ \t]*\)/g;

/** The questions that stand in a text. @param names of the macros that ask */
export function questionsIn(text: string, names: ReadonlySet<string>): string[] {
  return [...text.matchAll(QUESTION)].flatMap(([, name, about]) =>
    names.has(name!) ? [`${name!}(${about!})`] : [],
  );
}
