// SPDX-License-Identifier: GPL-2.0-or-later
import type { ListedFinding, ListedSymbol, ModuleShare } from '../../kernel/lists';
import { inUtf8, printable, type RawText } from '../../text';
import type { SymbolsDocument } from '../documents';
import { itemsJson } from './items-json';
import { counted } from './spelling';

/** A list as lists are written. @param section its heading; undefined for a plain one */
export function listText(symbols: readonly ListedSymbol[], section: string | undefined): RawText {
  const [head, indent] = section === undefined ? ['', ''] : [inUtf8(`[${section}]\n`), '  '];
  return head + symbols.map(({ name }) => `${indent}${name}\n`).join('');
}

const WORDS: Readonly<Record<ListedFinding['what'], string>> = {
  missing: 'is listed, and the kernel does not export it',
  removed: 'is listed, and no longer exported',
  module: 'moved',
  type: 'changed its licence',
  namespace: 'changed its namespace',
};

/** What became of listed symbols, a line each, and what it comes to. */
export function listFindingsText(findings: readonly ListedFinding[], size: number): string {
  const lines = findings.map(({ name, what, base, new: next }) => {
    const change = base !== null && next !== null ? ` from '${printable(base)}' to '${printable(next)}'` : '';
    return `${printable(name)} ${WORDS[what]}${change}\n`;
  });
  const names = new Set(findings.map(({ name }) => name)).size;
  return `${lines.join('')}${names} of ${counted(size, 'listed symbol')} to look at\n`;
}

/** What modules use beyond a list. */
export function sharesText(shares: readonly ModuleShare[]): string {
  return shares
    .map(({ file, listed, beyond }) => {
      const all = listed.length + beyond.length;
      const head = `${printable(file)}: ${listed.length} of ${counted(all, 'symbol')} listed\n`;
      return head + beyond.map((name) => `  ${printable(name)} is not listed\n`).join('');
    })
    .join('');
}

/** Any of these for programs. */
export const symbolsJson = (
  told: Pick<SymbolsDocument, 'symbols' | 'findings' | 'shares'>,
): Iterable<RawText> => {
  const document: SymbolsDocument = { format: 'modversions-symbols', version: 1, ...told };
  return itemsJson(document);
};
