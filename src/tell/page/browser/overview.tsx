// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { byVerdict, type Verdict } from '../../../kernel/judge';
import { beyondLine, ruleUseText, toleratedText } from '../../report';
import { CauseTable } from './cause-table';
import { Compared, Judgement } from './compared';
import { MEANINGS, Sign } from './marks';
import { countOf, kindTitle, many, shortText, VERDICTS, type Cause, type Model } from './model';
import { Find } from './find';
import { linkTo, refine } from './route';
import { Titled } from './titled';

/** The first view: what it comes to, then the causes by verdict and impact, then what else happened. */
export function Overview({ model, query }: { model: Model; query: URLSearchParams }): JSX.Element {
  const [verdict, kind, text] = ['verdict', 'kind', 'q'].map((key) => query.get(key) ?? '');
  const needle = text!.toLowerCase();
  // What the CRC misses stands among the others of its verdict.
  const counting = model.causes
    .filter(({ isTolerated }) => !isTolerated)
    .sort((a, b) => byVerdict(a.verdict, b.verdict));
  const chosen = counting.filter(
    (cause) =>
      (!verdict || cause.verdict === verdict) &&
      (!kind || cause.kind === kind) &&
      (!needle || cause.title.toLowerCase().includes(needle)),
  );
  const kinds = [...new Set(counting.map((cause) => cause.kind))].sort();
  return (
    <>
      <Judgement model={model} />
      <Warnings model={model} />
      <VerdictCards model={model} chosen={verdict as Verdict | ''} />
      <OtherFacts model={model} />
      <Titled title="Causes">
        {counting.length > 0 && (
          <Find text={text!} example="struct net_device" onText={(q) => refine({ q })}>
            <label>
              Verdict{' '}
              <select value={verdict} onChange={(event) => refine({ verdict: event.currentTarget.value })}>
                <option value="">all</option>
                {VERDICTS.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            </label>
            <label>
              Kind{' '}
              <select value={kind} onChange={(event) => refine({ kind: event.currentTarget.value })}>
                <option value="">all</option>
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {kindTitle(one, model.words)}
                  </option>
                ))}
              </select>
            </label>
            <output aria-live="polite">{shownText(chosen, counting, model)}</output>
          </Find>
        )}
        <CauseTable causes={chosen} />
        {counting.length === 0 && <NoCauses model={model} />}
      </Titled>
      <Tolerated model={model} />
      <Compared model={model} />
      <p>
        <a href={linkTo(['beyond'])}>Beyond exports</a>: {beyondLine(model.beyond)}.
      </p>
    </>
  );
}

/** What makes the comparison less than it looks, before all else. */
function Warnings({ model }: { model: Model }): JSX.Element | null {
  const { warnings = [] } = model.saved;
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings" aria-label="Warnings">
      {warnings.map(({ message, remedy }) => (
        <li key={message} class="note">
          <b>Warning:</b> {shortText(message, 1000)} <span class="dim">({shortText(remedy, 1000)})</span>
        </li>
      ))}
    </ul>
  );
}

/** `74 causes and 6 missed by the CRC`, or how many of them are left. */
function shownText(chosen: readonly Cause[], all: readonly Cause[], { words }: Model): string {
  if (chosen.length < all.length) return `${chosen.length} of ${all.length}`;
  const missed = all.filter(({ isMissed }) => isMissed).length;
  const text = countOf(all.length - missed, 'cause');
  return missed > 0 ? `${text} and ${missed} ${words.short}` : text;
}

function VerdictCards({ model, chosen }: { model: Model; chosen: Verdict | '' }): JSX.Element {
  const { verdicts } = model.saved;
  return (
    <ul class="cards" aria-label="Verdicts">
      {VERDICTS.map((verdict) => (
        <li key={verdict}>
          <a
            class={`card ${verdict}`}
            href={linkTo(['causes'], { verdict: chosen === verdict ? undefined : verdict })}
            aria-current={chosen === verdict ? 'true' : undefined}
          >
            <span class="word">
              <Sign verdict={verdict} /> {verdict}
            </span>
            <span class="big">{many(verdicts.exports[verdict])}</span>
            <span>
              {verdicts.exports[verdict] === 1 ? 'export' : 'exports'} at worst,{' '}
              {countOf(verdicts.causes[verdict], 'cause')}
            </span>
            <span class="dim">{MEANINGS[verdict]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Changes of exports besides what causes explain, each with a way to the list of them. */
function OtherFacts({ model }: { model: Model }): JSX.Element {
  const count = (kind: string): number =>
    model.exports.filter(({ saved }) => saved.changes.some((change) => change.kind === kind)).length;
  const facts: [string, number, Record<string, string>][] = [
    ['changed CRC', count('crc'), { change: 'crc' }],
    ['changed declaration', count('declaration'), { change: 'declaration' }],
    ['added', count('added'), { change: 'added' }],
    ['removed', count('removed'), { change: 'removed' }],
    ['moved', count('module'), { change: 'module' }],
    ['changed type', count('type'), { change: 'type' }],
    ['changed namespace', count('namespace'), { change: 'namespace' }],
    [
      'false positives',
      model.exports.filter(({ saved }) => saved.falsePositive).length,
      { only: 'false-positives' },
    ],
    [model.words.short, model.exports.filter(({ isMissed }) => isMissed).length, { only: 'missed' }],
    ['tolerated', model.exports.filter(({ isTolerated }) => isTolerated).length, { only: 'tolerated' }],
    ['without a cause', model.saved.unexplained.length, { only: 'unexplained' }],
  ];
  return (
    <ul class="tally" aria-label="Exports">
      {facts
        .filter(([, number]) => number > 0)
        .map(([what, number, query]) => (
          <li key={what}>
            <a href={linkTo(['exports'], query)}>
              <b>{many(number)}</b> {what}
            </a>
          </li>
        ))}
    </ul>
  );
}

function NoCauses({ model }: { model: Model }): JSX.Element {
  const untyped = [model.saved.base, model.saved.new].filter(({ hasTypes }) => !hasTypes);
  if (untyped.length === 0) return <p>No declaration that an export reaches has changed.</p>;
  return (
    <p class="note">
      Causes need the types of both sides, which are not in{' '}
      {untyped.map(({ path }) => shortText(path)).join(' and ')}: scan the kernel with{' '}
      <code>modversions scan TREE -o DIR</code>, and compare that.
    </p>
  );
}

function Tolerated({ model }: { model: Model }): JSX.Element | null {
  const rules = new Map<string, number>();
  for (const { saved } of model.exports) {
    for (const { tolerated } of saved.changes) {
      if (!tolerated) continue;
      const by = toleratedText(tolerated);
      rules.set(by, (rules.get(by) ?? 0) + 1);
    }
  }
  const idle = (model.saved.rules ?? []).filter(({ state }) => state !== 'used');
  if (rules.size + idle.length === 0) return null;
  const causes = model.causes.filter(({ isTolerated }) => isTolerated);
  const total = [...rules.values()].reduce((sum, count) => sum + count, 0);
  return (
    <details class="tolerated">
      <summary>{countOf(total, 'change')} tolerated or known already</summary>
      <ul>
        {[...rules].map(([by, count]) => (
          <li key={by}>
            {countOf(count, 'change')}: {by}
          </li>
        ))}
      </ul>
      {idle.length > 0 && (
        <>
          <p>Rules that tolerate nothing:</p>
          <ul>
            {idle.map((rule) => (
              <li key={`${rule.file}:${rule.line}`}>{ruleUseText(rule)}</li>
            ))}
          </ul>
        </>
      )}
      <CauseTable causes={causes} />
    </details>
  );
}
