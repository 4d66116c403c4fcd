// SPDX-License-Identifier: GPL-2.0-or-later
import type { Obstacle } from '../../../kernel/loader';
import type { ModuleCheck } from '../../../kernel/usage';
import { escaped, type RawText } from '../../../text';
import type { DropInFormat } from '../formats';
import { obstacleText } from '../obstacles';
import { modulesTable } from './table';

/**
 * The forms of `compare` where they make sense: `pretty` a line each obstacle, `short` a row each module, `symbols` the
 * names of all symbols that stand in the way, `mod-symbols` of those that are there in another version.
 */
export function checkDropIn(check: ModuleCheck, format: DropInFormat): RawText {
  switch (format) {
    case 'null':
      return '';
    case 'pretty':
      return check.modules
        .map(({ file, obstacles }) => lines(obstacles.map((one) => `${file}: ${obstacleText(one)}`)))
        .join('');
    case 'short':
      return lines(modulesTable(check.modules));
    case 'symbols':
      return lines(symbolsOf(check, () => true));
    case 'mod-symbols':
      return lines(symbolsOf(check, ({ kind }) => kind === 'crc'));
  }
}

const lines = (texts: readonly RawText[]): RawText => texts.map((text) => `${escaped(text)}\n`).join('');

function symbolsOf({ modules }: ModuleCheck, isMeant: (obstacle: Obstacle) => boolean): RawText[] {
  const names = new Set<RawText>();
  for (const { obstacles } of modules) {
    for (const obstacle of obstacles)
      if ('symbol' in obstacle && isMeant(obstacle)) names.add(obstacle.symbol);
  }
  return [...names].sort();
}
