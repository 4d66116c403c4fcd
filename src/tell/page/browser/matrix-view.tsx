// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { cellText, commonFolder, kernelTitles, matrixWhy, type ToldMatrix } from '../../report';
import { DataTable, type DataColumn } from './data-table';
import { Find } from './find';
import { countOf } from './model';

type Row = ToldMatrix['modules'][number];

/** What is sorted first: what fits, then what a build mends. */
const NEEDS = [null, 'rebuild', 'change'] as const;

/** Modules by kernels: one table, with why a module does not fit behind each cell. */
export function MatrixView({ matrix }: { matrix: ToldMatrix }): JSX.Element {
  const [text, setText] = useState('');
  const titles = kernelTitles(matrix);
  const folder = commonFolder(matrix.modules.map(({ file }) => file));
  const columns: readonly DataColumn<Row>[] = [
    { title: 'module', isName: true, look: 'long', text: ({ file }) => file.slice(folder.length) },
    {
      title: 'newest that fits',
      text: ({ newest }) => (newest === null ? 'none' : titles[newest]!),
      rank: ({ newest }) => newest ?? -1,
    },
    ...titles.map((title, at): DataColumn<Row> => ({
      title,
      look: 'long',
      text: ({ cells }) => {
        const why = matrixWhy(cells[at]!);
        return why === '' ? cellText(cells[at]!) : `${cellText(cells[at]!)}: ${why}`;
      },
      rank: ({ cells }) => NEEDS.indexOf(cells[at]!.needs),
    })),
  ];
  const chosen = matrix.modules.filter(({ file }) => file.toLowerCase().includes(text.toLowerCase()));
  return (
    <main>
      <h1>Modules by kernels</h1>
      <p>{matrix.headline}</p>
      {folder !== '' && <p>Modules below {folder}</p>}
      {matrix.warnings.map(({ message, remedy }) => (
        <p key={message}>
          <strong>Warning:</strong> {message} ({remedy})
        </p>
      ))}
      {matrix.failed.map(({ file, message }) => (
        <p key={file}>{message}</p>
      ))}
      <Find text={text} example="nic.ko" onText={setText}>
        <output aria-live="polite">{countOf(chosen.length, 'module')}</output>
      </Find>
      <DataTable
        label="Modules by kernels"
        look="modules"
        columns={columns}
        rows={chosen}
        keyOf={({ file }) => file}
      />
      <section>
        <h2>Kernels</h2>
        <ol>
          {matrix.kernels.map(({ path }, at) => (
            <li key={at}>
              {titles[at]}: {path}
            </li>
          ))}
        </ol>
        {matrix.newestBy === 'order' && (
          <p>Not all of them tell their release: the one named last is taken for the newest.</p>
        )}
      </section>
      {matrix.unchecked.length > 0 && (
        <section>
          <h2>Not checked</h2>
          <ul>
            {matrix.unchecked.map(({ why }) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
