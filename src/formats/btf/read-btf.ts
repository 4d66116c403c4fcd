// SPDX-License-Identifier: GPL-2.0-or-later
import { endianness } from 'node:os';
import { ModversionsError } from '../../problem';
import { Fields } from '../elf';
import { Btf } from './btf';
import { INFO, itemCount, KIND_OF, kindNumber, KINDS, TYPE } from './types';

const MAGIC = 0xeb9f;
const VERSION = 1;
/** Bytes of the header, and where its fields stand; offsets count from its end. */
const HEADER = 24;
const [HDR_LEN, TYPE_OFF, STR_OFF] = [4, 8, 16];

/**
 * Reads BTF (`Documentation/bpf/btf.rst`): what a `.BTF` section holds, or /sys/kernel/btf/vmlinux.
 * @param file its name, for messages
 * @param base what a module's split BTF goes on from: numbers of types and offsets of strings below the base's own
 * ends are the base's
 * @throws ModversionsError `FILE: …` for bytes that are no BTF, contradict themselves, or are split from another base
 */
export function readBtf(bytes: Buffer, file: string, base: Btf | null = null): Btf {
  const fail = (what: string): never => refuse(file, what, base !== null);
  const { types, strings } = partsOf(bytes, fail);
  const btf = new Btf(types, startsOf(types, fail), strings, base);
  checkReferences(btf, fail);
  return btf;
}

function refuse(file: string, what: string, isSplit: boolean): never {
  throw new ModversionsError(
    `${file}: the BTF ${what}`,
    isSplit ? 'give the vmlinux of the build that the module is from as its base' : 'make the file again',
  );
}

interface Parts {
  /** As numbers of 32 bits, of which all types are made. */
  types: Uint32Array;
  strings: Buffer;
}

function partsOf(bytes: Buffer, fail: (what: string) => never): Parts {
  if (bytes.length < HEADER) fail('is cut off');
  const isLittle = bytes.readUInt16LE(0) === MAGIC;
  if (!isLittle && bytes.readUInt16BE(0) !== MAGIC) fail('does not begin as BTF does');
  if (bytes[2] !== VERSION) fail(`is of the unknown version ${bytes[2]}`);
  const header = new Fields(bytes, isLittle, false);
  const start = header.u32(HDR_LEN);
  const part = (at: number): Buffer => {
    const from = start + header.u32(at);
    const to = from + header.u32(at + 4);
    return to <= bytes.length ? bytes.subarray(from, to) : fail('is cut off');
  };
  if (start < HEADER) fail('has a header that is too short');
  const [types, strings] = [part(TYPE_OFF), part(STR_OFF)];
  if (strings.length > 0 && strings[strings.length - 1] !== 0) fail('has strings without an end');
  if (types.length % 4 !== 0) fail('ends inside a type');
  return { types: numbersOf(types, isLittle), strings };
}

/** Numbers as this machine has them. */
function numbersOf(bytes: Buffer, isLittle: boolean): Uint32Array {
  const own = new Uint8Array(bytes);
  if (isLittle !== (endianness() === 'LE')) Buffer.from(own.buffer).swap32();
  return new Uint32Array(own.buffer);
}

/**
 * Whether BTF goes on from a base. Such BTF does not begin with an empty string of its own.
 * @throws as `readBtf` does where not even its strings can be found
 */
export function isSplitBtf(bytes: Buffer, file: string): boolean {
  const { strings } = partsOf(bytes, (what) => refuse(file, what, false));
  return strings.length === 0 || strings[0] !== 0;
}

/**
 * What is wrong with BTF as far as it can be told without the base that it may go on from; null for nothing. References
 * are checked where there is no base.
 */
export function btfFault(bytes: Buffer): string | null {
  try {
    if (!isSplitBtf(bytes, '')) readBtf(bytes, '');
    else {
      const fail = (what: string): never => refuse('', what, true);
      startsOf(partsOf(bytes, fail).types, fail);
    }
    return null;
  } catch (error) {
    if (error instanceof ModversionsError) return error.message.replace(/^: the BTF /, '');
    throw error;
  }
}

/** Where each type begins. */
function startsOf(types: Uint32Array, fail: (what: string) => never): Uint32Array {
  const end = types.length * 4;
  const starts = new Uint32Array(Math.floor(end / TYPE));
  let count = 0;
  for (let at = 0; at < end;) {
    if (at + TYPE > end) fail('ends inside a type');
    const info = types[(at + INFO) / 4]!;
    const kind = KIND_OF[kindNumber(info)];
    if (kind === undefined) return fail(`has a type of the unknown kind ${kindNumber(info)}`);
    starts[count++] = at;
    at += TYPE + KINDS[kind].once + KINDS[kind].each * itemCount(info);
    if (at > end) fail('ends inside a type');
  }
  return starts.slice(0, count);
}

/** Checks every number of a type and every offset of a string against what there is. */
function checkReferences(btf: Btf, fail: (what: string) => never): void {
  const checkType = (type: number): void => {
    if (type >= btf.end) fail(`refers to type ${type}, and there are ${btf.end - 1}`);
  };
  const checkName = (at: number): void => {
    if (at >= btf.stringsEnd) fail('refers to a name behind its strings');
    // Only this tells that split BTF was made for another base.
    if (btf.base && !btf.isNameStart(at)) fail('goes on from another base');
  };
  btf.forEachReference(checkType, checkName);
}
