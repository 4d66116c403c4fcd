// SPDX-License-Identifier: GPL-2.0-or-later
import { SHN_UNDEF, STB_LOCAL, symbolTables, type Elf } from '../../formats/elf';

/** Names of global symbols that an object defines. */
export function definedIn(elf: Elf): Set<string> {
  const names = new Set<string>();
  for (const symbols of symbolTables(elf)) {
    for (let symbol = 1; symbol < symbols.count; symbol++)
      if (symbols.binding(symbol) !== STB_LOCAL && symbols.section(symbol) !== SHN_UNDEF)
        names.add(symbols.name(symbol));
  }
  return names;
}
