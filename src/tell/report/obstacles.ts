// SPDX-License-Identifier: GPL-2.0-or-later
import { LAYOUT, type Obstacle, type ObstacleKind } from '../../kernel/loader';
import type { Told } from '../../text';
import { crcText } from './spelling';

/** What a kind of obstacle is called where many are counted: for one, and for more. */
const COUNTED = {
  damaged: ['fault', 'faults'],
  machine: ['another architecture', 'other architectures'],
  vermagic: ['another version magic', 'other version magics'],
  'no-versions': ['no versions', 'no versions'],
  'export-versions': ['exports without versions', 'exports without versions'],
  crc: ['version differs', 'versions differ'],
  'no-crc': ['version missing', 'versions missing'],
  missing: ['symbol missing', 'symbols missing'],
  'gpl-only': ['symbol for the GPL only', 'symbols for the GPL only'],
  namespace: ['namespace not imported', 'namespaces not imported'],
  proprietary: ['symbol of a proprietary module', 'symbols of proprietary modules'],
  provider: ['symbol of a refused module', 'symbols of refused modules'],
  circle: ['symbol in a circle of modules', 'symbols in a circle of modules'],
  duplicate: ['symbol exported twice', 'symbols exported twice'],
} as const satisfies Record<ObstacleKind, readonly [string, string]>;

/** Kinds of which a module has one at most, so that none is counted. */
export const COUNTED_ALONE: ReadonlySet<ObstacleKind> = new Set([
  'machine',
  'vermagic',
  'no-versions',
  'export-versions',
]);

/** `versions differ`: what so many obstacles of a kind are called. */
export const obstacleWords = (kind: ObstacleKind, count: number): string =>
  COUNTED[kind][count === 1 ? 0 : 1];

/** `12 versions differ, 1 symbol missing`: kinds in the order in which they come first. */
export function obstacleCounts(obstacles: readonly { kind: ObstacleKind }[]): string {
  const counts = new Map<ObstacleKind, number>();
  for (const { kind } of obstacles) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => {
      const words = obstacleWords(kind, count);
      return COUNTED_ALONE.has(kind) ? words : `${count} ${words}`;
    })
    .join(', ');
}

/** What a name that no source of a module holds stands for; empty for an export that is what it is called. */
export const aside = (symbol: string): string =>
  symbol === LAYOUT ? ' (the layout of struct module, which the loader checks first)' : '';

/** What the loader would find wrong, in a line. */
export function obstacleText(obstacle: Obstacle | Told<Obstacle>): string {
  switch (obstacle.kind) {
    case 'damaged':
      return obstacle.what;
    case 'machine':
      return `built for ${obstacle.machine}`;
    case 'vermagic':
      if (obstacle.vermagic === null)
        return obstacle.kernel === null
          ? 'no version magic, which every module of a kernel has'
          : `no version magic, which should be '${obstacle.kernel}'`;
      return obstacle.kernel === null
        ? `version magic '${obstacle.vermagic}' is not the kernel's`
        : `version magic '${obstacle.vermagic}' should be '${obstacle.kernel}'`;
    case 'no-versions':
      return 'no symbol versions: built without CONFIG_MODVERSIONS, or stripped of them';
    case 'export-versions':
      return 'no versions for exported symbols';
    case 'crc':
      return `disagrees about version of symbol ${obstacle.symbol}: ${crcText(obstacle.crc)}, and ${obstacle.owner} has ${crcText(obstacle.kernelCrc)}${aside(obstacle.symbol)}`;
    case 'no-crc':
      return `no symbol version for ${obstacle.symbol} of ${obstacle.owner}${aside(obstacle.symbol)}`;
    case 'missing':
      return `unknown symbol ${obstacle.symbol}`;
    case 'gpl-only':
      return `symbol ${obstacle.symbol} of ${obstacle.owner} is for modules under the GPL, and the licence is '${obstacle.license}'`;
    case 'namespace':
      return `symbol ${obstacle.symbol} of ${obstacle.owner} is in namespace ${obstacle.namespace}, which is not imported`;
    case 'proprietary':
      return `symbol ${obstacle.symbol} of the proprietary ${obstacle.owner}, beside symbols for modules under the GPL`;
    case 'provider':
      return `symbol ${obstacle.symbol} of ${obstacle.owner}, which would not load`;
    case 'circle':
      return `symbol ${obstacle.symbol} of ${obstacle.owner}, which needs this module`;
    case 'duplicate':
      return `exports duplicate symbol ${obstacle.symbol} (owned by ${obstacle.owner})`;
  }
}
