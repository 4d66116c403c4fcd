// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { configurationText, judgementSentence } from '../../report';
import type { ComparedSide } from '../../../kernel/compare';
import type { Told } from '../../../text';
import { sideName } from './cause-view';
import { countOf, many, shortText, type Model } from './model';
import { Titled } from './titled';

/** What it all comes to, in a sentence. */
export function Judgement({ model }: { model: Model }): JSX.Element {
  const { saved } = model;
  const sentence = judgementSentence({
    names: [sideName(saved.base), sideName(saved.new)],
    verdicts: saved.verdicts,
    missed: saved.missed.map(({ judgement }) => judgement.verdict),
    words: model.words,
    hasTypes: saved.base.hasTypes && saved.new.hasTypes,
    isWhole: saved.base.isWhole && saved.new.isWhole && (saved.warnings ?? []).length === 0,
  });
  return <p class="judgement">{sentence}</p>;
}

const FACTS: readonly [string, (side: Told<ComparedSide>) => string][] = [
  ['release', ({ release }) => release ?? 'not known'],
  ['architecture', ({ architecture }) => architecture ?? 'not known'],
  ['compiled for', ({ target }) => target ?? 'not known'],
  ['compiler', ({ compiler }) => compiler ?? 'not known'],
  ['read from', ({ path, kind }) => `${shortText(path)} (${kind})`],
  ['exports', ({ exports }) => many(exports)],
  ['coverage', ({ isWhole }) => (isWhole ? 'the whole kernel' : 'not the whole kernel')],
  [
    'compared by',
    ({ hasTypes, hasCrcs }) =>
      [hasCrcs && 'CRCs', hasTypes && 'types'].filter(Boolean).join(' and ') || 'names',
  ],
];

/** Who made the page, and when, as its head says. */
function makerText(): string {
  const [program, day] = ['generator', 'date'].map(
    (name) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content,
  );
  return `Compared by ${program ?? 'modversions'}${day ? ` on ${day} (UTC)` : ''}.`;
}

const optionsText = (count: number | null): string => (count === null ? 'not known' : many(count));

/** What was compared, side by side. */
export function Compared({ model: { saved, exports } }: { model: Model }): JSX.Element {
  const { configuration } = saved;
  return (
    <Titled title="What was compared">
      <div class="scrolls" tabIndex={0} role="region" aria-label="What was compared">
        <table class="compared">
          <thead>
            <tr>
              <th scope="col"></th>
              <th scope="col">base</th>
              <th scope="col">new</th>
            </tr>
          </thead>
          <tbody>
            {FACTS.map(([what, of]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td class="wraps">{shortText(of(saved.base))}</td>
                <td class="wraps">{shortText(of(saved.new))}</td>
              </tr>
            ))}
            {configuration && (
              <tr>
                <th scope="row">options set</th>
                <td>{optionsText(configuration.base)}</td>
                <td>{optionsText(configuration.new)}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {configuration && <p>Configuration: {configurationText(configuration, Infinity)}.</p>}
      <p class="dim">
        Something happened to {countOf(exports.length, 'export')}. {makerText()}
      </p>
    </Titled>
  );
}
