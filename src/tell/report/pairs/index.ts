// SPDX-License-Identifier: GPL-2.0-or-later
/** Comparisons of several pairs as every kind of report. */
export { pairsReports, PAIRS_FORMATS, type PairsFormat } from './reports';
export { causeWhere, inPairs, missedTag, unmergedText, whereText, type ToldPairs } from './told-pairs';
