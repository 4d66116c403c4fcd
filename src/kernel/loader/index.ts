// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `loader`: whether a kernel's loader would take modules, and what it would say, by the loader's own rules.
 */
export { checkModules } from './check';
export { ExtraSymbols, type SymversFile } from './extra-symbols';
export type { LoadResult, Obstacle, ObstacleKind } from './result';
export { LAYOUT } from './layout-export';
export { machineName } from './machine';
export { MENDED_BY, OBSTACLE_KINDS } from './obstacle-kinds';
export { runningKernel, type RunningKernel } from './running';
