// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, type Dwarf, type Entry, type Unit } from '../dwarf';

/** A function or variable of a unit. */
export interface UnitSymbol {
  /** Its own entry, or the one for all that is made of a function that is inlined, too. It has the parameters. */
  entry: Entry;
  /** The declaration that an entry goes on from, which has what is the same there; the entry itself for none. */
  declared: Entry;
}

/** What a unit says of names that are asked for. */
export interface UnitSymbols {
  /** Those that it defines for other units too. */
  defined: Map<string, UnitSymbol>;
  /** Of others the pointer that an export statement makes. */
  pointers: Map<string, Entry>;
}

/** `EXPORT_SYMBOL` makes a pointer of this name since 6.14, so that the type of what is exported is in the debug data. */
const POINTER = '__gendwarfksyms_ptr_';

/** Finds functions and variables of a unit by their names. Declarations say too little: compilers leave parameters out. */
export function symbolsOf(dwarf: Dwarf, unit: Unit, wanted: ReadonlySet<string>): UnitSymbols {
  const found: UnitSymbols = { defined: new Map(), pointers: new Map() };
  const top = dwarf.top(unit);
  for (let entry = top && dwarf.child(top); entry; entry = dwarf.sibling(entry)) {
    const tag = dwarf.tag(entry);
    if (tag !== TAGS.subprogram && tag !== TAGS.variable) continue;
    if (dwarf.flag(entry, ATTRIBUTES.declaration)) continue;
    const own = dwarf.reference(entry, ATTRIBUTES.abstract_origin) || entry;
    const declared = dwarf.reference(own, ATTRIBUTES.specification) || own;
    const name = dwarf.text(own, ATTRIBUTES.name) ?? dwarf.text(declared, ATTRIBUTES.name);
    if (name === null) continue;
    if (name.startsWith(POINTER)) addPointer(dwarf, entry, name.slice(POINTER.length), wanted, found);
    else if (wanted.has(name) && !found.defined.has(name) && isExternal(dwarf, own, declared))
      found.defined.set(name, { entry: own, declared });
  }
  for (const name of found.defined.keys()) found.pointers.delete(name);
  return found;
}

const isExternal = (dwarf: Dwarf, entry: Entry, declared: Entry): boolean =>
  dwarf.flag(entry, ATTRIBUTES.external) || dwarf.flag(declared, ATTRIBUTES.external);

function addPointer(
  dwarf: Dwarf,
  entry: Entry,
  name: string,
  wanted: ReadonlySet<string>,
  { pointers }: UnitSymbols,
): void {
  const pointer = dwarf.reference(entry, ATTRIBUTES.type);
  if (wanted.has(name) && pointer !== 0 && dwarf.tag(pointer) === TAGS.pointer_type)
    pointers.set(name, pointer);
}
