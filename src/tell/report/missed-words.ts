// SPDX-License-Identifier: GPL-2.0-or-later
import type { Both } from '../../c/abi';
import type { ComparedSide } from '../../kernel/compare';

/** What it is called that the types of an export tell and its record does not, and what only CRCs tell at all. */
export interface MissedWords {
  /** Behind a number. */
  short: string;
  /** Behind a declaration or an export. */
  tag: string;
  /** Over a table. */
  heading: string;
  /** The same as a sentence. */
  sentence: string;
  /** Behind a number of changes, in a sentence. */
  clause: string;
  /** Behind a number of exports that a cause reaches. */
  reached: string;
  /** Before the causes of one export. */
  ofExport: string;
  /** Of a declaration with such exports. */
  ofType: string;
  /** Below an export that nothing else reaches. */
  exportNote: string;
  /** Below such a cause. */
  causeNote: string;
  /** What a false positive is: an export to which this happened. */
  falsePositive: string;
  /** The same of one export, as the beginning of a sentence. */
  falsePositiveNote: string;
}

const BY_CRC: MissedWords = {
  short: 'missed by the CRC',
  tag: 'missed by the CRC',
  heading: 'Missed by the CRC',
  sentence: 'Missed by the CRC: the CRCs of these exports did not change, their binary interface did',
  clause: 'that the CRCs miss',
  reached: 'whose CRC did not change',
  ofExport: 'missed by its CRC',
  ofType: 'exports hang on it whose CRCs do not tell',
  exportNote: 'Its CRC did not change, its binary interface did.',
  causeNote: 'The CRCs of these exports did not change, their binary interface did.',
  falsePositive: 'changed CRC',
  falsePositiveNote: 'A false positive: its CRC changed',
};
const WITHOUT_CRCS: MissedWords = {
  short: 'that a CRC would miss',
  tag: 'a CRC would miss it',
  heading: 'What a CRC would miss',
  sentence:
    'What a CRC would miss: a side has none, and beside the causes above the binary interface changed',
  clause: 'that CRCs would miss',
  reached: 'where a CRC would miss it',
  ofExport: 'a CRC would miss',
  ofType: 'exports hang on it where a CRC would not tell',
  exportNote: 'A side has no CRC of it, and a CRC would miss that its binary interface changed.',
  causeNote: 'A side has no CRCs, and a CRC would miss that the binary interface of these exports changed.',
  falsePositive: 'changed declaration',
  falsePositiveNote: 'A false positive: a declaration that it reaches changed',
};

/** What a comparison says of its sides, as far as this hangs on it. */
export type BothSides = Both<Pick<ComparedSide, 'hasCrcs'>>;

/** Where a side has no CRCs nothing was missed by them. @param compared all comparisons in which it was found */
export const missedWords = (...compared: readonly BothSides[]): MissedWords =>
  compared.every(({ base, new: next }) => base.hasCrcs && next.hasCrcs) ? BY_CRC : WITHOUT_CRCS;

/** The same of modules and a kernel that is to load them: what its loader does not compare, it cannot miss. */
export const missedWordsFor = ({ hasVersions }: { hasVersions: boolean }): MissedWords =>
  hasVersions ? BY_CRC : WITHOUT_CRCS;
