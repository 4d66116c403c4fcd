// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Wing `gendwarfksyms`: the kernel's program of that name. It makes the CRCs of exports from the debug data of compiled
 * objects, where genksyms makes them from preprocessed text.
 *
 * The way of the data: `List` holds the names that are asked for; `ExportFinder` finds their entries; `Walk` goes from
 * each to all types behind it, and `Describer` says what is written for each; `TypeMap` keeps one text for each type;
 * `Versions` hashes an export's text with the types in it written out.
 */
export type { SourceDeclaration } from './c-text';
export { Refused } from './refused';
export { PLAIN, Session, type Settings, type Version } from './session';
export type { Unseen } from './unseen';
