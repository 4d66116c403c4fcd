// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';

/** What Android boots: a page with this, and a kernel from the next page on. */
const MAGIC = 'ANDROID!';
/** What goes with it, without a kernel. */
const VENDOR_MAGIC = 'VNDRBOOT';
/** Where numbers stand; the size of a page only before version 3, in which it is always the same. */
const [KERNEL_SIZE, PAGE_SIZE, HEADER_VERSION, HEADER] = [8, 36, 40, 44];
const [FIXED_FROM, FIXED_PAGE, LAST_VERSION] = [3, 4096, 4];
const LARGEST_PAGE = 1 << 20;

const begins = (bytes: Buffer, magic: string): boolean => bytes.toString('latin1', 0, magic.length) === magic;

/** Whether bytes are a boot image of Android, of whatever kind. */
export const isAndroidImage = (bytes: Buffer): boolean => begins(bytes, MAGIC) || begins(bytes, VENDOR_MAGIC);

/**
 * The kernel in a boot image of Android, as it lies there.
 * @throws ModversionsError for an image without a kernel, or one that is cut off
 */
export function androidKernel(bytes: Buffer, file: string): Buffer {
  const size = begins(bytes, MAGIC) && bytes.length >= HEADER ? bytes.readUInt32LE(KERNEL_SIZE) : 0;
  if (begins(bytes, VENDOR_MAGIC) || (bytes.length >= HEADER && size === 0))
    throw new ModversionsError(`${file}: the boot image holds no kernel`, 'give boot.img of the same build');
  const version = bytes.length >= HEADER ? bytes.readUInt32LE(HEADER_VERSION) : 0;
  // Before there were versions, the size of a device tree stood in its place.
  const isFixed = version >= FIXED_FROM && version <= LAST_VERSION;
  const page = isFixed ? FIXED_PAGE : bytes.length >= HEADER ? bytes.readUInt32LE(PAGE_SIZE) : 0;
  if (page < HEADER || page > LARGEST_PAGE || page + size > bytes.length)
    throw new ModversionsError(
      `${file}: the boot image is cut off or damaged`,
      'fetch or make the file again',
    );
  return bytes.subarray(page, page + size);
}
