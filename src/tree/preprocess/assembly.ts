// SPDX-License-Identifier: GPL-2.0-or-later
import type { ExportNote } from './notes';

/** Up to 6.3: `___EXPORT_SYMBOL name, value, section`. The definition of that macro is no export. */
const STATEMENT = /.*\b___EXPORT_SYMBOL[ \t]+(\w+)[ \t]*,[^,;\n]*(?:,[ \t]*(\w*))?/;
/** Since 6.4: a label, then the licence and the namespace as strings. */
const LABEL = /__export_symbol_(\w+)\s*:/g;
const STRINGS = /\.asci[iz]((?:\s*"[^"]*")+)/g;

/** The exports of preprocessed assembly, in the order of their statements. */
export function assemblyExports(text: string): ExportNote[] {
  const found: ExportNote[] = [];
  for (const line of text.split('\n')) {
    if (!line.includes('___EXPORT_SYMBOL') || /\.macro\b/.test(line)) continue;
    const statement = STATEMENT.exec(line);
    if (statement) found.push({ name: statement[1]!, licence: statement[2] ?? '', namespace: '' });
  }
  const labels = [...text.matchAll(LABEL)];
  labels.forEach((label, number) => {
    // Several may stand in one line.
    const rest = text.slice(label.index + label[0].length, labels[number + 1]?.index);
    const [licence = '', namespace = ''] = Array.from(rest.matchAll(STRINGS), ([, literals]) =>
      joined(literals!),
    );
    found.push({ name: label[1]!, licence, namespace });
  });
  return found;
}

/** What adjacent string literals say together; with `.ascii` the NUL at the end is written out. */
const joined = (literals: string): string =>
  Array.from(literals.matchAll(/"([^"]*)"/g), ([, inner]) => inner!)
    .join('')
    .replace(/\\0$/, '');

/**
 * The made-up C unit from which assembly gets its versions, as kbuild makes it.
 * @param headers what kbuild includes in it
 */
export function prototypesUnit(headers: readonly string[], exports: readonly ExportNote[]): string {
  const includes = headers.map((header) => `#include <${header}>\n`);
  return [...includes, ...exports.map(({ name }) => `EXPORT_SYMBOL(${name});\n`)].join('');
}

/** What kbuild's own rule includes there: `echo "\#include <asm/asm-prototypes.h>"`. */
export function prototypeHeaders(makefile: string): string[] {
  const found = [...makefile.matchAll(/echo[ \t]+"\\?#include[ \t]+<([^>]+)>"/g)].map(
    ([, header]) => header!,
  );
  return [...new Set(found)];
}
