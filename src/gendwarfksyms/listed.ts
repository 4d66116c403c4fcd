// SPDX-License-Identifier: GPL-2.0-or-later
import { SHN_UNDEF, STB_LOCAL, symbolTables, type Elf } from '../formats/elf';
import type { Entry } from '../formats/dwarf';
import { Refused } from './refused';

/** How far a name of the list has come: nothing is known, its entry was found, its CRC is known. */
export type State = 'unknown' | 'found' | 'versioned';

/** One name of the list. */
export interface Listed {
  readonly name: string;
  /** Section and value of its symbol; null for a local one, or none. */
  place: string | null;
  state: State;
  /** In the object at hand: its own entry, and that of the pointer to it; 0 for none. */
  entry: Entry;
  pointer: Entry;
  crc: number;
}

/** `EXPORT_SYMBOL` also makes a pointer of this name, so that the type of what is exported is in the debug data. */
export const POINTER = '__gendwarfksyms_ptr_';

const CHAINS = 4096;
const BLANKS = /[ \t\n\v\f\r]+/;

/** The names on standard input, and what was found for each. */
export class List {
  private readonly byName = new Map<string, Listed>();
  private readonly byPlace = new Map<string, Listed[]>();
  private inOrder: Listed[] | null = null;

  /** @param input one character a byte, a name a line @throws Refused */
  constructor(input: string) {
    const lines = input.split('\n');
    const last = lines.pop();
    for (const line of lines) this.add(line, '\n');
    if (last) this.add(last, '');
  }

  get size(): number {
    return this.byName.size;
  }

  /** All names in the order of the kernel's program: that of its hash table, later ones of a chain first. */
  get order(): readonly Listed[] {
    if (this.inOrder) return this.inOrder;
    const chains = new Map<number, Listed[]>();
    for (const listed of this.byName.values()) {
      const chain = fnv(listed.name) % CHAINS;
      const there = chains.get(chain);
      if (there) there.unshift(listed);
      else chains.set(chain, [listed]);
    }
    return (this.inOrder = [...chains.keys()].sort((a, b) => a - b).flatMap((chain) => chains.get(chain)!));
  }

  /** A name and those that share its place, itself first; nothing for a name that is not listed. */
  group(name: string | null): readonly Listed[] {
    if (!name) return [];
    const listed = this.byName.get(name.startsWith(POINTER) ? name.slice(POINTER.length) : name);
    if (!listed) return [];
    if (listed.place === null) return [listed];
    return [listed, ...this.byPlace.get(listed.place)!.filter((other) => other !== listed)];
  }

  /** Takes the places of global symbols. @returns warnings */
  takePlaces(elf: Elf): string[] {
    const warnings: string[] = [];
    for (const listed of this.byName.values()) listed.entry = listed.pointer = 0;
    for (const symbols of symbolTables(elf)) {
      for (let symbol = 1; symbol < symbols.count; symbol++) {
        const section = symbols.section(symbol);
        if (symbols.binding(symbol) === STB_LOCAL || section === SHN_UNDEF) continue;
        const place = `${section}:${symbols.value(symbol)}`;
        for (const listed of this.group(symbols.name(symbol))) {
          if (listed.place === null) {
            listed.place = place;
            const there = this.byPlace.get(place);
            if (there) there.unshift(listed);
            else this.byPlace.set(place, [listed]);
          } else if (listed.place !== place)
            warnings.push(`set_symbol_addr: multiple addresses for symbol ${listed.name}?`);
        }
      }
    }
    return warnings;
  }

  private add(line: string, end: string): void {
    const text = line.split('\0', 1)[0]!;
    const name = text.split(BLANKS).find((word) => word !== '');
    if (name === undefined) throw new Refused('symbol_read_exports', `malformed input line: ${text}${end}`);
    if (this.group(name).length > 0) return;
    this.byName.set(name, { name, place: null, state: 'unknown', entry: 0, pointer: 0, crc: 0 });
  }
}

/** FNV-1a of 32 bits, over bytes with a sign, as the kernel's scripts have it. */
function fnv(name: string): number {
  let hash = 2166136261;
  for (let i = 0; i < name.length; i++)
    hash = Math.imul(hash ^ ((name.charCodeAt(i) << 24) >> 24), 0x01000193);
  return hash >>> 0;
}
