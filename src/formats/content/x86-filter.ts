// SPDX-License-Identifier: GPL-2.0-or-later
import { buf } from 'crc-32';
import { BROKEN, Damaged } from './damaged';

/** Bytes of a stream's header and footer. */
const EDGE = 12;
const [X86, LZMA2] = [0x04, 0x21];
const CHECK_BYTES: Readonly<Record<number, number>> = { 0: 0, 1: 4, 4: 8, 10: 32 };

/** An xz stream of one block that went through the filter for code of x86, as kernels for x86 are packed. */
export interface FilteredXz {
  /** The same data as a stream without the filter and without a check. */
  plain: Buffer;
  /** Gives the content, from that of the plain stream; its check is held against it. @throws Damaged */
  finish(content: Buffer): Buffer;
}

/** Null for any other stream: the reader of plain ones says what is wrong with it. */
export function x86Filtered(bytes: Buffer): FilteredXz | null {
  if (bytes.length < 3 * EDGE) return null;
  const check = bytes[7]! & 0x0f;
  const checkBytes = CHECK_BYTES[check];
  const headerBytes = (bytes[EDGE]! + 1) * 4;
  // One filter more than LZMA2, and no sizes: as `xz --x86 --lzma2` writes it.
  const filters = [bytes[EDGE + 1], bytes[EDGE + 2], bytes[EDGE + 3], bytes[EDGE + 4], bytes[EDGE + 5]];
  if (checkBytes === undefined || filters[0] !== 1 || filters[1] !== X86 || filters[2] !== 0) return null;
  if (filters[3] !== LZMA2 || filters[4] !== 1) return null;
  const dictionary = bytes[EDGE + 6]!;
  const indexBytes = (bytes.readUInt32LE(bytes.length - 8) + 1) * 4;
  const indexAt = bytes.length - EDGE - indexBytes;
  if (indexAt < EDGE + headerBytes || bytes[indexAt] !== 0 || bytes[indexAt + 1] !== 1) return null;
  const unpadded = numberAt(bytes, indexAt + 2);
  const size = numberAt(bytes, unpadded.end);
  const dataEnd = EDGE + unpadded.value - checkBytes;
  if (dataEnd > indexAt || dataEnd < EDGE + headerBytes) return null;
  const data = bytes.subarray(EDGE + headerBytes, dataEnd);
  const stored = bytes.subarray(indexAt - checkBytes, indexAt);
  return {
    plain: plainStream(data, dictionary, size.value),
    finish: (content) => {
      const code = Buffer.from(content);
      unfilter(code);
      if (check === 1 && buf(code) >>> 0 !== stored.readUInt32LE(0)) throw new Damaged(BROKEN);
      return code;
    },
  };
}

function plainStream(data: Buffer, dictionary: number, size: number): Buffer {
  const header = withCrc(Buffer.from([2, 0, LZMA2, 1, dictionary, 0, 0, 0]));
  const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
  const records = [0, 1, ...digits(header.length + data.length), ...digits(size)];
  while (records.length % 4 !== 0) records.push(0);
  const index = withCrc(Buffer.from(records));
  const flags = Buffer.from([0, 0]);
  const backward = Buffer.alloc(4);
  backward.writeUInt32LE(index.length / 4 - 1);
  const edge = Buffer.concat([backward, flags]);
  return Buffer.concat([
    Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
    withCrc(flags),
    header,
    data,
    padding,
    index,
    crcOf(edge),
    edge,
    Buffer.from('YZ'),
  ]);
}

function crcOf(bytes: Buffer): Buffer {
  const crc = Buffer.alloc(4);
  crc.writeUInt32LE(buf(bytes) >>> 0);
  return crc;
}

const withCrc = (bytes: Buffer): Buffer => Buffer.concat([bytes, crcOf(bytes)]);

/** Seven bits a byte, the low ones first. */
function digits(value: number): number[] {
  const found: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) found.push((value % 0x80) | 0x80);
  return [...found, value];
}

function numberAt(bytes: Buffer, at: number): { value: number; end: number } {
  let value = 0;
  for (let place = 0; place < 7; place++) {
    const byte = bytes[at + place] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80) return { value, end: at + place + 1 };
  }
  throw new Damaged(BROKEN);
}

/** Whether a byte can be the highest of an address near the code. */
const isHigh = (byte: number): boolean => byte === 0 || byte === 0xff;
const ALLOWED = [true, true, true, false, true, false, false, false];
const BIT_OF_MASK = [0, 1, 2, 2, 3, 3, 3, 3];

/** Where a byte stands, asked for from place to place: one byte in a hundred of code begins a call or a jump. */
class Places {
  private place = -1;

  constructor(
    private readonly bytes: Buffer,
    private readonly byte: number,
  ) {}

  /** The first place that is not before one; infinite where there is none. */
  next(from: number): number {
    if (this.place < from) {
      const found = this.bytes.indexOf(this.byte, from);
      this.place = found < 0 ? Infinity : found;
    }
    return this.place;
  }
}

/** Makes targets of calls and jumps relative again, in place (the x86 filter of xz's format). */
function unfilter(code: Buffer): void {
  let [previous, mask] = [-1, 0];
  const calls = new Places(code, 0xe8);
  const jumps = new Places(code, 0xe9);
  const next = (from: number): number => Math.min(calls.next(from), jumps.next(from));
  for (let at = next(0); at + 4 < code.length; at = next(at + 1)) {
    const distance = at - previous;
    previous = at;
    if (distance > 3) mask = 0;
    else {
      mask = (mask << (distance - 1)) & 7;
      if (mask !== 0 && (!ALLOWED[mask]! || isHigh(code[at + 4 - BIT_OF_MASK[mask]!]!))) {
        mask = (mask << 1) | 1;
        continue;
      }
    }
    if (!isHigh(code[at + 4]!)) {
      mask = (mask << 1) | 1;
      continue;
    }
    let source = code.readUInt32LE(at + 1);
    let target: number;
    for (;;) {
      target = (source - (at + 5)) >>> 0;
      if (mask === 0) break;
      const shift = BIT_OF_MASK[mask]! * 8;
      if (!isHigh((target >>> (24 - shift)) & 0xff)) break;
      source = (target ^ ((2 ** (32 - shift) - 1) >>> 0)) >>> 0;
    }
    target = (target & 0x01ffffff) >>> 0;
    code.writeUInt32LE((target & 0x01000000) !== 0 ? (target | 0xff000000) >>> 0 : target, at + 1);
    at += 4;
    mask = 0;
  }
}
