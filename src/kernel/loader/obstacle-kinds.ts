// SPDX-License-Identifier: GPL-2.0-or-later
import type { ObstacleKind } from './result';

/**
 * All kinds, each with what removes it: a build against the kernel, if the source still compiles there, or a change of the source or
 * of the kernel.
 */
export const MENDED_BY: Readonly<Record<ObstacleKind, 'rebuild' | 'change'>> = {
  damaged: 'rebuild',
  machine: 'rebuild',
  vermagic: 'rebuild',
  'no-versions': 'rebuild',
  'export-versions': 'rebuild',
  crc: 'rebuild',
  'no-crc': 'rebuild',
  missing: 'change',
  'gpl-only': 'change',
  namespace: 'change',
  proprietary: 'change',
  provider: 'rebuild',
  circle: 'change',
  duplicate: 'change',
};

export const OBSTACLE_KINDS = Object.keys(MENDED_BY) as ObstacleKind[];
