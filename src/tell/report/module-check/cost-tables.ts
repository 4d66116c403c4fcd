// SPDX-License-Identifier: GPL-2.0-or-later
import { cell, code } from '../forms/markdown';
import { tableLines, type Column } from '../kernels/table';
import { counted } from '../spelling';
import type { Paint, TextLook } from '../text-look';
import { costsOf, type Cost } from './costs';
import type { ToldCheck } from './told-check';

/** Rows of a table, unless all are asked for. */
const ROWS = 12;

/** What the tables are called. */
export const COST_TITLES = {
  causes: 'What changes cost: modules with it behind their symbols, and those whose code uses it',
  exports: 'Exports whose version refuses modules, and modules that it refuses without need',
  others: 'Used and different, without a cause of that name',
} as const;

const COLUMNS: readonly Column[] = [
  { title: 'change' },
  { title: 'refused', align: 'right' },
  { title: 'same code', align: 'right' },
  { title: 'used by', align: 'right' },
];

/** Over many modules that were built for both kernels, what each change really costs; none for a single one. */
export function costSections(check: ToldCheck, { isFull, width }: TextLook, paint: Paint): string[][] {
  const costs = costsOf(check);
  if (!costs) return [];
  const most = isFull ? Infinity : ROWS;
  const table = (rows: readonly Cost[], columns: readonly Column[]): string[] => {
    const cells = rows.slice(0, most).map((row) => rowOf(row).slice(0, columns.length));
    const rest = rows.length - cells.length;
    const lines = tableLines(columns, cells, width, (text, _, row) => (row < 0 ? paint.dim(text) : text));
    return rest > 0 ? [...lines, paint.dim(`… and ${rest} more; --full tells all`)] : lines;
  };
  const others = costs.others
    .slice(0, most)
    .map(({ what, modules }) => `${what} (${counted(modules, 'module')})`);
  const rest = costs.others.length - others.length;
  return [
    costs.causes.length > 0 ? [COST_TITLES.causes, ...table(costs.causes, COLUMNS)] : [],
    costs.exports.length > 0 ? [COST_TITLES.exports, ...table(costs.exports, COLUMNS.slice(0, 3))] : [],
    others.length > 0
      ? [`${COST_TITLES.others}: ${others.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]
      : [],
  ].filter((lines) => lines.length > 0);
}

const rowOf = ({ what, refused, same, used }: Cost): string[] => [
  what,
  String(refused),
  String(same),
  used === null ? '' : String(used),
];

/** The same for a merge request. */
export function costMarkdown(check: ToldCheck): string[] {
  const costs = costsOf(check);
  if (!costs) return [];
  const table = (title: string, rows: readonly Cost[], titles: readonly string[]): string[] => {
    if (rows.length === 0) return [];
    const lines = rows.slice(0, ROWS).map((row) => {
      const [what = '', ...numbers] = rowOf(row).slice(0, titles.length);
      return `| ${cell(code(what))} | ${numbers.join(' | ')} |`;
    });
    const head = [
      `| ${titles.join(' | ')} |`,
      `|${titles.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`,
    ];
    return ['', `**${title}**`, '', ...head, ...lines];
  };
  const titles = COLUMNS.map(({ title }) => title);
  return [
    ...table(COST_TITLES.causes, costs.causes, titles),
    ...table(COST_TITLES.exports, costs.exports, titles.slice(0, 3)),
  ];
}
