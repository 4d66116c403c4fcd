// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, type Dwarf, type Entry, type Unit } from '../dwarf';

/** A function or variable of a unit. */
export interface UnitSymbol {
  /** Its own entry, and the one that has its name, place and signature. */
  entry: Entry;
  source: Entry;
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
    const source = sourceOf(dwarf, entry);
    const name = dwarf.text(source, ATTRIBUTES.name);
    if (name === null) continue;
    if (name.startsWith(POINTER)) addPointer(dwarf, entry, name.slice(POINTER.length), wanted, found);
    else if (wanted.has(name) && !found.defined.has(name) && isExternal(dwarf, entry, source))
      found.defined.set(name, { entry, source });
  }
  for (const name of found.defined.keys()) found.pointers.delete(name);
  return found;
}

/** What is inlined elsewhere or was declared before has its name there. */
function sourceOf(dwarf: Dwarf, entry: Entry): Entry {
  return (
    dwarf.reference(entry, ATTRIBUTES.abstract_origin) ||
    dwarf.reference(entry, ATTRIBUTES.specification) ||
    entry
  );
}

const isExternal = (dwarf: Dwarf, entry: Entry, source: Entry): boolean =>
  dwarf.flag(entry, ATTRIBUTES.external) || dwarf.flag(source, ATTRIBUTES.external);

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
