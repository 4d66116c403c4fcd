// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `checkout`: a revision of a kernel's repository → its sources in a folder of their own, configured and
 * prepared like the tree they come from. That tree, its index and its HEAD are only read.
 */
export { Checkouts, type Checkout, type CheckoutOrder } from './checkouts';
export { Repository, type Revision } from './repository';
