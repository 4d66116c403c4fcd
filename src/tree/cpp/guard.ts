// SPDX-License-Identifier: GPL-2.0-or-later
import { Lexer } from './lexer';
import type { MacroNames } from './names';
import { Item } from './cut';
import type { SourceFile } from './source-file';

const NOT_DEFINED =
  /^[ \t]*!\s*defined\s*(?:\(\s*([A-Za-z_$][\w$]*)\s*\)|([A-Za-z_$][\w$]*))[ \t]*(?:\/\*[^]*?\*\/[ \t]*)?$/;
const NAME = /^[ \t]+([A-Za-z_$][\w$]*)[ \t]*(?:\/\*[^]*?\*\/[ \t]*)?$/;

/**
 * The number of the macro that keeps a file from being read twice, as GCC finds it: all of the file stands within one
 * `#ifndef` or `#if !defined` without another branch. -1 for none.
 */
export function guardOf(file: SourceFile, names: MacroNames): number {
  const { kinds, nextBranch, text, starts, ends } = file;
  const lexer = new Lexer(names);
  const isBlank = (item: number): boolean => {
    if (kinds[item] === Item.NULL) return true;
    if (kinds[item] !== Item.TEXT) return false;
    lexer.open(text, starts[item]!, ends[item]!, 1, starts[item]!, true);
    try {
      return lexer.next() === null;
    } catch {
      return false;
    }
  };
  let first = 0;
  let last = kinds.length - 1;
  while (first < last && isBlank(first)) first++;
  while (last > first && isBlank(last)) last--;
  if (last <= first || nextBranch[first] !== last) return -1;
  const form = kinds[first] === Item.IFNDEF ? NAME : kinds[first] === Item.IF ? NOT_DEFINED : null;
  const found = form?.exec(text.slice(starts[first], ends[first]));
  return found ? names.of(found[1] ?? found[2]!) : -1;
}
