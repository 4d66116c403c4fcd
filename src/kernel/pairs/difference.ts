// SPDX-License-Identifier: GPL-2.0-or-later
import { diffArrays } from 'diff';
import { wordsOf } from '../../formats/corpus';
import type { JudgedCause } from '../judge';

/**
 * What makes a change the same change on another machine, where the rest of the declaration may read otherwise: the words that went
 * and came. Where no text tells it, it is what was found.
 */
export function differenceOf({ baseText, newText, judgement }: JudgedCause): string {
  if (baseText === newText) {
    const subjects = judgement.findings.map(({ kind, subject }) => `${kind} ${subject}`);
    return JSON.stringify([judgement.kind, ...new Set(subjects)]);
  }
  const parts = diffArrays(wordsOf(baseText), wordsOf(newText));
  return JSON.stringify(
    parts.flatMap(({ added, removed, value }) =>
      added || removed ? [`${added ? '+' : '-'}${value.join(' ')}`] : [],
    ),
  );
}
