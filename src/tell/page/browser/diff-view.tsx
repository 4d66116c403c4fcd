// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { RecordName } from '../../../record-name';
import type { Shown } from '../../../text';
import { diffLines, declarationDiff } from '../../report';

/** Longest line that is shown whole. */
const LONGEST = 4000;

/** How a declaration's text differs. */
export function DiffView({ baseText, newText }: { baseText: Shown; newText: Shown }): JSX.Element {
  const diff = useMemo(() => declarationDiff(baseText, newText, asInSource), [baseText, newText]);
  return <Difference diff={diff} />;
}

/** A unified diff with the words that differ marked. */
export function Difference({ diff }: { diff: string }): JSX.Element {
  const lines = useMemo(() => diffLines(diff), [diff]);
  if (lines.length === 0) return <p>The declaration reads alike on both sides.</p>;
  return (
    <pre class="diff" tabIndex={0} role="region" aria-label="Difference of the declaration">
      {lines.map(({ mark, stretches }, at) => (
        <div key={at} class={CLASSES[mark]}>
          {mark === '@' ? '' : mark}
          {stretches.map(({ text, isDifferent }, part) => {
            const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
            return isDifferent ? <mark key={part}>{cut}</mark> : cut;
          })}
        </div>
      ))}
    </pre>
  );
}

/** A word of a record as a source would spell it: `struct key` for `s#key`. */
function asInSource(word: string): string {
  return RecordName.parse(word).inC;
}

const CLASSES = { '+': 'plus', '-': 'minus', ' ': 'context', '@': 'range' } as const;
