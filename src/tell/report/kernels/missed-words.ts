// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedComparison } from '../../../kernel/judge';
import type { Told } from '../../../text';

/** What it is called that the types of an export tell and its record does not. */
export interface MissedWords {
  /** Behind a number. */
  short: string;
  /** Over a table. */
  heading: string;
  /** The same as a sentence. */
  sentence: string;
}

const BY_CRC: MissedWords = {
  short: 'missed by the CRC',
  heading: 'Missed by the CRC',
  sentence: 'Missed by the CRC: the CRCs of these exports did not change, their binary interface did',
};
const WITHOUT_CRCS: MissedWords = {
  short: 'that a CRC would miss',
  heading: 'What a CRC would miss',
  sentence:
    'What a CRC would miss: a side has none, and beside the causes above the binary interface changed',
};

/** Where a side has no CRCs nothing was missed by them. */
export const missedWords = ({
  base,
  new: next,
}: Pick<Told<JudgedComparison>, 'base' | 'new'>): MissedWords =>
  base.hasCrcs && next.hasCrcs ? BY_CRC : WITHOUT_CRCS;
