// SPDX-License-Identifier: GPL-2.0-or-later
import { Decoder } from 'js-lzma';
import { BROKEN, Damaged, TooMuch } from './damaged';
import { ByteSink, ByteSource } from './byte-streams';
import { DICTIONARY_AT, HEADER, SIZE_AT, UNKNOWN } from './lzma-header';

/** What the largest level of `lzma` takes. */
const LARGEST_DICTIONARY = 1 << 26;

/** The content of one `.lzma` file, which has no check. @throws Damaged, TooMuch */
export function fromLzma(bytes: Buffer, limit: number): Buffer {
  const size = bytes.readBigUInt64LE(SIZE_AT);
  const isKnown = size !== UNKNOWN;
  if (isKnown && size > BigInt(limit)) throw new TooMuch();
  const dictionary = bytes.readUInt32LE(DICTIONARY_AT);
  if (dictionary > LARGEST_DICTIONARY) throw new Damaged('needs a dictionary of more than 64 MiB');
  const content = new ByteSink(limit);
  const decoder = new Decoder();
  // Its own would be an array of numbers, of eight bytes each.
  Object.assign(decoder._outWindow, { _buffer: Buffer.alloc(dictionary), _windowSize: dictionary });
  const isSound =
    decoder.setDecoderProperties(new ByteSource(bytes)) &&
    decoder.decode(new ByteSource(bytes.subarray(HEADER)), content, isKnown ? Number(size) : -1);
  if (!isSound) throw new Damaged(BROKEN);
  return content.whole();
}
