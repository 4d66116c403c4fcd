// SPDX-License-Identifier: GPL-2.0-or-later
import { KINDS, type Kind, type KindId } from '../../../kernel/judge';
import type { MissedWords } from '../missed-words';

/** What people are told of a kind of change. */
export type KindHelp = Pick<Kind, 'title' | 'explanation' | 'rule' | 'advice' | 'macros'>;

/** The table's entry of a kind. */
export const kindHelp = (id: KindId): KindHelp => KINDS[id];

/**
 * What a kind is called; a file may know kinds that this program does not.
 * @param words of the comparison, where it is known: what CRCs miss is called otherwise where there are none
 */
export const kindTitle = (id: KindId, words?: MissedWords): string =>
  id === 'missed-by-crc' && words ? words.tag : ((KINDS[id] as KindHelp | undefined)?.title ?? id);
