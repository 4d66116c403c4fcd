// SPDX-License-Identifier: GPL-2.0-or-later
import { Refused } from './refused';

/** A text with references to types in it, which stand at odd places: `text`, `s#reference`, `text`, … */
export type TypeText = readonly string[];

/** The text itself. */
export const written = (text: TypeText): string => text.join('');

const isReference = (text: string, at: number): boolean => 'sute'.includes(text[at]!) && text[at + 1] === '#';

/** Reads the text of a rule, in which references may stand anywhere. @throws Refused */
export function readTypeString(name: string, text: string): TypeText {
  const refuse = (what: string): never => {
    throw new Refused('type_parse', what);
  };
  if (text === '') refuse(`empty type string override for '${name}'`);
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isReference(text, at)) continue;
    const isQuoted = text[at + 2] === "'";
    const begin = at + (isQuoted ? 3 : 2);
    const found = text.indexOf(isQuoted ? "'" : ' ', begin);
    const letter = text[at]!;
    if (isQuoted && found < 0)
      refuse(`incomplete ${letter}# type reference for '${name}' (string : '${text}')`);
    let end = found < 0 ? text.length : found;
    if (end === begin) refuse(`empty ${letter}# type name for '${name}' (string: '${text}')`);
    if (isQuoted) end++;
    parts.push(text.slice(start, at), text.slice(at, end));
    start = end;
    at = end - 1;
  }
  parts.push(text.slice(start));
  return parts;
}
