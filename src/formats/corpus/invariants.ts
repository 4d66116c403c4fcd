// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * What the files of a scan can hold. Each function says in a few words what is wrong, or undefined; writers refuse
 * that before the first byte, readers where they meet it.
 */
import { printable } from '../../problem';
import type { FileConditions } from './conditions';
import type { CorpusUnit, Declaration, Definition, Inclusion } from './corpus';
import type { PublicHeader } from './headers';
import { RecordName } from '../../record-name';
import { wordsOf } from './words';

const WIDE = /[^\0-\xff]/;
// No `\s`: byte 0xa0 is one of many a letter in UTF-8.
const BLANK = /[\0-\x20\x7f]/;
const BARE_NAME = /^(?:'[^'\0-\x1f]+'|[^\0-\x20'"#/*][^\0-\x20'"]*)$/;

const MARKED = /^[tsueE]#[^\0-\x20\x7f]+$/;

/** Whether a text has one character a byte, as all texts of a corpus do. */
export function isBytes(text: string): boolean {
  return !WIDE.test(text);
}

/** A whole number from 0. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
}

/** What can stand between blanks. */
function isWord(text: string): boolean {
  return text !== '' && isBytes(text) && !BLANK.test(text);
}

/** Its names have to be words for Module.symvers and symtypes, its numbers what they count. */
export function unitFault({
  name,
  source,
  module,
  position,
  exports,
  redeclared,
}: CorpusUnit): string | undefined {
  if (!isWord(name)) return 'the path of the object is no word';
  if (!isBytes(source)) return 'the path of the source is not one character a byte';
  if (!isWord(module)) return `the module '${printable(module)}' is no word`;
  if (!isCount(position)) return `position ${position} is no whole number`;
  for (const { name: symbol, crc, namespace } of exports) {
    if (!isWord(symbol)) return `the exported name '${printable(symbol)}' is no word`;
    if (!isCount(crc) || crc > 0xffffffff) return `the CRC of '${symbol}' is not of 32 bits`;
    if (namespace !== '' && !isWord(namespace)) return `the namespace '${printable(namespace)}' is no word`;
  }
  const other = redeclared.find(({ name: symbol }) => !exports.some((one) => one.name === symbol));
  return other && `'${printable(other.name)}' is declared again and not exported`;
}

/** A symtypes file has to give it back as it was. */
export function recordFault(record: string, name: string): string | undefined {
  const isSound =
    (BARE_NAME.test(name) || BARE_NAME.test(RecordName.parse(name).bare)) &&
    record !== name &&
    isBytes(record) &&
    !record.endsWith(' ') &&
    (!record.includes('\n') || !wordsOf(record).includes('\n'));
  return isSound ? undefined : `no record of a symtypes file: '${printable(record.slice(0, 60))}'`;
}

export function declarationFault({ text, file, line, pack }: Declaration): string | undefined {
  if (!isBytes(text) || !isBytes(file)) return 'the text of a declaration is not one character a byte';
  return isCount(line) && isCount(pack) ? undefined : `line ${line}, packing ${pack}: no whole numbers`;
}

/** Names are words. */
export function definitionFault({ names, needs }: Definition): string | undefined {
  if (names.length === 0) return 'a definition of nothing';
  const other =
    names.find((name) => !MARKED.test(name) && !isWord(name)) ?? needs.find((name) => !isWord(name));
  return other === undefined ? undefined : `'${printable(other)}' is no name of a definition`;
}

export function inclusionFault({ file, parent, line }: Inclusion): string | undefined {
  if (!isBytes(file) || !isBytes(parent)) return 'the path of a file is not one character a byte';
  if (file === '') return 'an inclusion of no file';
  return isCount(line) ? undefined : `line ${line} is no whole number`;
}

/** Its pieces come as the header has them. */
export function headerFault({ file, pieces }: PublicHeader): string | undefined {
  if (file === '' || !isBytes(file)) return 'the path of a header is not one character a byte';
  let before = 0;
  for (const { name, line, parameters, text } of pieces) {
    if (!isWord(name)) return `'${printable(name)}' is no name of a macro or function`;
    if (!isBytes(text) || !isBytes(parameters ?? ''))
      return `the text of '${printable(name)}' is not one character a byte`;
    if (!isCount(line) || line < before) return `'${printable(name)}' of line ${line} is out of its order`;
    before = line;
  }
  return undefined;
}

/** Its lists come in the order of lines, and what is in a list has a line of its own; macros may share one. */
export function conditionsFault({ file, groups, macros, declarations }: FileConditions): string | undefined {
  if (file === '' || !isBytes(file)) return 'the path of a file is not one character a byte';
  for (const { branches, end } of groups) {
    const lines = [...branches.map(({ line }) => line), end];
    if (!lines.every(isCount) || lines.some((line, at) => at > 0 && line <= lines[at - 1]!))
      return `the lines of the condition that ends in line ${end} are out of their order`;
    if (branches.some(({ condition }) => !isBytes(condition ?? '')))
      return 'a condition is not one character a byte';
  }
  for (const list of [groups.map(({ branches }) => branches[0]!), macros, declarations]) {
    const odd = list.find(({ line }, at) => !isCount(line) || (at > 0 && line < list[at - 1]!.line));
    if (odd) return `what stands in line ${odd.line} is out of its order`;
  }
  const isDoubled = declarations.some(({ line }, at) => line === declarations[at - 1]?.line);
  if (isDoubled) return 'two declarations begin in one line';
  const bad = macros.find(({ name, text }) => !isWord(name) || !isBytes(text));
  if (bad) return `'${printable(bad.name)}' is no macro`;
  return declarations.every(({ text }) => isBytes(text)) ? undefined : 'words are not one character a byte';
}
