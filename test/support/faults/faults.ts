// SPDX-License-Identifier: GPL-2.0-or-later
import type { Fault } from './fault';
import { SCANNING_FAULTS } from './scanning';
import { SURROUNDING_FAULTS } from './surroundings';
import { WRITING_FAULTS } from './writing';

/** All kinds, in the order of the table. */
export const FAULTS: readonly Fault[] = [...WRITING_FAULTS, ...SCANNING_FAULTS, ...SURROUNDING_FAULTS];
