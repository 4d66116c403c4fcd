// SPDX-License-Identifier: GPL-2.0-or-later
/** `headers.jsonl`, which `docs/headers.md` describes: what public headers give modules to take in. */
import { ModversionsError, printable, systemError } from '../../problem';
import { bytes, checkFormat, count, list, Malformed, object, parseJson } from './fields';
import type { HeaderPiece, PublicHeader } from './headers';
import { headerFault } from './invariants';
import { BrokenLine, linesOf } from './lines';
import { byBytes } from './order';

const FORMAT = 'modversions-headers';
const VERSION = 1;
const REMEDY = 'scan the tree again with this program';

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

/**
 * Reads the file whole.
 * @throws ModversionsError `FILE:LINE: …` unless it is complete and every value in its range and its order
 */
export function readHeaders(file: string): PublicHeader[] {
  const found: PublicHeader[] = [];
  let expected: number | undefined;
  let number = 0;
  const fail = (line: number, what: string): never => {
    throw new ModversionsError(`${file}:${line}: ${what}`, REMEDY);
  };
  try {
    for (const line of linesOf(file)) {
      number++;
      const value = parseJson(line, printable);
      if (expected === undefined) expected = headersPromised(value);
      else found.push(headerOf(value, found.at(-1)));
    }
    if (expected === undefined) return fail(1, 'the file is empty');
    if (expected !== found.length) return fail(number, `the first line tells of ${expected} headers`);
    return found;
  } catch (error) {
    if (error instanceof Malformed) return fail(number, error.message);
    if (error instanceof BrokenLine) return fail(error.line, error.message);
    throw systemError(file, error, 'give a directory that scan has written');
  }
}

function headersPromised(value: unknown): number {
  const fields = object(value, 'the first line');
  checkFormat(fields, FORMAT, VERSION);
  return count(fields.headers, 'the number of headers');
}

function headerOf(value: unknown, before: PublicHeader | undefined): PublicHeader {
  const [file, pieces] = list(value, 'a header', 2);
  const header = {
    file: bytes(file, 'the path of a header'),
    pieces: list(pieces, 'its pieces').map(pieceOf),
  };
  const fault = headerFault(header);
  if (fault !== undefined) throw new Malformed(fault);
  if (before && byBytes(before.file, header.file) >= 0) throw new Malformed('the header is out of its order');
  return header;
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
