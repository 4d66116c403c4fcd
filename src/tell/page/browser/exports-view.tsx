// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ExportChange } from '../../../kernel/compare';
import { VerdictBadge } from './marks';
import { countOf, kindTitle, many, shortText, VERDICTS, type Export, type Model } from './model';
import { linkTo, refine } from './route';

/** Rows that are shown at first, and that each press of the button adds. */
const PAGE = 100;

const CHANGES: Readonly<Record<ExportChange['kind'], string>> = {
  crc: 'CRC',
  declaration: 'declaration',
  added: 'added',
  removed: 'removed',
  module: 'moved',
  type: 'type',
  namespace: 'namespace',
};

const ONLY: Readonly<Record<string, (one: Export, model: Model) => boolean>> = {
  'false-positives': ({ saved }) => Boolean(saved.falsePositive),
  missed: ({ isMissed }) => isMissed,
  tolerated: ({ isTolerated }) => isTolerated,
  counting: ({ isTolerated }) => !isTolerated,
  unexplained: ({ saved }, { saved: { unexplained } }) => unexplained.includes(saved.name),
};

/** The exports that the settings of the view leave. */
export function chosenExports(model: Model, query: URLSearchParams): Export[] {
  const given = (key: string): string => query.get(key) ?? '';
  const [verdict, module, namespace, kind, change, only] = [
    'verdict',
    'module',
    'namespace',
    'kind',
    'change',
    'only',
  ].map(given);
  const needle = given('q').toLowerCase();
  const cause = model.causes[Number(given('cause')) - 1];
  const from = cause ? cause.exports : model.exports;
  const kinds = kind ? new Set(model.causes.filter((one) => one.kind === kind).map(({ id }) => id)) : null;
  const isOnly = only ? ONLY[only] : undefined;
  return from.filter(
    (one) =>
      (!needle || one.key.includes(needle)) &&
      (!verdict || one.verdict === verdict) &&
      (!module || one.module === module) &&
      (!namespace || one.namespace === namespace) &&
      (!kinds ||
        one.causes.some((id) => kinds.has(id)) ||
        one.saved.changes.some(({ changeKind }) => changeKind === kind)) &&
      (!change || one.saved.changes.some((made) => made.kind === change)) &&
      (!isOnly || isOnly(one, model)),
  );
}

/** All exports that something happened to, to be searched and filtered. */
export function ExportsView({ model, query }: { model: Model; query: URLSearchParams }): JSX.Element {
  const settings = query.toString();
  const chosen = useMemo(() => chosenExports(model, query), [model, settings]);
  const cause = model.causes[Number(query.get('cause') ?? 0) - 1];
  return (
    <section>
      <h1 tabIndex={-1}>Exports</h1>
      {cause && (
        <p class="note">
          Only those that <a href={linkTo(['cause', cause.id + 1])}>{shortText(cause.title)}</a> reaches.{' '}
          <button type="button" onClick={() => refine({ cause: '' })}>
            Show all
          </button>
        </p>
      )}
      <Filters model={model} query={query} count={chosen.length} />
      <ExportTable key={settings} model={model} exports={chosen} />
    </section>
  );
}

function Filters({
  model,
  query,
  count,
}: {
  model: Model;
  query: URLSearchParams;
  count: number;
}): JSX.Element {
  const value = (key: string): string => query.get(key) ?? '';
  const kinds = useMemo(() => {
    const all = model.causes.map((cause) => cause.kind);
    for (const { saved } of model.exports)
      for (const { changeKind } of saved.changes) if (changeKind) all.push(changeKind);
    return [...new Set(all)].sort();
  }, [model]);
  const choice = (key: string, label: string, options: [string, string][]): JSX.Element => (
    <label>
      {label}{' '}
      <select value={value(key)} onChange={(event) => refine({ [key]: event.currentTarget.value })}>
        <option value="">all</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const modules = model.modules
    .map(({ name }) => name)
    .filter(Boolean)
    .sort();
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        Find{' '}
        <input
          type="search"
          data-search
          value={value('q')}
          placeholder="part of a name"
          onInput={(event) => refine({ q: event.currentTarget.value })}
        />
      </label>
      {choice(
        'verdict',
        'Verdict',
        VERDICTS.map((one) => [one, one]),
      )}
      {choice(
        'module',
        'Module',
        modules.map((one) => [one, shortText(one, 60)]),
      )}
      {model.namespaces.length > 0 &&
        choice(
          'namespace',
          'Namespace',
          model.namespaces.map((one) => [one, shortText(one, 60)]),
        )}
      {choice(
        'kind',
        'Kind',
        kinds.map((one) => [one, kindTitle(one)]),
      )}
      {choice('change', 'Change', Object.entries(CHANGES))}
      {choice('only', 'Only', [
        ['counting', 'what counts'],
        ['tolerated', 'tolerated'],
        ['false-positives', 'false positives'],
        ['missed', 'missed by the CRC'],
        ['unexplained', 'without a cause'],
      ])}
      <output aria-live="polite">{countOf(count, 'export')}</output>
      <button type="button" onClick={() => (location.hash = '#/exports')}>
        Clear
      </button>
    </form>
  );
}

/** A table of exports that grows when asked to. */
export function ExportTable({ model, exports }: { model: Model; exports: readonly Export[] }): JSX.Element {
  const [shown, setShown] = useState(PAGE);
  if (exports.length === 0) return <p class="note">None.</p>;
  return (
    <>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Exports">
        <table class="exports">
          <thead>
            <tr>
              <th scope="col">export</th>
              <th scope="col">verdict</th>
              <th scope="col">what happened</th>
              <th scope="col">module</th>
              <th scope="col">worst cause</th>
            </tr>
          </thead>
          <tbody>
            {exports.slice(0, shown).map((one) => (
              <ExportRow key={one.id} one={one} model={model} />
            ))}
          </tbody>
        </table>
      </div>
      {exports.length > shown && (
        <p class="more">
          <button type="button" onClick={() => setShown(shown + 5 * PAGE)}>
            Show more
          </button>{' '}
          <span class="dim">
            {many(shown)} of {many(exports.length)} are shown
          </span>
        </p>
      )}
    </>
  );
}

function ExportRow({ one, model }: { one: Export; model: Model }): JSX.Element {
  const worst = model.causes[one.causes[0] ?? -1];
  const more = one.causes.length - 1;
  return (
    <tr class={one.isTolerated ? 'is-tolerated' : undefined}>
      <th scope="row" class="long">
        <a href={linkTo(['export', one.name])}>{shortText(one.name)}</a>
      </th>
      <td>
        <VerdictBadge verdict={one.verdict} />
      </td>
      <td>
        {one.saved.changes.map(({ kind }) => CHANGES[kind]).join(', ') || 'missed by the CRC'}
        {one.isTolerated && <span class="tag">tolerated</span>}
        {one.saved.falsePositive && <span class="tag">false positive</span>}
      </td>
      <td class="long">
        {one.module ? <a href={linkTo(['module', one.module])}>{shortText(one.module, 60)}</a> : ''}
      </td>
      <td class="long">
        {worst && <a href={linkTo(['cause', worst.id + 1])}>{shortText(worst.title, 60)}</a>}
        {more > 0 && <span class="dim"> and {more} more</span>}
      </td>
    </tr>
  );
}
