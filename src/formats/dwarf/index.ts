// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `dwarf`: debug information. `Dwarf` gives the entries of a file as trees, with their attributes; `readDwarf`
 * the names of the types that units define, know by name, or do not know. Every place is checked before it is read.
 */
export { Unreadable } from './cursor';
export { Dwarf, type Entry } from './dwarf';
export { readDwarf, type DwarfNames } from './read-dwarf';
export { hasDebugData } from './sections';
export { ATTRIBUTES, TAGS } from './tags';
export type { Unit } from './units';
