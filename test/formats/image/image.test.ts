// SPDX-License-Identifier: GPL-2.0-or-later
import { gzipSync } from 'node:zlib';
import { readImage } from '../../../src/formats/image';
import { btfBytes } from '../btf/btf-writer';
import { kernelImage, potTypes } from '../shipped/made-kernel';
import { androidImage } from './made-android';

const LIMIT = 1 << 20;
const kernel = kernelImage();

function bootImage(payload: Buffer): Buffer {
  const image = Buffer.alloc(2 * 512 + 16);
  image[0x1f1] = 1;
  image.write('HdrS', 0x202, 'latin1');
  image.writeUInt32LE(16, 0x248);
  image.writeUInt32LE(payload.length, 0x24c);
  return Buffer.concat([image, payload]);
}

function efiImage(payload: Buffer): Buffer {
  const image = Buffer.alloc(64);
  image.write('MZ\0\0zimg', 0, 'latin1');
  image.writeUInt32LE(64, 8);
  image.writeUInt32LE(payload.length, 12);
  return Buffer.concat([image, payload, Buffer.from('behind')]);
}

function rawImage(): Buffer {
  const image = Buffer.alloc(64);
  image.write('ARMd', 0x38, 'latin1');
  return Buffer.concat([image, Buffer.from('Linux version 6.6.1 (cook) #1\0'), btfBytes(potTypes([]))]);
}

test.each([
  ['vmlinux', kernel],
  ['vmlinuz', bootImage(gzipSync(kernel))],
  ['an EFI program', efiImage(gzipSync(kernel))],
  ...[0, 1, 2, 3, 4, 65536].map((version): [string, Buffer] => [
    `a boot image of Android, version ${version},`,
    androidImage(version, gzipSync(kernel)),
  ]),
  ['one that holds an EFI program', androidImage(4, efiImage(gzipSync(kernel)))],
])('%s tells its exports and types', async (_, bytes) => {
  const { release, exports, btf } = await readImage(bytes, 'vmlinuz', LIMIT);
  expect(release).toBe('6.1.0-pot');
  expect(exports?.exports.map(({ name, crc }) => [name, crc])).toEqual([
    ['pot_count', 3],
    ['pot_empty', 2],
    ['pot_fill', 1],
  ]);
  expect(btf?.end).toBe(potTypes([]).length + 1);
});

test('a raw image has types, and nothing tells where its exports are', async () => {
  const { release, architecture, exports, btf } = await readImage(rawImage(), 'Image', LIMIT);
  expect([release, architecture, exports, btf?.end]).toEqual([
    '6.6.1',
    'arm64',
    null,
    potTypes([]).length + 1,
  ]);
});

test('a raw image in one of Android has types', async () => {
  const { release, btf } = await readImage(androidImage(4, gzipSync(rawImage())), 'boot.img', LIMIT);
  expect([release, btf?.end]).toEqual(['6.6.1', potTypes([]).length + 1]);
});

test('CRCs of kernels before 5.18 are not taken for what they may not be', async () => {
  const { exports } = await readImage(kernelImage({ release: '5.10.1' }), 'vmlinux', LIMIT);
  expect([exports?.hasCrcs, exports?.exports[0]?.crc, exports?.untold]).toEqual([
    false,
    0,
    expect.stringMatching(/before 5\.18/),
  ]);
});

test.each<[string, Buffer, RegExp]>([
  ['cut off', bootImage(gzipSync(kernel)).subarray(0, -9), /the kernel image is cut off/],
  ['packed in an unknown way', bootImage(Buffer.alloc(99, 'x')), /packed in a way that is not known/],
  ['without a kernel', androidImage(4, Buffer.alloc(0)), /the boot image holds no kernel/],
  ['of a vendor', Buffer.from('VNDRBOOT'.padEnd(99)), /the boot image holds no kernel/],
  [
    'of Android and cut off',
    androidImage(2, kernel).subarray(0, -99),
    /the boot image is cut off or damaged/,
  ],
  ['of Android and shorter than its header', Buffer.from('ANDROID!'), /is cut off or damaged/],
  ['of Android with an absurd page', androidImage(0, kernel, 44).fill(0xff, 36, 40), /is cut off or damaged/],
  ['of Android and holds no kernel that is known', androidImage(3, Buffer.alloc(99, 'x')), /not known/],
  ['a bomb in one of Android', androidImage(4, gzipSync(Buffer.alloc(LIMIT + 1))), /holds more than/],
  ['a bomb', bootImage(gzipSync(Buffer.alloc(LIMIT + 1))), /holds more than/],
])('an image that is %s is refused', async (_, bytes, message) => {
  await expect(readImage(bytes, 'vmlinuz', LIMIT)).rejects.toThrow(message);
});
