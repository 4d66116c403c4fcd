// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import type { ExportChange } from '../../../kernel/compare';
import { DataTable, type DataColumn } from './data-table';
import { verdictColumn } from './marks';
import { shortText, type Export, type Model } from './model';
import { linkTo } from './route';

/** What happened to an export. */
export const CHANGES: Readonly<Record<ExportChange['kind'], string>> = {
  crc: 'CRC',
  declaration: 'declaration',
  added: 'added',
  removed: 'removed',
  module: 'moved',
  type: 'type',
  namespace: 'namespace',
};

/** Exports, each with its worst cause. */
export function ExportTable({ model, exports }: { model: Model; exports: readonly Export[] }): JSX.Element {
  if (exports.length === 0) return <p class="note">None.</p>;
  return (
    <DataTable
      label="Exports"
      look="exports"
      columns={columnsFor(model)}
      rows={exports}
      keyOf={({ id }) => id}
      lookOf={({ isTolerated }) => (isTolerated ? 'is-tolerated' : undefined)}
    />
  );
}

function columnsFor(model: Model): DataColumn<Export>[] {
  const happened = ({ saved }: Export): string =>
    saved.changes.map(({ kind }) => CHANGES[kind]).join(', ') || model.words.tag;
  const worst = ({ causes }: Export): Model['causes'][number] | undefined => model.causes[causes[0] ?? -1];
  return [
    {
      title: 'export',
      isName: true,
      look: 'long',
      text: ({ name }) => name,
      show: ({ name }) => <a href={linkTo(['export', name])}>{shortText(name)}</a>,
    },
    verdictColumn(({ verdict }) => verdict),
    {
      title: 'what happened',
      text: happened,
      show: (one) => (
        <>
          {happened(one)}
          {one.isTolerated && <span class="tag">tolerated</span>}
          {one.saved.falsePositive && <span class="tag">false positive</span>}
        </>
      ),
    },
    {
      title: 'module',
      look: 'long',
      text: ({ module }) => module,
      show: ({ module }) => (module ? <a href={linkTo(['module', module])}>{shortText(module, 60)}</a> : ''),
    },
    {
      title: 'worst cause',
      look: 'long',
      text: (one) => worst(one)?.title ?? '',
      show: (one) => {
        const cause = worst(one);
        const more = one.causes.length - 1;
        return (
          <>
            {cause && <a href={linkTo(['cause', cause.id + 1])}>{shortText(cause.title, 60)}</a>}
            {more > 0 && <span class="dim"> and {more} more</span>}
          </>
        );
      },
    },
  ];
}
