// SPDX-License-Identifier: GPL-2.0-or-later
import { closeSync, openSync, readSync } from 'node:fs';
import { ModversionsError, systemError } from '../../problem';
import { rawText, type RawText } from '../../text';
import { Malformed } from './fields';

/** Bytes that are read at once. */
const CHUNK = 1 << 20;
/** Most bytes of a line: far more than any tree gives, and far less than a string can hold. */
const LONGEST = 1 << 26;

/** The cure for any fault in a file of a scan. */
export const REMEDY = 'scan the tree again with this program';

/**
 * Reads a file of a scan line by line.
 * @param take takes a line in, and its number from 1
 * @param finish answers what was read, once all lines are taken in
 * @throws ModversionsError `FILE:LINE: …` where `take` or `finish` finds something malformed, or a line is broken
 */
export function readLines<T>(
  file: string,
  take: (line: RawText, number: number) => void,
  finish: () => T,
): T {
  let number = 0;
  try {
    for (const line of linesOf(file)) take(line, ++number);
    if (number === 0) throw new Malformed('the file is empty');
    return finish();
  } catch (error) {
    if (error instanceof BrokenLine) number++;
    else if (!(error instanceof Malformed))
      throw systemError(file, error, 'give a directory that scan has written');
    throw new ModversionsError(`${file}:${Math.max(number, 1)}: ${error.message}`, REMEDY);
  }
}

/** A line that is refused before its content is looked at. */
class BrokenLine extends Error {}

/**
 * The lines of a file without their ends. The file is never in memory as a whole.
 * @throws BrokenLine where the last line has no end, or a line is endless; what the system says
 */
function* linesOf(file: string): Generator<RawText> {
  const descriptor = openSync(file, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let begun: RawText[] = [];
    let begunBytes = 0;
    for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
      let at = 0;
      for (let end = chunk.indexOf(10); end >= 0 && end < size; end = chunk.indexOf(10, at)) {
        begun.push(rawText(chunk, at, end));
        yield begun.length === 1 ? begun[0]! : begun.join('');
        begun = [];
        begunBytes = 0;
        at = end + 1;
      }
      if (at < size) begun.push(rawText(chunk, at, size));
      begunBytes += size - at;
      if (begunBytes > LONGEST) throw new BrokenLine('the line is endless');
    }
    if (begunBytes > 0) throw new BrokenLine('the line is cut off');
  } finally {
    closeSync(descriptor);
  }
}
