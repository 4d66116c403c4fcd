// SPDX-License-Identifier: GPL-2.0-or-later
import type { Stretch } from '../declare';
import { Packing, pairsIn } from '../lex';
import { Char } from '../../text';
import { withoutBodies } from './function-bodies';

/**
 * The text of a declaration as the source has it, one character a byte: without line markers, one
 * new line where there were several, `;` for a function's body and `{}` for an initialiser. Where genksyms gives up within
 * braces (`struct __attribute__((packed)) {` in a struct) and goes on behind the next `;`, the text is still whole.
 * Of pragmas those are left that bear on structs: a line `#pragma pack(N)` where the packing becomes another inside, and
 * others also before the declaration, with what is in force there (`#pragma ms_struct on`).
 * @param unit the text of the unit being read, for stretches of it
 */
export function stretchText({ text, start, end, skipped, packing }: Stretch, unit: Buffer): string {
  const bytes = text ?? unit;
  let found = '';
  let from = start;
  for (let i = 0; i < skipped.length; i += 2) {
    found += bytes.toString('latin1', from, skipped[i]) + (isInitialiser(bytes, skipped[i]!) ? ' {}' : ';');
    from = skipped[i + 1]!;
  }
  const isCut = skipped.length > 0;
  found += bytes.toString('latin1', from, wholeEnd(bytes, start, end, isCut));
  if (!isCut) found = withoutBodies(found, end - start);
  const asked = pairsIn(packing.slice(0, packing.indexOf(',')));
  if (found.includes('#')) found = withoutDirectives(found, packing);
  found = withoutRest(found.replace(/[ \t]*\n\s*/g, '\n').trim());
  return asked.map((one) => `${pragma(...one)}\n`).join('') + found;
}

/** Without the end of a struct that genksyms has given up within: it takes a brace that closes nothing for a beginning. */
function withoutRest(text: string): string {
  let found = text;
  while (found.startsWith('}')) {
    let depth = 0;
    let at = 1;
    for (; at < found.length && (depth > 0 || found[at] !== ';'); at++) {
      if (found[at] === '(') depth++;
      else if (found[at] === ')') depth--;
    }
    const rest = found.slice(at + 1).trimStart();
    // All there is may be that end.
    if (rest === '') return found;
    found = rest;
  }
  return found;
}

function withoutDirectives(text: string, state: string): string {
  const packing = new Packing();
  packing.state = state;
  return text.replace(/^#[^\n]*$/gm, (line) => {
    const { current, asked } = packing;
    if (!packing.take(line)) return '';
    if (packing.asked !== asked) return changed(asked, packing.asked);
    return packing.current === current ? '' : `#pragma pack(${packing.current})`;
  });
}

const pragma = (kind: string, word: string): string => `#pragma ${kind} ${word}`;

function changed(before: string, after: string): string {
  const [was, is] = [new Map(pairsIn(before)), new Map(pairsIn(after))];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((kind) => was.get(kind) !== is.get(kind))
    .map((kind) => pragma(kind, is.get(kind) ?? 'default'))
    .join('\n');
}

/** The packing in force where a stretch begins, in bytes; 0 for none. */
export function packOf({ packing }: Stretch): number {
  return Number(packing.split(',')[1] ?? 0);
}

/** Whether what was passed over from `place` on stands behind a `=`. */
function isInitialiser(bytes: Buffer, place: number): boolean {
  let before = place - 1;
  while (bytes[before] === Char.SPACE) before--;
  return bytes[before] === Char.EQUALS;
}

/** Farthest that the end of a declaration is looked for behind the place where genksyms gave it up, in bytes. */
const FARTHEST = 1 << 16;

/** Where a declaration ends for a compiler: behind the `;` at which all braces are closed. */
function wholeEnd(bytes: Buffer, start: number, end: number, isCut: boolean): number {
  if (isCut) return end;
  let depth = 0;
  for (let place = start; place < bytes.length && place < end + FARTHEST; place++) {
    const byte = bytes[place];
    if (byte === Char.OPEN_BRACE) depth++;
    else if (byte === Char.CLOSE_BRACE) depth--;
    if (place >= end - 1 && (depth === 0 ? place === end - 1 || byte === Char.SEMICOLON : depth < 0))
      return place + 1;
  }
  return end;
}
