/** What the files of a scan cannot hold is refused before the first of them is written. */
import { ModversionsError, printable } from '../problem';
import type { CorpusUnit, Declaration } from './corpus';
import { wordsOf } from './words';

const WIDE = /[^\0-\xff]/;
// No `\s`: byte 0xa0 is one of many a letter in UTF-8.
const BLANK = /[\0-\x20\x7f]/;
const NAME = /^(?:[tsueE]#)?(?:'[^'\0-\x1f]+'|[^\0-\x20'"#/*][^\0-\x20'"]*)$/;

/** Whether a text has one character a byte, as all texts of a corpus do. */
export function isBytes(text: string): boolean {
  return !WIDE.test(text);
}

/** @throws ModversionsError where a unit's names are no names, or a number is out of its range */
export function checkUnit({ name, source, module, position, exports }: CorpusUnit): void {
  const fail = (what: string): never => {
    throw new ModversionsError(
      `${printable(name)}: ${what}`,
      'leave this unit out: neither make nor modpost could handle it',
    );
  };
  if (!isWord(name)) fail('the path of the object is no word');
  if (!isBytes(source)) fail('the path of the source is not one character a byte');
  if (!isWord(module)) fail(`the module '${printable(module)}' is no word`);
  if (!isCount(position)) fail(`position ${position} is no whole number`);
  for (const { name: symbol, crc, namespace } of exports) {
    if (!isWord(symbol)) fail(`the exported name '${printable(symbol)}' is no word`);
    if (!isCount(crc) || crc > 0xffffffff) fail(`the CRC of '${symbol}' is not of 32 bits`);
    if (namespace !== '' && !isWord(namespace)) fail(`the namespace '${printable(namespace)}' is no word`);
  }
}

/** @throws ModversionsError where a symtypes file could not hold a record so that it is read back */
export function checkRecord(record: string, name: string, unit: string): void {
  const isSound =
    NAME.test(name) &&
    isBytes(record) &&
    !record.endsWith(' ') &&
    (!record.includes('\n') || !wordsOf(record).includes('\n'));
  if (!isSound) {
    throw new ModversionsError(
      `${printable(unit)}: no record of a symtypes file: '${printable(record.slice(0, 60))}'`,
      'give records as genksyms dumps them, without the blank at their end',
    );
  }
}

/** @throws ModversionsError where a declaration's text or place is none */
export function checkDeclaration({ text, file, line, pack }: Declaration): void {
  if (isBytes(text) && isBytes(file) && isCount(line) && isCount(pack)) return;
  throw new ModversionsError(
    `${printable(file)}:${line}: no declaration: '${printable(text.slice(0, 60))}'`,
    'give texts of one character a byte, and whole numbers',
  );
}

/** A whole number from 0. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
}

/** What can stand between blanks. */
function isWord(text: string): boolean {
  return text !== '' && isBytes(text) && !BLANK.test(text);
}
