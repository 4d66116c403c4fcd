// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `unit`: reads whole units, and whole kernels of them: what header text declares is kept, so that
 * a unit costs little more than the text that no unit before it had.
 */
export { UnitHasher, type ExportStatement, type Reached, type UnitResult } from './hasher';
export type { Block } from './blocks';
export type { Part } from './parts';
export { UnitReader, type Ending, type UnitHooks, type Place } from './reader';
export { packOf, stretchText } from './stretch';
export { loadParser } from '../parse';
export { warmUp } from './warm-up';
