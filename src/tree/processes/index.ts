// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `processes`: compilers, make and whatever else is started: how long they may take, what they write in, and that none
 * of them outlives us.
 */
export { ask, type Asked } from './ask';
export { endDescendants, endProgram } from './descendants';
export { waitedText, Watch } from './patience';
export { withScratch } from './scratch';
