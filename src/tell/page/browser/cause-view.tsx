// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { KINDS, type Finding, type Inclusion } from '../../../kernel/judge';
import type { Place } from '../../../formats/corpus';
import type { Shown, Told } from '../../../text';
import { factText, optionCauseText, subjectText } from '../../report';
import { ChainGraph } from './chain-graph';
import { DiffView } from './diff-view';
import { LayoutMap } from './layout-map';
import { MEANINGS, VerdictBadge } from './marks';
import { countOf, kindTitle, many, shortText, type Cause, type Export, type Model } from './model';
import { linkTo } from './route';
import { Titled } from './titled';

/** One cause in full: what it means and why, the declaration, both layouts, whom it reaches, what to do. */
export function CauseView({ model, cause }: { model: Model; cause: Cause }): JSX.Element {
  const { judgement, basePlace, newPlace, baseText, newText, chains } = cause.saved;
  const names: [string, string] = [sideName(model.saved.base), sideName(model.saved.new)];
  const [before, after] = [model.causes[cause.id - 1], model.causes[cause.id + 1]];
  return (
    <article>
      <nav class="steps" aria-label="Causes">
        <a href={linkTo(['causes'])}>All causes</a>
        <span class="dim">
          {cause.id + 1} of {model.causes.length}
        </span>
        {before && (
          <a href={linkTo(['cause', before.id + 1])} rel="prev" title="Previous cause (k)">
            ← previous
          </a>
        )}
        {after && (
          <a href={linkTo(['cause', after.id + 1])} rel="next" title="Next cause (j)">
            next →
          </a>
        )}
      </nav>
      <h1 tabIndex={-1} class="long">
        <VerdictBadge verdict={cause.verdict} /> {shortText(cause.title, 200)}
      </h1>
      {cause.isMissed && <p class="note">{model.words.causeNote}</p>}
      {cause.isTolerated && <p class="note">Rules tolerate all exports that it reaches.</p>}
      <div class="columns">
        <div>
          <p class="reason">{shortText(judgement.reason, 2000)}</p>
          <dl class="facts">
            <dt>kind</dt>
            <dd>{cause.kindTitle}</dd>
            <dt>reaches</dt>
            <dd>
              <a href={linkTo(['exports'], { cause: String(cause.id + 1) })}>
                {countOf(cause.exports.length, 'export')}
              </a>
              {judgement.units > 0 && ` in ${countOf(judgement.units, 'unit')} of the new kernel`}
            </dd>
            <dt>declared at</dt>
            <dd>
              <Places base={basePlace} next={newPlace} names={names} />
            </dd>
            {cause.saved.options && <dt>configuration</dt>}
            {cause.saved.options?.map((option) => (
              <dd>{optionCauseText(option)}</dd>
            ))}
          </dl>
          <Titled title="Declaration">
            <DiffView baseText={baseText} newText={newText} />
          </Titled>
        </div>
        <aside>
          <Advice cause={cause} />
          <Explanation cause={cause} />
        </aside>
      </div>
      <LayoutMap proof={judgement.proof} names={names} />
      <Findings findings={judgement.findings} names={names} />
      <Inclusions inclusions={judgement.inclusions} />
      <Commits commits={cause.saved.commits} />
      <ChainGraph chains={chains} total={cause.exports.length} />
      <ReachedModules cause={cause} />
    </article>
  );
}

export const sideName = ({ release, path }: { release: Shown | null; path: Shown }): string =>
  shortText(release ?? path, 80);

/** Where it stands on both sides; once where that is the same. */
export function Places({
  base,
  next,
  names,
}: {
  base: Told<Place> | null;
  next: Told<Place> | null;
  names: [string, string];
}): JSX.Element {
  const text = (place: Told<Place> | null): string => (place ? `${shortText(place.file)}:${place.line}` : '');
  const [was, is] = [text(base), text(next)];
  if (!was && !is) return <span class="dim">not known</span>;
  if (was === is) return <code>{was}</code>;
  return (
    <>
      {was ? <code title={names[0]}>{was}</code> : <span class="dim">nowhere in {names[0]}</span>} →{' '}
      {is ? <code title={names[1]}>{is}</code> : <span class="dim">nowhere in {names[1]}</span>}
    </>
  );
}

function Explanation({ cause }: { cause: Cause }): JSX.Element | null {
  const kind = KINDS[cause.kind] as (typeof KINDS)[keyof typeof KINDS] | undefined;
  if (!kind) return null;
  return (
    <details class="explanation">
      <summary>What “{cause.kindTitle}” means</summary>
      <p>{kind.explanation}</p>
      <p>{kind.rule}</p>
      <p class="dim">
        {cause.verdict}: {MEANINGS[cause.verdict]}. More: <code>modversions kind {cause.kind}</code>
      </p>
    </details>
  );
}

function Advice({ cause }: { cause: Cause }): JSX.Element | null {
  const kind = KINDS[cause.kind] as (typeof KINDS)[keyof typeof KINDS] | undefined;
  const advice =
    cause.saved.judgement.advice.length > 0 ? cause.saved.judgement.advice : (kind?.advice ?? []);
  if (advice.length === 0) return null;
  return (
    <section class="advice" aria-labelledby="advice-title">
      <h2 id="advice-title">What a maintainer can do</h2>
      <ul>
        {advice.map((one, at) => (
          <li key={at}>{shortText(one, 1000)}</li>
        ))}
      </ul>
      {kind?.macros && (
        <dl class="facts">
          <dt>Red Hat</dt>
          <dd>
            <code>{kind.macros.redHat}</code>
          </dd>
          <dt>SUSE</dt>
          <dd>
            <code>{kind.macros.suse}</code>
          </dd>
        </dl>
      )}
    </section>
  );
}

/** The commits that touched its lines. */
function Commits({ commits }: { commits: Cause['saved']['commits'] }): JSX.Element | null {
  if (!commits) return null;
  return (
    <Titled title="Commits">
      {commits.length === 0 && <p class="dim">No commit between them touched its lines.</p>}
      <ul>
        {commits.map(({ id, date, subject }) => (
          <li>
            <code>{id.slice(0, 12)}</code> {date} {shortText(subject, 200)}
          </li>
        ))}
      </ul>
    </Titled>
  );
}

/** Headers by which a definition comes in, the way of most units first. */
function Inclusions({ inclusions }: { inclusions: readonly Told<Inclusion>[] }): JSX.Element | null {
  if (inclusions.length === 0) return null;
  return (
    <Titled title="How the definition comes in">
      <ul class="chains">
        {inclusions.slice(0, 10).map(({ chain, units }, at) => (
          <li key={at}>
            {chain.map((file) => shortText(file)).join(' → ')}{' '}
            <span class="dim">
              in {countOf(units.length, 'unit')}: {shortText(units.slice(0, 5).join(', '), 400)}
              {units.length > 5 && ' …'}
            </span>
          </li>
        ))}
      </ul>
      {inclusions.length > 10 && <p class="dim">And {countOf(inclusions.length - 10, 'more way')}.</p>}
    </Titled>
  );
}

/** Findings that are shown before the rest is folded. */
const SHOWN = 8;

export function Findings({
  findings,
  names,
}: {
  findings: readonly Told<Finding>[];
  names: [string, string];
}): JSX.Element | null {
  if (findings.length === 0 || (findings.length === 1 && !findings[0]!.base && !findings[0]!.new))
    return null;
  const rest = findings.slice(SHOWN);
  return (
    <Titled title="What changed">
      <FindingTable findings={findings.slice(0, SHOWN)} names={names} />
      {rest.length > 0 && (
        <details>
          <summary>{countOf(rest.length, 'more finding')}</summary>
          <FindingTable findings={rest} names={names} />
        </details>
      )}
    </Titled>
  );
}

function FindingTable({
  findings,
  names,
}: {
  findings: readonly Told<Finding>[];
  names: [string, string];
}): JSX.Element {
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label="Findings">
      <table class="findings">
        <thead>
          <tr>
            <th scope="col">what</th>
            <th scope="col">verdict</th>
            <th scope="col">kind</th>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
            <th scope="col">why</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, at) => (
            <tr key={at}>
              <th scope="row" class="long">
                <code>{subjectText(finding)}</code>
              </th>
              <td>
                <VerdictBadge verdict={finding.verdict} />
              </td>
              <td>{kindTitle(finding.kind)}</td>
              <td class="wraps" data-title={names[0]}>
                {factText(finding.base)}
              </td>
              <td class="wraps" data-title={names[1]}>
                {factText(finding.new)}
              </td>
              <td class="wraps" data-title="why">
                {shortText(finding.reason, 400)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReachedModules({ cause }: { cause: Cause }): JSX.Element | null {
  const counts = new Map<string, Export[]>();
  for (const one of cause.exports) {
    const known = counts.get(one.module);
    if (known) known.push(one);
    else counts.set(one.module, [one]);
  }
  const modules = [...counts].sort(([, a], [, b]) => b.length - a.length);
  if (modules.length === 0) return null;
  const most = modules[0]![1].length;
  return (
    <Titled title="Exports that it reaches, by module">
      <ul class="bars">
        {modules.slice(0, 8).map(([module, exports]) => (
          <li key={module}>
            <a href={linkTo(['exports'], { cause: String(cause.id + 1), module: module || undefined })}>
              {shortText(module) || '(module not known)'}
            </a>
            <span class="bar" aria-hidden="true">
              <span style={{ width: `${(100 * exports.length) / most}%` }} />
            </span>
            <span class="number">{many(exports.length)}</span>
          </li>
        ))}
      </ul>
      {modules.length > 8 && (
        <p>
          <a href={linkTo(['exports'], { cause: String(cause.id + 1) })}>
            and {countOf(modules.length - 8, 'more module')}
          </a>
        </p>
      )}
    </Titled>
  );
}
