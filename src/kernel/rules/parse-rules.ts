// SPDX-License-Identifier: GPL-2.0-or-later
import { beforeComment, hasControl, linesIn, refuseLine, withoutMark, wordsIn } from '../../formats/content';
import { guessedKind, KINDS, type Rule } from './rule';
import { Rules } from './rules';
import type { RawText } from '../../text';

const REMEDY = 'a rule is [MODULE|NAMESPACE|SYMBOL] PATTERN PASS|FAIL';

/**
 * Reads severity rules: one a line, `#` starts a comment, empty lines do not count.
 * @param file its name, for messages
 * @throws ModversionsError `FILE:LINE: …` for a line that is no rule
 */
export function parseRules(text: RawText, file: string): Rules {
  const rules: Rule[] = [];
  for (const line of linesIn(withoutMark(text))) {
    const words = wordsIn(beforeComment(line.text));
    if (words.length === 0) continue;
    const fail = (what: string): never => refuseLine(file, line, what, REMEDY);
    if (hasControl(words.join(' '))) fail('a control character in the rule');
    const named = words.length > 2 ? KINDS[words[0]!] : undefined;
    const [pattern, verdict, ...rest] = named ? words.slice(1) : words;
    if (verdict === undefined) return fail('no PASS or FAIL');
    if (verdict !== 'PASS' && verdict !== 'FAIL') {
      const isKindWrong = rest[0] === 'PASS' || rest[0] === 'FAIL';
      return fail(
        isKindWrong ? `'${words[0]!}' is no kind of pattern` : `'${verdict}' is neither PASS nor FAIL`,
      );
    }
    if (rest.length > 0) fail('text after the rule');
    const kind = named ?? guessedKind(pattern!);
    rules.push({ kind, pattern: pattern!, verdict, line: line.number, text: words.join(' ') });
  }
  return new Rules(file, rules);
}
