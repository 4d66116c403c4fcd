// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import type { MemberState, Verdict } from '../../../kernel/judge';
import type { DataColumn } from './data-table';
import { many, VERDICTS } from './model';

const SIGNS: Readonly<Record<Verdict, string>> = {
  break: '✕',
  unknown: '?',
  conditional: '!',
  compatible: '✓',
};

/** What a verdict means, in a sentence. */
export const MEANINGS: Readonly<Record<Verdict, string>> = {
  break: 'A compiled module would misbehave',
  unknown: 'Not proved either way',
  conditional: 'Safe under a condition that is stated',
  compatible: 'Proved that no compiled module can tell',
};

/** A verdict by word, sign and colour. */
export function VerdictBadge({ verdict }: { verdict: Verdict }): JSX.Element {
  return (
    <span class={`badge ${verdict}`} title={MEANINGS[verdict]}>
      <span aria-hidden="true">{SIGNS[verdict]}</span> {verdict}
    </span>
  );
}

/** The column of verdicts of any table, the worst first; null is none, after all others. */
export const verdictColumn = <Row,>(of: (row: Row) => Verdict | null): DataColumn<Row> => ({
  title: 'verdict',
  text: (row) => of(row) ?? '',
  rank: (row) => {
    const verdict = of(row);
    return verdict ? VERDICTS.indexOf(verdict) : VERDICTS.length;
  },
  show: (row) => {
    const verdict = of(row);
    return verdict && <VerdictBadge verdict={verdict} />;
  },
});

/** The sign of a verdict, for those who also read the word elsewhere. */
export const Sign = ({ verdict }: { verdict: Verdict }): JSX.Element => (
  <span class={`sign ${verdict}`} aria-hidden="true">
    {SIGNS[verdict]}
  </span>
);

/** How verdicts share a whole, as a bar with a name. */
export function SharesBar({ counts }: { counts: Readonly<Record<Verdict, number>> }): JSX.Element {
  const total = Math.max(
    1,
    VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0),
  );
  const parts = VERDICTS.filter((verdict) => counts[verdict] > 0);
  const label = parts.map((verdict) => `${many(counts[verdict])} ${verdict}`).join(', ');
  return (
    <span class="shares" role="img" aria-label={label} title={label}>
      {parts.map((verdict) => (
        <span
          key={verdict}
          class={`share ${verdict}`}
          style={{ width: `${(100 * counts[verdict]) / total}%` }}
        />
      ))}
    </span>
  );
}

/** What a member's state is shown as besides its colour. */
export const STATE_SIGNS: Readonly<Record<MemberState, string>> = {
  same: '',
  moved: '→',
  changed: '~',
  added: '+',
  removed: '−',
};
