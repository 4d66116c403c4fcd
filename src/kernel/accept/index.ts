// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `accept`: which changes of a judged comparison are accepted, and why: an earlier comparison had them already. */
export { foldKnown } from './known';
