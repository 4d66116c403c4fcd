// SPDX-License-Identifier: GPL-2.0-or-later
import { decompressBlock } from 'lz4js';
import xxhash from 'xxhash-wasm';
import { BROKEN, CUT_OFF, Damaged } from './damaged';
import { Gathering } from './gathering';

/** Of the form that `lz4 -l` writes and kernels are packed in: this, and blocks with their sizes up to the end. */
const LEGACY = 0x184c2102;
const LEGACY_BLOCK = 8 << 20;
/** Of the form of today, and of stretches that are passed over: the last four bits may be any. */
const FRAME = 0x184d2204;
const SKIPPED = 0x184d2a50;
/** Bits of a frame's first byte: version, checksums of blocks, the size, the checksum of all, a dictionary. */
const [VERSION_MASK, VERSION, BLOCK_CHECKS, SIZE, CHECK, DICTIONARY] = [0xc0, 0x40, 0x10, 0x08, 0x04, 0x01];
const IS_PLAIN = 0x80000000;
/** Bytes before a block to which it may refer. */
const WINDOW = 1 << 16;

/**
 * The content of lz4 frames, in the form of today or that of kernel images. The decoder checks nothing, so that is done here as
 * far as the data allow: the older form has no checksums.
 * @throws Damaged, TooMuch
 */
export async function fromLz4(bytes: Buffer, limit: number): Promise<Buffer> {
  const { h32Raw } = await xxhash();
  const content = new Gathering(limit);
  for (let at = 0; at < bytes.length;) {
    const magic = numberAt(bytes, at);
    if (magic === LEGACY) at = legacy(bytes, at + 4, content);
    else if (magic === FRAME) at = frame(bytes, at + 4, content, (data) => h32Raw(data, 0));
    else if ((magic & ~0xf) >>> 0 === SKIPPED) at = at + 8 + numberAt(bytes, at + 4);
    else throw new Damaged(BROKEN);
    if (at > bytes.length) throw new Damaged(CUT_OFF);
  }
  return content.whole();
}

function legacy(bytes: Buffer, start: number, content: Gathering): number {
  let at = start;
  while (at < bytes.length) {
    const size = numberAt(bytes, at);
    if (size === LEGACY || size === FRAME) return at;
    content.add(unpackedBlock(partOf(bytes, at + 4, size), Buffer.alloc(0), LEGACY_BLOCK));
    at += 4 + size;
  }
  return at;
}

function frame(bytes: Buffer, start: number, content: Gathering, hash: (data: Buffer) => number): number {
  const flags = byteAt(bytes, start);
  const most = 1 << (8 + 2 * ((byteAt(bytes, start + 1) >> 4) & 7));
  if ((flags & VERSION_MASK) !== VERSION || most < WINDOW) throw new Damaged(BROKEN);
  if (flags & DICTIONARY) throw new Damaged('needs a dictionary');
  const header = start + 2 + (flags & SIZE ? 8 : 0);
  if (byteAt(bytes, header) !== ((hash(bytes.subarray(start, header)) >>> 8) & 0xff))
    throw new Damaged(BROKEN);
  const chunks: Buffer[] = [];
  let before = Buffer.alloc(0);
  let at = header + 1;
  for (let size = numberAt(bytes, at); size !== 0; size = numberAt(bytes, at)) {
    const packed = partOf(bytes, at + 4, size & ~IS_PLAIN);
    at += 4 + packed.length;
    if (flags & BLOCK_CHECKS) {
      if (numberAt(bytes, at) !== hash(packed)) throw new Damaged(BROKEN);
      at += 4;
    }
    const block = size & IS_PLAIN ? packed : unpackedBlock(packed, before, most);
    content.add(block);
    chunks.push(block);
    before = Buffer.concat([before, block]).subarray(-WINDOW);
  }
  at += 4;
  if ((flags & (CHECK | SIZE)) === 0) return at;
  const whole = Buffer.concat(chunks);
  if (flags & SIZE && BigInt(whole.length) !== bytes.readBigUInt64LE(start + 2)) throw new Damaged(BROKEN);
  if ((flags & CHECK) === 0) return at;
  if (numberAt(bytes, at) !== hash(whole)) throw new Damaged(BROKEN);
  return at + 4;
}

/**
 * @param before what it may refer to
 * @param most bytes of it, unpacked
 */
function unpackedBlock(packed: Buffer, before: Buffer, most: number): Buffer {
  // No block is packed into more than it holds, but for a little.
  if (packed.length > most + Math.ceil(most / 255) + 16) throw new Damaged(BROKEN);
  // Nor does a byte of it stand for more than 255.
  const room = Buffer.alloc(before.length + Math.min(most, packed.length * 255));
  before.copy(room);
  const end = decompressBlock(packed, room, 0, packed.length, before.length);
  if (!(end <= room.length)) throw new Damaged(BROKEN);
  return room.subarray(before.length, end);
}

function partOf(bytes: Buffer, start: number, size: number): Buffer {
  if (start + size > bytes.length) throw new Damaged(CUT_OFF);
  return bytes.subarray(start, start + size);
}

const byteAt = (bytes: Buffer, at: number): number => partOf(bytes, at, 1)[0]!;
const numberAt = (bytes: Buffer, at: number): number => partOf(bytes, at, 4).readUInt32LE(0);
