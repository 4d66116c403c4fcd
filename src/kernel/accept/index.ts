// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `accept`: which changes of a judged comparison are accepted, and why: rules that give reasons and an end say so, or
 * an earlier comparison had them already.
 */
export { acceptanceOf, type Acceptance } from './acceptance';
export { acceptByRules } from './by-rules';
export { foldKnown } from './known';
