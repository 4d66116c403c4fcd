// SPDX-License-Identifier: GPL-2.0-or-later
import { symbolsOf, symbolTables, type Elf, type Section } from '../elf';
import { ExportGathering } from './exports';

/** An export statement as a compiled object holds it. */
export interface ObjectExport {
  name: string;
  type: 'EXPORT_SYMBOL' | 'EXPORT_SYMBOL_GPL';
  /** Empty for none. */
  namespace: string;
}

/** For each export statement a symbol of this name; it lies where licence and namespace stand. */
const PREFIX = '__export_symbol_';
const SECTION = '.export_symbol';

/**
 * The export statements of an object, in their order: modpost reads them from this section since 6.4.
 * @throws ModversionsError for an object that is damaged
 */
export function exportsOf(elf: Elf): ObjectExport[] {
  const section = elf.named(SECTION);
  return section ? statementsIn(elf, section) : [];
}

/**
 * The same of an object of any age: before, each export had an entry of the table that a module has of them.
 * @throws ModversionsError for an object that is damaged
 */
export function objectExports(elf: Elf): ObjectExport[] {
  const section = elf.named(SECTION);
  if (section) return statementsIn(elf, section);
  const symbols = symbolsOf(elf);
  if (!symbols) return [];
  const gathering = new ExportGathering(elf, symbols);
  for (let symbol = 1; symbol < symbols.count; symbol++)
    if (symbols.initial(symbol) === 0x5f) gathering.take(symbol, symbols.name(symbol));
  return gathering.all().map(({ name, isGplOnly, namespace }) => ({
    name,
    type: isGplOnly ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL',
    namespace,
  }));
}

function statementsIn(elf: Elf, section: Section): ObjectExport[] {
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
