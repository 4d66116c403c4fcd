// SPDX-License-Identifier: GPL-2.0-or-later
/** What is wrong with compressed bytes, in a few words, for the reader to say of which file. */
export class Damaged extends Error {}

/** The bytes hold more than was asked for. */
export class TooMuch extends Error {}

export const CUT_OFF = 'is cut off';
export const BROKEN = 'is damaged';
