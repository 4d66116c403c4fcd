// SPDX-License-Identifier: GPL-2.0-or-later
import { ATTRIBUTES, TAGS, type Dwarf, type Entry, type Unit } from '../formats/dwarf';
import type { Describer } from './describer';
import { POINTER, type List, type Listed } from './listed';
import { Refused } from './refused';
import type { Walk } from './walk';

/** Finds the entries of the names of the list, unit by unit, and walks from each. */
export class ExportFinder {
  constructor(
    private readonly dwarf: Dwarf,
    private readonly list: List,
    private readonly describer: Describer,
    private readonly walk: Walk,
  ) {}

  /** @throws Refused, Unreadable */
  readUnit(unit: Unit): void {
    const { dwarf, list } = this;
    this.describer.begin(unit);
    const top = dwarf.top(unit);
    if (top) this.readChildren(top);
    // What is only known by the pointer to it: defined elsewhere, or in assembly.
    for (const { state, pointer, name } of list.order) {
      if (state !== 'unknown' || pointer === 0) continue;
      this.found(name, pointer, dwarf.tag(pointer) === TAGS.subroutine_type ? 'subprogram' : 'variable');
    }
  }

  private readChildren(parent: Entry): void {
    const { dwarf } = this;
    for (let entry = dwarf.child(parent); entry; entry = dwarf.sibling(entry)) {
      switch (dwarf.tag(entry)) {
        case TAGS.namespace:
        case TAGS.class_type:
        case TAGS.structure_type:
          this.readChildren(entry);
          break;
        case TAGS.subprogram:
          this.readSymbol(entry, 'subprogram');
          break;
        case TAGS.variable:
          this.readSymbol(entry, 'variable');
          break;
      }
    }
  }

  private readSymbol(entry: Entry, kind: 'subprogram' | 'variable'): void {
    const { dwarf } = this;
    const source = dwarf.reference(entry, ATTRIBUTES.abstract_origin) || entry;
    const name = this.symbolName(entry);
    const listed =
      this.unknown(name) ?? (source === entry ? undefined : this.unknown(this.symbolName(source)));
    if (!listed) return;
    const sourceName = source === entry ? name : this.symbolName(source);
    if (sourceName?.startsWith(POINTER)) this.takePointer(listed, source, sourceName);
    else this.found(listed.name, source, kind);
  }

  /** rustc has the exported name in the linkage name. */
  private symbolName(entry: Entry): string | null {
    const { dwarf } = this;
    return dwarf.text(entry, ATTRIBUTES.linkage_name) ?? dwarf.text(entry, ATTRIBUTES.name);
  }

  private unknown(name: string | null): Listed | undefined {
    return this.list.group(name).find(({ state }) => state === 'unknown');
  }

  private takePointer({ name }: Listed, entry: Entry, pointerName: string): void {
    const { dwarf } = this;
    const refuse = (what: string): never => {
      throw new Refused('save_symbol_ptr', `${pointerName} ${what}`);
    };
    const pointer = dwarf.reference(entry, ATTRIBUTES.type);
    if (!pointer || dwarf.tag(pointer) !== TAGS.pointer_type) return refuse('must be a pointer type!');
    const type = dwarf.reference(pointer, ATTRIBUTES.type);
    if (!type) return refuse('pointer missing a type attribute?');
    const seen = dwarf.tag(type) === TAGS.subroutine_type ? type : pointer;
    for (const listed of this.list.group(name)) listed.pointer = seen;
  }

  private found(name: string, entry: Entry, kind: 'subprogram' | 'variable'): void {
    for (const listed of this.list.group(name)) {
      listed.entry = entry;
      listed.state = 'found';
    }
    this.walk.export(entry, kind);
  }
}
