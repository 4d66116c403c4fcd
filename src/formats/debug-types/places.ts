// SPDX-License-Identifier: GPL-2.0-or-later
import { posix } from 'node:path';
import type { TypePlace } from '../btf';
import { ATTRIBUTES, type Dwarf, type Entry, type Unit } from '../dwarf';
import { sizeAt } from './numbers';

/** Tells where declarations stand, by paths below the folder in which the compiler was run. */
export class PlaceReader {
  private readonly known = new Map<string, TypePlace['file'] | null>();

  constructor(
    private readonly dwarf: Dwarf,
    private readonly unit: Unit,
  ) {}

  /** Null where the entry does not tell. @throws Unreadable */
  of(entry: Entry): TypePlace | null {
    const { dwarf } = this;
    const number = sizeAt(dwarf, entry, ATTRIBUTES.decl_file);
    if (number === null) return null;
    const unit = dwarf.unitOf(entry);
    const key = `${unit.index} ${number}`;
    let file = this.known.get(key);
    if (file === undefined) this.known.set(key, (file = this.fileOf(unit, number)));
    return file === null ? null : { file, line: sizeAt(dwarf, entry, ATTRIBUTES.decl_line) ?? 0 };
  }

  private fileOf(unit: Unit, number: number): string | null {
    const name = this.dwarf.fileName(unit, number);
    return name === null ? null : belowHome(name, homeOf(this.dwarf, this.unit));
  }
}

/** The folder in which the compiler was run; empty where the unit does not tell. */
export function homeOf(dwarf: Dwarf, unit: Unit): string {
  const top = dwarf.top(unit);
  return (top !== 0 && dwarf.text(top, ATTRIBUTES.comp_dir)) || '';
}

/** A path below a folder, or as it is where it lies elsewhere. */
export function belowHome(path: string, home: string): string {
  const plain = posix.normalize(path);
  const folder = home === '' ? '' : `${posix.normalize(home).replace(/\/$/, '')}/`;
  return folder !== '' && plain.startsWith(folder) ? plain.slice(folder.length) : plain;
}
