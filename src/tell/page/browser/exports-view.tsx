// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { CHANGES, ExportTable } from './export-table';
import { countOf, kindTitle, shortText, VERDICTS, type Export, type Model } from './model';
import { Find } from './find';
import { linkTo, refine } from './route';

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
    <Find text={value('q')} example="part of a name" onText={(q) => refine({ q })}>
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
        kinds.map((one) => [one, kindTitle(one, model.words)]),
      )}
      {choice('change', 'Change', Object.entries(CHANGES))}
      {choice('only', 'Only', [
        ['counting', 'what counts'],
        ['tolerated', 'tolerated'],
        ['false-positives', 'false positives'],
        ['missed', model.words.short],
        ['unexplained', 'without a cause'],
      ])}
      <output aria-live="polite">{countOf(count, 'export')}</output>
      <button type="button" onClick={() => (location.hash = '#/exports')}>
        Clear
      </button>
    </Find>
  );
}
