import { ModversionsError } from '../../problem';
import { Btf } from './btf';
import { KIND_OF, KINDS } from './types';

const MAGIC = 0xeb9f;
const HEADER = 24;
/** Bytes that each type begins with: name, kind with the number of items, and size or type. */
export const TYPE = 12;

/**
 * Reads BTF (`Documentation/bpf/btf.rst`): what a `.BTF` section holds, or /sys/kernel/btf/vmlinux.
 * @param file its name, for messages
 * @param base what a module's split BTF goes on from: numbers of types and offsets of strings below the base's own
 * ends are the base's
 * @throws ModversionsError `FILE: …` for bytes that are no BTF, contradict themselves, or are split from another base
 */
export function readBtf(bytes: Buffer, file: string, base: Btf | null = null): Btf {
  const fail = (what: string): never => refuse(file, what, base !== null);
  const { types, strings, isLittle } = partsOf(bytes, fail);
  const starts = startsOf(types, isLittle, fail);
  const btf = new Btf(types, starts, strings, isLittle, base);
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
  types: Buffer;
  strings: Buffer;
  isLittle: boolean;
}

function partsOf(bytes: Buffer, fail: (what: string) => never): Parts {
  if (bytes.length < HEADER) fail('is cut off');
  const isLittle = bytes.readUInt16LE(0) === MAGIC;
  if (!isLittle && bytes.readUInt16BE(0) !== MAGIC) fail('does not begin as BTF does');
  if (bytes[2] !== 1) fail(`is of the unknown version ${bytes[2]}`);
  const u32 = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const start = u32(4);
  const part = (at: number): Buffer => {
    const from = start + u32(at);
    const to = from + u32(at + 4);
    return to <= bytes.length ? bytes.subarray(from, to) : fail('is cut off');
  };
  if (start < HEADER) fail('has a header that is too short');
  const [types, strings] = [part(8), part(16)];
  if (strings.length > 0 && strings[strings.length - 1] !== 0) fail('has strings without an end');
  return { types, strings, isLittle };
}

/**
 * Whether BTF goes on from a base: then it has no empty string of its own to begin with.
 * @throws as `readBtf` does where not even its strings can be found
 */
export function isSplitBtf(bytes: Buffer, file: string): boolean {
  const { strings } = partsOf(bytes, (what) => refuse(file, what, false));
  return strings.length === 0 || strings[0] !== 0;
}

/** Where each type begins. */
function startsOf(types: Buffer, isLittle: boolean, fail: (what: string) => never): Uint32Array {
  const starts = new Uint32Array(Math.floor(types.length / TYPE));
  let count = 0;
  for (let at = 0; at < types.length;) {
    if (at + TYPE > types.length) fail('ends inside a type');
    const info = isLittle ? types.readUInt32LE(at + 4) : types.readUInt32BE(at + 4);
    const kind = KIND_OF[(info >>> 24) & 0x1f];
    if (kind === undefined) return fail(`has a type of the unknown kind ${(info >>> 24) & 0x1f}`);
    starts[count++] = at;
    at += TYPE + KINDS[kind].once + KINDS[kind].each * (info & 0xffff);
    if (at > types.length) fail('ends inside a type');
  }
  return starts.slice(0, count);
}

/** Holds every number of a type and every offset of a string against what there is. */
function checkReferences(btf: Btf, fail: (what: string) => never): void {
  const checkType = (type: number): void => {
    if (type >= btf.end) fail(`refers to type ${type}, and there are ${btf.end - 1}`);
  };
  const checkName = (at: number): void => {
    if (at >= btf.stringsEnd) fail('refers to a name behind its strings');
    // Nothing else tells that a base is not the one that split BTF was made for.
    if (btf.base && !btf.isNameStart(at)) fail('goes on from another base');
  };
  btf.forEachReference(checkType, checkName);
}
