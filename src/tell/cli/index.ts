// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `cli`: arguments, terminal and exit status. Each program of `bin/` loads its own main alone, so
 * that the drop-in does not wait for the other's argument parser.
 */
export { main } from './main';
export { main as genksyms, dropIn, type Standard } from './genksyms';
export { main as gendwarfksyms } from './gendwarfksyms';
