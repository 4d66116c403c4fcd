// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { DataTable, type DataColumn } from './data-table';
import { verdictColumn } from './marks';
import { many, shortText, type Cause } from './model';
import { linkTo } from './route';

/** Causes with their impact as bars. */
export function CauseTable({ causes }: { causes: readonly Cause[] }): JSX.Element {
  const most = Math.max(1, ...causes.map(({ exports }) => exports.length));
  return (
    <DataTable label="Causes" look="causes" columns={columnsFor(most)} rows={causes} keyOf={({ id }) => id} />
  );
}

/** @param most exports that one of them reaches */
function columnsFor(most: number): DataColumn<Cause>[] {
  return [
    verdictColumn(({ verdict }) => verdict),
    {
      title: 'declaration',
      isName: true,
      look: 'long',
      text: ({ title }) => title,
      show: (cause) => (
        <>
          <a href={linkTo(['cause', cause.id + 1])}>{shortText(cause.title, 80)}</a>
          {cause.tag && <span class="tag">{cause.tag}</span>}
        </>
      ),
    },
    {
      title: 'exports',
      look: 'impact',
      text: ({ exports }) => exports.length,
      show: ({ exports }) => (
        <>
          <span class="number">{many(exports.length)}</span>
          <span class="bar" aria-hidden="true">
            <span style={{ width: `${(100 * exports.length) / most}%` }} />
          </span>
        </>
      ),
    },
    { title: 'kind', look: 'kind', text: ({ kindTitle }) => kindTitle },
    {
      title: 'why',
      look: 'why',
      text: ({ saved }) => saved.judgement.reason,
      show: ({ saved }) => shortText(saved.judgement.reason, 140),
    },
  ];
}
