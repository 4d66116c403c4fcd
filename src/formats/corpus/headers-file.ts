// SPDX-License-Identifier: GPL-2.0-or-later
/** `headers.jsonl`, which `docs/headers.md` describes: what public headers give modules to take in. */
import { ModversionsError, printable } from '../../problem';
import { bytes, checkFormat, count, list, Malformed, object, parseJson } from './fields';
import type { HeaderPiece, PublicHeader } from './headers';
import { headerFault } from './invariants';
import { readLines, REMEDY } from './lines';
import { byBytes } from './order';
import type { RawText } from '../../text';

const FORMAT = 'modversions-headers';
const VERSION = 1;

/** Line, name, text of a function; line, name, parameters or null, text of a macro. */
type PieceEntry =
  | [line: number, name: string, text: string]
  | [line: number, name: string, parameters: string | null, text: string];

/** The lines of the file, each with its end. */
export function* headerLines(headers: readonly PublicHeader[]): Generator<string> {
  yield `${JSON.stringify({ format: FORMAT, version: VERSION, headers: headers.length })}\n`;
  for (const { file, pieces } of headers) yield `${JSON.stringify([file, pieces.map(entryOf)])}\n`;
}

const entryOf = ({ kind, line, name, parameters, text }: HeaderPiece): PieceEntry =>
  kind === 'function' ? [line, name, text] : [line, name, parameters, text];

/** By header: its line, for those that only ask whether two are the same. */
const lines = new WeakMap<PublicHeader, RawText>();

/** Whether two headers come from the same line of a file, so that nothing of them differs. */
export function areSameHeaders(one: PublicHeader, other: PublicHeader): boolean {
  const line = lines.get(one);
  return line !== undefined && line === lines.get(other);
}

/**
 * Reads the file. Pieces are read anew each time they are asked for: there are many, and most are the same on two sides.
 * @throws ModversionsError `FILE:LINE: …` unless it is complete and every value in its range and its order
 */
export function readHeaders(file: string): PublicHeader[] {
  const found: PublicHeader[] = [];
  let expected: number | undefined;
  return readLines(
    file,
    (line, number) => {
      if (expected === undefined) expected = headersPromised(parseJson(line, printable));
      else found.push(headerOf(line, found.at(-1), `${file}:${number}`));
    },
    () => {
      if (expected !== found.length) throw new Malformed(`the first line tells of ${expected} headers`);
      return found;
    },
  );
}

function headersPromised(value: unknown): number {
  const fields = object(value, 'the first line');
  checkFormat(fields, FORMAT, VERSION);
  return count(fields.headers, 'the number of headers');
}

/** The path at the beginning of a line. */
const PATH = /^\[("(?:[^"\\]|\\.)*")/;

function headerOf(line: RawText, before: PublicHeader | undefined, place: string): PublicHeader {
  const path = PATH.exec(line)?.[1];
  const header: PublicHeader = {
    file: bytes(path === undefined ? undefined : parseJson(path, printable), 'the path of a header'),
    get pieces() {
      return piecesOf(line, place);
    },
  };
  if (before && byBytes(before.file, header.file) >= 0) throw new Malformed('the header is out of its order');
  lines.set(header, line);
  return header;
}

function piecesOf(line: RawText, place: string): HeaderPiece[] {
  try {
    const [file, all] = list(parseJson(line, printable), 'a header', 2);
    const pieces = list(all, 'its pieces').map(pieceOf);
    const fault = headerFault({ file: bytes(file, 'the path of a header'), pieces });
    if (fault !== undefined) throw new Malformed(fault);
    return pieces;
  } catch (error) {
    if (error instanceof Malformed) throw new ModversionsError(`${place}: ${error.message}`, REMEDY);
    throw error;
  }
}

function pieceOf(value: unknown): HeaderPiece {
  const fields = list(value, 'a piece of a header');
  if (fields.length !== 3 && fields.length !== 4)
    throw new Malformed('a piece of a header is no list of 3 or 4');
  const isMacro = fields.length === 4;
  return {
    kind: isMacro ? 'macro' : 'function',
    line: count(fields[0], 'the line of a piece'),
    name: bytes(fields[1], 'the name of a piece'),
    parameters: !isMacro || fields[2] === null ? null : bytes(fields[2], 'the parameters of a macro'),
    text: bytes(fields.at(-1), 'the text of a piece'),
  };
}
