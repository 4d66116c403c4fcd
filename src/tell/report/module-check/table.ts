// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { Verdict } from '../../../kernel/judge';
import type { Obstacle } from '../../../kernel/loader';
import { obstacleCounts } from '../obstacles';

/** A module as its row tells it. */
interface Row {
  file: string;
  imports: number;
  loads: boolean;
  obstacles: readonly { kind: Obstacle['kind'] }[];
  verdict: Verdict | null;
}

/** A row each module: whether it loads, and what stands in its way. */
export function modulesTable(modules: readonly Row[], color = false): string {
  const { red, green } = createColors(color);
  const width = modules.reduce((most, { file }) => Math.max(most, file.length), 'module'.length);
  const isJudged = modules.some(({ verdict }) => verdict !== null);
  const column = (verdict: string): string => (isJudged ? `${verdict.padEnd('conditional'.length)}  ` : '');
  const rows = modules.map(({ file, imports, loads, obstacles, verdict }) => {
    const answer = loads
      ? `${green('yes')}    ${column(verdict ?? '')}`
      : `${red('no')}     ${column(verdict ?? 'unknown')}${obstacleCounts(obstacles)}`;
    return `${file.padEnd(width)}  ${String(imports).padStart(7)}  ${answer}\n`;
  });
  const text = `${'module'.padEnd(width)}  imports  loads  ${column('verdict')}why not\n${rows.join('')}`;
  return text.replace(/ +$/gm, '');
}
