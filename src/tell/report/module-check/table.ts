// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { Verdict } from '../../../kernel/judge';
import type { Obstacle } from '../../../kernel/loader';
import { tableLines, type Column } from '../kernels/table';
import { obstacleCounts } from '../obstacles';
import { verdictPaint, type TextLook } from '../text-look';

/** A module as its row tells it. */
interface Row {
  file: string;
  imports: number;
  loads: boolean;
  obstacles: readonly { kind: Obstacle['kind'] }[];
  verdict: Verdict | null;
}

const FILE: Column = { title: 'module' };
const VERDICT: Column = { title: 'verdict' };
const OTHERS: readonly Column[] = [{ title: 'imports', align: 'right' }, { title: 'loads' }];
const WHY: Column = { title: 'why not', stacks: true };

/** What is not a terminal cuts nothing. */
const PLAIN: TextLook = { color: false, width: null };

/** A row each module: whether it loads, how bad it is, and what stands in its way; a verdict only where one was judged. */
export function modulesTable(modules: readonly Row[], { color, width }: TextLook = PLAIN): string[] {
  const paint = createColors(color);
  const isJudged = modules.some(({ verdict }) => verdict !== null);
  const columns = [FILE, ...OTHERS, ...(isJudged ? [VERDICT] : []), WHY];
  const rows = modules.map(({ file, imports, loads, obstacles, verdict }) => [
    file,
    String(imports),
    loads ? 'yes' : 'no',
    ...(isJudged ? [verdict ?? (loads ? '' : 'not judged')] : []),
    obstacleCounts(obstacles),
  ]);
  return tableLines(columns, rows, width, (cell, column, row) => {
    if (row < 0) return paint.dim(cell);
    const { loads, verdict } = modules[row]!;
    if (columns[column] === VERDICT && verdict !== null) return verdictPaint(verdict, paint)(cell);
    return columns[column]!.title === 'loads' ? (loads ? paint.green(cell) : paint.red(cell)) : cell;
  });
}
