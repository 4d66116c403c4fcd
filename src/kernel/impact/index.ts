// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `impact`: what hangs on a type, member or header of one kernel, and what room its types have. */
export { budgetsOf, type Budget } from './budget';
export { hasMember } from './has-member';
export { reachedFrom } from './reached';
export { headerTargets, impactOf, nameTargets, type Impact, type Targets } from './impact';
