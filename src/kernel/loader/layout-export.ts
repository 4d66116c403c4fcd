// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * The export whose version stands for the layout of `struct module` and of what is near it. No module imports it: each
 * holds a `struct module` of its own and the version that goes with it, which the loader compares before all others.
 */
export const LAYOUT = 'module_layout';
