// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { SharesBar } from './marks';
import { countOf, many, shortText, VERDICTS, type Model, type Module } from './model';
import { CauseTable } from './overview';
import { ExportTable } from './exports-view';
import { linkTo, refine } from './route';

/** All modules with exports that something happened to. */
export function ModulesView({ model, query }: { model: Model; query: URLSearchParams }): JSX.Element {
  const text = query.get('q') ?? '';
  const chosen = model.modules.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  return (
    <section>
      <h1 tabIndex={-1}>Modules</h1>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <label>
          Find{' '}
          <input
            type="search"
            data-search
            value={text}
            placeholder="drivers/net"
            onInput={(event) => refine({ q: event.currentTarget.value })}
          />
        </label>
        <output aria-live="polite">{countOf(chosen.length, 'module')}</output>
      </form>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Modules">
        <table class="modules">
          <thead>
            <tr>
              <th scope="col">module</th>
              <th scope="col">exports</th>
              {VERDICTS.map((verdict) => (
                <th key={verdict} scope="col">
                  {verdict}
                </th>
              ))}
              <th scope="col">shares</th>
            </tr>
          </thead>
          <tbody>
            {chosen.map((module) => (
              <tr key={module.name}>
                <th scope="row" class="long">
                  <a href={linkTo(['module', module.name])}>{moduleName(module)}</a>
                </th>
                <td class="number">{many(module.exports.length)}</td>
                {VERDICTS.map((verdict) => (
                  <td key={verdict} class="number">
                    {module.counts[verdict] > 0 ? many(module.counts[verdict]) : ''}
                  </td>
                ))}
                <td>
                  <SharesBar counts={module.counts} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
      <section aria-labelledby="module-exports">
        <h2 id="module-exports">Exports</h2>
        <ExportTable model={model} exports={module.exports} />
      </section>
      {causes.length > 0 && (
        <section aria-labelledby="module-causes">
          <h2 id="module-causes">{countOf(causes.length, 'cause')} behind them</h2>
          <CauseTable causes={causes} />
        </section>
      )}
    </article>
  );
}
