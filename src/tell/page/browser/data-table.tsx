// SPDX-License-Identifier: GPL-2.0-or-later
import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { csvOf, type Cells } from '../../report';
import { many } from './model';
import { copy, save, tabbed } from './table-text';

/** A column of a table. */
export interface DataColumn<Row> {
  title: string;
  /** What is saved and copied, and sorted by unless `rank` is there. */
  text: (row: Row) => string | number;
  /** What it is sorted by, the lowest first. */
  rank?: (row: Row) => number;
  /** What is shown; the text otherwise. */
  show?: (row: Row) => ComponentChildren;
  /** Its class. */
  look?: string;
  /** Whether it names the row. */
  isName?: true;
}

interface Props<Row> {
  /** What it is a table of, for those who hear the page; and the name of its file. */
  label: string;
  look: string;
  columns: readonly DataColumn<Row>[];
  /** In the order in which they are shown at first. */
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  lookOf?: (row: Row) => string | undefined;
}

/** Rows that are shown at first, and that each press of the button adds. */
const PAGE = 100;

interface Order {
  column: number;
  isDescending: boolean;
}

/** The one table of lists: sorted by any column, growing when asked to, saved as CSV and copied as a whole. */
export function DataTable<Row>(props: Props<Row>): JSX.Element | null {
  const { label, look, columns, rows, keyOf, lookOf } = props;
  const [order, setOrder] = useState<Order | null>(null);
  const [shown, setShown] = useState(PAGE);
  const sorted = useMemo(() => (order ? sortedBy(rows, columns[order.column]!, order) : rows), [rows, order]);
  if (rows.length === 0) return null;
  return (
    <>
      <div class="scrolls" tabIndex={0} role="region" aria-label={label}>
        <table class={look}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <Title
                  key={column.title}
                  column={column}
                  order={order?.column === at ? order : null}
                  onPress={() => setOrder(nextOrder(order, at, typeof column.text(rows[0]!) === 'number'))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((row) => (
              <tr key={keyOf(row)} class={lookOf?.(row)}>
                {columns.map((column) => (
                  <Cell key={column.title} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <p class="more">
          <button type="button" onClick={() => setShown(shown + 5 * PAGE)}>
            Show more
          </button>{' '}
          <span class="dim">
            {many(shown)} of {many(rows.length)} are shown
          </span>
        </p>
      )}
      <Tools label={label} cells={() => cellsOf(columns, sorted)} count={rows.length} />
    </>
  );
}

/** Numbers go down at first, all else up; a second press turns it, a third gives the order of before. */
function nextOrder(order: Order | null, column: number, isNumber: boolean): Order | null {
  if (order?.column !== column) return { column, isDescending: isNumber };
  return order.isDescending === isNumber ? { column, isDescending: !isNumber } : null;
}

function sortedBy<Row>(
  rows: readonly Row[],
  { rank, text }: DataColumn<Row>,
  { isDescending }: Order,
): Row[] {
  const keyed = rows.map((row) => ({ row, key: (rank ?? text)(row) }));
  const sign = isDescending ? -1 : 1;
  return keyed.sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

function cellsOf<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): Cells {
  return [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))];
}

function Title<Row>({
  column: { title },
  order,
  onPress,
}: {
  column: DataColumn<Row>;
  order: Order | null;
  onPress: () => void;
}): JSX.Element {
  const sort = order ? (order.isDescending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" aria-sort={sort}>
      <button type="button" class="sorts" onClick={onPress} title={`Sort by ${title}`}>
        {title}
        <span aria-hidden="true">{order ? (order.isDescending ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}

function Cell<Row>({ column, row }: { column: DataColumn<Row>; row: Row }): JSX.Element {
  const { show, text, look, isName, title } = column;
  const content = show ? show(row) : text(row);
  if (isName)
    return (
      <th scope="row" class={look}>
        {content}
      </th>
    );
  return (
    <td class={look} data-title={title}>
      {content}
    </td>
  );
}

function Tools({ label, cells, count }: { label: string; cells: () => Cells; count: number }): JSX.Element {
  const [said, setSaid] = useState('');
  const onCopy = async (): Promise<void> => {
    const isDone = await copy(tabbed(cells()));
    setSaid(
      isDone ? `${many(count)} rows copied` : 'The browser does not let this page copy; save it as CSV.',
    );
  };
  return (
    <p class="tools">
      <button
        type="button"
        onClick={() => save(csvOf(cells()), `${label.toLowerCase().replaceAll(' ', '-')}.csv`)}
      >
        Save as CSV
      </button>{' '}
      <button type="button" onClick={() => void onCopy()}>
        Copy
      </button>{' '}
      <span class="dim" role="status">
        {said}
      </span>
    </p>
  );
}
