// SPDX-License-Identifier: GPL-2.0-or-later
import { contentOf } from '../content';
import { ModversionsError } from '../../problem';
import { androidKernel, isAndroidImage } from './android';

const ELF = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
/** Boot sectors of x86: where their number stands, and where the packed kernel, counted from behind them. */
const [SETUP_SECTS, PAYLOAD_OFFSET, PAYLOAD_LENGTH] = [0x1f1, 0x248, 0x24c];
const SECTOR = 512;
/** Where a number of unpacked bytes stands, behind all but gzip. */
const SIZE_BEHIND = 4;
const GZIP = Buffer.from([0x1f, 0x8b]);
/** An EFI program that unpacks a kernel (`zboot`): where the packed kernel lies. */
const [ZBOOT_OFFSET, ZBOOT_SIZE] = [8, 12];

const has = (bytes: Buffer, magic: string, at: number): boolean =>
  bytes.toString('latin1', at, at + magic.length) === magic;

/** Whether bytes are a kernel image that holds another one, packed. */
export const isBootImage = (bytes: Buffer): boolean =>
  has(bytes, 'HdrS', 0x202) || has(bytes, 'zimg', 4) || isAndroidImage(bytes);

/** Whether bytes are a kernel without sections, as arm64 and riscv boot it. */
export const isRawImage = (bytes: Buffer): boolean => has(bytes, 'ARMd', 0x38) || has(bytes, 'RSC\x05', 0x38);

/**
 * The kernel in an image: an ELF file, or a raw one. All else is given back as it is.
 * @throws ModversionsError where what it should hold is not there, or packed in a way that is not known
 */
export async function unpacked(bytes: Buffer, file: string, limit: number): Promise<Buffer> {
  if (!isAndroidImage(bytes)) return kernelIn(bytes, file, limit);
  // What it holds may be packed as a whole, or be an image that unpacks itself.
  const inner = await contentOf(androidKernel(bytes, file), file, limit);
  const kernel = await kernelIn(inner, file, limit);
  if (!isKernel(kernel)) throw unknownPacking(file);
  return kernel;
}

async function kernelIn(bytes: Buffer, file: string, limit: number): Promise<Buffer> {
  const payload = payloadOf(bytes, file);
  if (!payload) return bytes;
  const kernel = await contentOf(payload, file, limit);
  if (kernel === payload && !isKernel(kernel)) throw unknownPacking(file);
  return kernel;
}

const isKernel = (bytes: Buffer): boolean => isRawImage(bytes) || bytes.subarray(0, 4).equals(ELF);

const unknownPacking = (file: string): ModversionsError =>
  new ModversionsError(
    `${file}: the kernel in it is packed in a way that is not known`,
    "unpack it with the kernel's scripts/extract-vmlinux, and give the vmlinux",
  );

function payloadOf(bytes: Buffer, file: string): Buffer | null {
  if (has(bytes, 'zimg', 4))
    return part(bytes, file, bytes.readUInt32LE(ZBOOT_OFFSET), bytes.readUInt32LE(ZBOOT_SIZE));
  if (!has(bytes, 'HdrS', 0x202)) return null;
  const sectors = bytes[SETUP_SECTS]! || 4;
  if (bytes.length < PAYLOAD_LENGTH + 4) return part(bytes, file, 1, bytes.length);
  const start = (sectors + 1) * SECTOR + bytes.readUInt32LE(PAYLOAD_OFFSET);
  const payload = part(bytes, file, start, bytes.readUInt32LE(PAYLOAD_LENGTH));
  return payload.subarray(0, 2).equals(GZIP) ? payload : payload.subarray(0, -SIZE_BEHIND);
}

function part(bytes: Buffer, file: string, start: number, length: number): Buffer {
  if (length > 0 && start + length <= bytes.length) return bytes.subarray(start, start + length);
  throw new ModversionsError(`${file}: the kernel image is cut off`, 'fetch or make the file again');
}
