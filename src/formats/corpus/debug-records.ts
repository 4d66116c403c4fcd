// SPDX-License-Identifier: GPL-2.0-or-later
import { wordsOf } from './words';

/** The word behind the name in records that gendwarfksyms writes; genksyms has C's words there. */
const DEBUG =
  /^(?:[stue]#'[^']*'|[^ ]+) (?:(?:structure|union|class|enumeration|typedef)_type|subprogram|variable) /;
/** What follows from the types of members: where they lie. */
const PLACES = /^data_(?:member_location|bit_offset)\(\d+\)$/;
const SIZE = /^byte_size\(\d+\)$/;
const RECORDS = new Set(['structure_type', 'union_type', 'class_type']);
/** A type that is known by its name alone; one without members has a size. */
const EMPTY = /^([sue])#([^ ]+) (structure|class|union|enumeration)_type \2 \{ \}$/;
const KEYWORDS: Readonly<Record<string, string>> = {
  structure: 'struct',
  class: 'struct',
  union: 'union',
  enumeration: 'enum',
};
const PACKED = '__attribute__((packed))';

/** Whether a record is one of gendwarfksyms, made from debug data. */
export const isDebugRecord = (record: string): boolean => DEBUG.test(record);

/**
 * What of a record from debug data is the type's own. One that is known by its name alone has genksyms' words for it. Offsets of members and sizes of structures stand in such records
 * and follow from the members' types, so that each change of a type changes all that embed it; without them only the
 * type itself differs. That members are packed stands in no record, and counts.
 * @param declaration the text that debug data give for it
 */
export function ownRecord(record: string, declaration: string): string {
  if (!isDebugRecord(record)) return record;
  const [, mark, name, word] = EMPTY.exec(record) ?? [];
  if (mark !== undefined) return `${mark}#${name} ${KEYWORDS[word!]} ${name} { UNKNOWN }`;
  const words = wordsOf(record);
  const kept: string[] = [];
  /** For each open brace whether it is that of a structure. */
  const open: boolean[] = [];
  let keyword = '';
  let isBehindStructure = false;
  for (const word of words) {
    if (PLACES.test(word)) continue;
    if (isBehindStructure && SIZE.test(word)) continue;
    isBehindStructure = false;
    if (word === '{') open.push(RECORDS.has(keyword));
    else if (word === '}') isBehindStructure = open.pop() ?? false;
    else if (word.endsWith('_type') || /_type\[/.test(word)) keyword = word;
    kept.push(word);
  }
  if (declaration.includes(PACKED)) kept.push('packed');
  return kept.join(' ');
}
