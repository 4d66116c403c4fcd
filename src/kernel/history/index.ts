// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `history`: many comparisons, one after the other, to what became of each export and type over time. */
export { historyOf, type History, type HistoryEntry, type HistoryEvent, type HistoryStep } from './history';
