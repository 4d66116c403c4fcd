// SPDX-License-Identifier: GPL-2.0-or-later
import { KINDS, type Kind, type KindId } from '../../../kernel/judge';

/** What people are told of a kind of change. */
export type KindHelp = Pick<Kind, 'title' | 'explanation' | 'rule' | 'advice' | 'macros'>;

/** The table's entry of a kind. */
export const kindHelp = (id: KindId): KindHelp => KINDS[id];
