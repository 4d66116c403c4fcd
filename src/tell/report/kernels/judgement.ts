// SPDX-License-Identifier: GPL-2.0-or-later
import { worst, type Verdict, type VerdictCounts } from '../../../kernel/judge';
import type { MissedWords } from '../missed-words';
import { counted } from '../spelling';

/** What the sentence is made from. */
export interface Judged {
  names: readonly [base: string, next: string];
  verdicts: { exports: Readonly<VerdictCounts>; causes: Readonly<VerdictCounts> };
  /** Verdicts of what the CRCs miss. */
  missed: readonly Verdict[];
  /** What that is called. */
  words: MissedWords;
  /** Whether both sides have types. */
  hasTypes: boolean;
  /** Whether all of both kernels was compared, and nothing warns. */
  isWhole: boolean;
}

/** What a comparison comes to for modules, in one sentence. It never says more than was compared. */
export function judgementSentence(judged: Judged): string {
  const { isWhole } = judged;
  const sentence = sentenceOf(judged);
  return isWhole ? sentence : `${sentence.slice(0, -1)}; not all of both kernels was compared.`;
}

function sentenceOf({ names: [base, next], verdicts, missed, words, hasTypes }: Judged): string {
  const { exports, causes } = verdicts;
  const found = (Object.keys(exports) as Verdict[]).filter((one) => exports[one] + causes[one] > 0);
  const all = [...found, ...missed];
  const modules = `Modules built for ${base}`;
  if (all.length === 0) {
    return hasTypes
      ? `Nothing that exports lead to changed from ${base} to ${next}.`
      : `No export of ${base} changed its CRC in ${next}; types were not compared.`;
  }
  const verdict = worst(all);
  const count = [
    exports[verdict] + causes[verdict] > 0
      ? `${counted(exports[verdict], 'export')} by ${counted(causes[verdict], 'cause')}`
      : '',
    missed.length > 0 ? `${counted(missed.length, 'change')} ${words.clause}` : '',
  ]
    .filter((part) => part !== '')
    .join(', and ');
  switch (verdict) {
    case 'break':
      return causes.break + missed.length > 0
        ? `${modules} can break on ${next}: ${count}.`
        : `${modules} can break on ${next}: ${counted(exports.break, 'export')} changed by itself or went.`;
    case 'unknown':
      return hasTypes
        ? `Whether modules built for ${base} work on ${next} is not proved: ${count}.`
        : `Whether modules built for ${base} work on ${next} was not judged: there are no types to compare, and ${counted(exports.unknown, 'export')} changed.`;
    case 'conditional':
      return `${modules} work on ${next} under the conditions that are stated: ${count}.`;
    case 'compatible':
      if (!hasTypes)
        return `No CRC changed from ${base} to ${next}, and what became of exports themselves hurts no module; types were not compared.`;
      return `No compiled module can tell what changed for its exports from ${base} to ${next}: all is proved compatible.`;
  }
}
