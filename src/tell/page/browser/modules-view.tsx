// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { CauseTable } from './cause-table';
import { DataTable, type DataColumn } from './data-table';
import { Find } from './find';
import { ExportTable } from './export-table';
import { SharesBar } from './marks';
import { breakShare, countOf, many, shortText, VERDICTS, type Model, type Module } from './model';
import { linkTo, refine } from './route';
import { Titled } from './titled';

const COLUMNS: readonly DataColumn<Module>[] = [
  {
    title: 'module',
    isName: true,
    look: 'long',
    text: ({ name }) => name,
    show: (module) => <a href={linkTo(['module', module.name])}>{moduleName(module)}</a>,
  },
  { title: 'exports', look: 'number', text: ({ exports }) => exports.length },
  ...VERDICTS.map((verdict): DataColumn<Module> => ({
    title: verdict,
    look: 'number',
    text: ({ counts }) => counts[verdict],
    show: ({ counts }) => (counts[verdict] > 0 ? many(counts[verdict]) : ''),
  })),
  {
    title: 'break, %',
    look: 'shared',
    text: (module) => Math.round(100 * breakShare(module)),
    show: (module) => (
      <>
        <SharesBar counts={module.counts} /> {Math.round(100 * breakShare(module))} %
      </>
    ),
  },
];

/** All modules with exports that something happened to. */
export function ModulesView({ model, query }: { model: Model; query: URLSearchParams }): JSX.Element {
  const text = query.get('q') ?? '';
  const chosen = model.modules.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  return (
    <section>
      <h1 tabIndex={-1}>Modules</h1>
      <Find text={text} example="drivers/net" onText={(q) => refine({ q })}>
        <output aria-live="polite">{countOf(chosen.length, 'module')}</output>
      </Find>
      <DataTable label="Modules" look="modules" columns={COLUMNS} rows={chosen} keyOf={({ name }) => name} />
    </section>
  );
}

const moduleName = ({ name }: Module): string => shortText(name) || '(module not known)';

/** One module: its exports and what is behind them. */
export function ModuleView({ model, module }: { model: Model; module: Module }): JSX.Element {
  const ids = new Set(module.exports.flatMap(({ causes }) => causes));
  const causes = [...ids].sort((a, b) => a - b).map((id) => model.causes[id]!);
  return (
    <article>
      <nav class="steps" aria-label="Modules">
        <a href={linkTo(['modules'])}>All modules</a>
      </nav>
      <h1 tabIndex={-1} class="long">
        {moduleName(module)}
      </h1>
      <p>
        {countOf(module.exports.length, 'export')}:{' '}
        {VERDICTS.filter((verdict) => module.counts[verdict] > 0)
          .map((verdict) => `${many(module.counts[verdict])} ${verdict}`)
          .join(', ')}{' '}
        <SharesBar counts={module.counts} />
      </p>
      <Titled title="Exports">
        <ExportTable model={model} exports={module.exports} />
      </Titled>
      {causes.length > 0 && (
        <section aria-labelledby="module-causes">
          <h2 id="module-causes">{countOf(causes.length, 'cause')} behind them</h2>
          <CauseTable causes={causes} />
        </section>
      )}
    </article>
  );
}
