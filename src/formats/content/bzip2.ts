// SPDX-License-Identifier: GPL-2.0-or-later
import bzip from 'seek-bzip';
import { BROKEN, Damaged, TooMuch } from './damaged';
import { ByteSink, ByteSource } from './byte-streams';

/** The content of one or more bzip2 streams, their checks held against it. @throws Damaged, TooMuch */
export function fromBzip2(bytes: Buffer, limit: number): Buffer {
  const content = new ByteSink(limit);
  const source = new ByteSource(bytes);
  try {
    // The decoder takes data that end between two blocks for whole, unless it is not told where they end.
    while (!source.isAtEnd) bzip.decode(source, content);
  } catch (error) {
    if (error instanceof TooMuch || error instanceof Damaged) throw error;
    // The decoder tells all that it does not like by errors of its own, and what it did not think of by those of the language.
    throw new Damaged(BROKEN);
  }
  return content.whole();
}
