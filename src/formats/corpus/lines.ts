// SPDX-License-Identifier: GPL-2.0-or-later
import { closeSync, openSync, readSync } from 'node:fs';
import { rawText, type RawText } from '../../text';

/** Bytes that are read at once. */
const CHUNK = 1 << 20;
/** Most bytes of a line: far more than any tree gives, and far less than a string can hold. */
const LONGEST = 1 << 26;

/** What a file can be refused for before its content is looked at. */
export class BrokenLine extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The lines of a file without their ends. The file is never in memory as a whole.
 * @throws BrokenLine where the last line has no end, or a line is endless; what the system says
 */
export function* linesOf(file: string): Generator<RawText> {
  const descriptor = openSync(file, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let begun: RawText[] = [];
    let begunBytes = 0;
    let number = 1;
    for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
      let at = 0;
      for (let end = chunk.indexOf(10); end >= 0 && end < size; end = chunk.indexOf(10, at)) {
        begun.push(rawText(chunk, at, end));
        yield begun.length === 1 ? begun[0]! : begun.join('');
        begun = [];
        begunBytes = 0;
        number++;
        at = end + 1;
      }
      if (at < size) begun.push(rawText(chunk, at, size));
      begunBytes += size - at;
      if (begunBytes > LONGEST) throw new BrokenLine(number, 'the line is endless');
    }
    if (begunBytes > 0) throw new BrokenLine(number, 'the line is cut off');
  } finally {
    closeSync(descriptor);
  }
}
