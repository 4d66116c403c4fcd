// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `recover`: what genksyms makes of the declarations it cannot parse.
 * Reached only where `parse` gives no steps: some hundred declarations of a kernel.
 */
export { Recovery, type Outcome } from './recovery';
