// SPDX-License-Identifier: GPL-2.0-or-later
import type { CorpusExport } from '../../formats/corpus';
import { SHN_UNDEF, STB_LOCAL, symbolTables, type Elf } from '../../formats/elf';

/** An export statement as a compiled object holds it. */
export type ObjectExport = Omit<CorpusExport, 'crc'>;

/** For each export statement a symbol of this name; it lies where licence and namespace stand. */
const PREFIX = '__export_symbol_';
const SECTION = '.export_symbol';

/**
 * The export statements of an object, in their order: modpost reads them from this section since 6.4.
 * @throws ModversionsError for an object that is damaged
 */
export function exportsOf(elf: Elf): ObjectExport[] {
  const section = elf.named(SECTION);
  if (!section) return [];
  const content = elf.content(section);
  const found: { at: number; export: ObjectExport }[] = [];
  for (const symbols of symbolTables(elf)) {
    for (let symbol = 1; symbol < symbols.count; symbol++) {
      if (symbols.section(symbol) !== section.index || symbols.initial(symbol) !== 0x5f) continue;
      const name = symbols.name(symbol);
      if (!name.startsWith(PREFIX)) continue;
      const at = symbols.value(symbol);
      const [licence, end] = textAt(elf, content, at);
      const [namespace] = textAt(elf, content, end + 1);
      const type = licence === 'GPL' ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL';
      found.push({ at, export: { name: name.slice(PREFIX.length), type, namespace } });
    }
  }
  return found.sort((a, b) => a.at - b.at).map((one) => one.export);
}

function textAt(elf: Elf, content: Buffer, at: number): [text: string, end: number] {
  const end = at < content.length ? content.indexOf(0, at) : -1;
  if (end < 0) elf.fail('an export statement is cut off');
  return [content.toString('latin1', at, end), end];
}

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
