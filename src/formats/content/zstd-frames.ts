// SPDX-License-Identifier: GPL-2.0-or-later
import { BROKEN, CUT_OFF, Damaged } from './damaged';

/** One frame of zstd data (RFC 8878, 3.1.1). */
export interface ZstdFrame {
  /** Where it begins and ends in the data, its checksum included. */
  start: number;
  end: number;
  /** Low 32 bits of the content's XXH64; undefined where the frame has none. */
  checksum: number | undefined;
  /** Bytes of its content; undefined where the frame does not tell. */
  size: number | undefined;
}

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const DICTIONARY_BYTES = [0, 1, 2, 4] as const;
const SIZE_BYTES = [0, 2, 4, 8] as const;

/** The frames that follow each other in the data, skippable ones left out. @throws Damaged */
export function* zstdFramesOf(bytes: Buffer): Generator<ZstdFrame> {
  const need = (end: number): void => {
    if (end > bytes.length) throw new Damaged(CUT_OFF);
  };
  for (let at = 0; at < bytes.length;) {
    need(at + 8);
    const magic = bytes.readUInt32LE(at);
    if ((magic & ~0xf) >>> 0 === SKIPPABLE) {
      at += 8 + bytes.readUInt32LE(at + 4);
      need(at);
      continue;
    }
    if (magic !== FRAME) throw new Damaged(BROKEN);
    const start = at;
    const descriptor = bytes[at + 4]!;
    if ((descriptor & 8) !== 0) throw new Damaged(BROKEN);
    const isSingle = (descriptor & 32) !== 0;
    const flag = descriptor >> 6;
    const sizeBytes = flag === 0 && isSingle ? 1 : SIZE_BYTES[flag]!;
    const sizeAt = at + 5 + (isSingle ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3]!;
    at = sizeAt + sizeBytes;
    need(at);
    const size = sizeOf(bytes, sizeAt, sizeBytes);
    for (let isLast = false; !isLast;) {
      need(at + 3);
      const header = bytes.readUIntLE(at, 3);
      isLast = (header & 1) === 1;
      const type = (header >> 1) & 3;
      if (type === 3) throw new Damaged(BROKEN);
      at += 3 + (type === 1 ? 1 : header >> 3);
      need(at);
    }
    const hasChecksum = (descriptor & 4) !== 0;
    if (hasChecksum) {
      at += 4;
      need(at);
    }
    yield { start, end: at, size, checksum: hasChecksum ? bytes.readUInt32LE(at - 4) : undefined };
  }
}

function sizeOf(bytes: Buffer, at: number, length: number): number | undefined {
  switch (length) {
    case 0:
      return undefined;
    case 1:
      return bytes[at];
    case 2:
      return bytes.readUInt16LE(at) + 256;
    case 4:
      return bytes.readUInt32LE(at);
    default:
      return Number(bytes.readBigUInt64LE(at));
  }
}
