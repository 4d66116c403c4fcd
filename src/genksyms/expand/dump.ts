// SPDX-License-Identifier: GPL-2.0-or-later
import { ClassOf, RECORD_KINDS, REFERS_TO, type DeclarationRecord, type Symbols } from '../declare';
import { markedName } from '../../record-name';
import type { Names } from '../lex';

/** A record's tokens as symtypes files and genksyms' messages show them, one space behind each. */
export function tokensText(names: Names, resolved: Int32Array): string {
  if (resolved.length === 0) return '(nil)';
  let text = '';
  for (const token of resolved) {
    const { mark } = RECORD_KINDS[REFERS_TO[token & 7]!]!;
    text += `${markedName(mark, names.text(token >>> ClassOf.BITS))} `;
  }
  return text;
}

/** One line of a `-T` dump, as genksyms writes it. */
export function dumpLine(
  names: Names,
  record: DeclarationRecord,
  resolved: Int32Array,
  isOverride: boolean,
): string {
  const { mark } = RECORD_KINDS[record.kind]!;
  return (
    (isOverride ? 'override ' : '') +
    `${markedName(mark, names.text(record.name))} ` +
    (record.isExtern ? 'extern ' : '') +
    `${tokensText(names, resolved)}\n`
  );
}

/** The `-T` dump of the types that the exports of a unit reached. */
export function dumpOf(
  symbols: Symbols,
  finished: readonly number[],
  isOverride: (slot: number) => boolean = () => false,
): Buffer {
  let text = '';
  for (const slot of finished) {
    const record = symbols.get(slot)!;
    const resolved = symbols.resolve(record.tokens, symbols.begunAt(slot));
    text += dumpLine(symbols.names, record, resolved, isOverride(slot));
  }
  return Buffer.from(text, 'latin1');
}
