// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash } from 'node:crypto';
import { contentOf } from '../../../src/formats/content';

/** Calls to one place from sixty others, packed by xz --x86 --check=crc32. */
const PACKED = Buffer.from(
  '/Td6WFoAAAFpIt42AgEEACEBEACLIW9J4AHoADVdAHP//fAMYmxPUYEDAw8zrxH1flzaVF/yM5rEPcbk9HyRoZmBlJ0LodXkQ/1kbG0Dt9RPmsAAAAAAAE/086QAAU3pAwAAAC/H4kc+MA2LAgAAAAABWVo=',
  'base64',
);
const SHA256 = '709a57ae0d9fa50c1dc22653db6fc40781c47b72512168b1e168db14301c6f05';

test('xz with the filter for x86, as kernels are packed', async () => {
  const content = await contentOf(PACKED, 'vmlinuz', 1 << 20);
  expect(createHash('sha256').update(content).digest('hex')).toBe(SHA256);
  await expect(contentOf(PACKED, 'vmlinuz', 100)).rejects.toThrow(/holds more than/);
});

test('a damaged one is refused, wherever it is damaged', async () => {
  for (let at = 0; at < PACKED.length; at++) {
    const bytes = Buffer.from(PACKED);
    bytes[at] = bytes[at]! ^ 0x41;
    const found = await contentOf(bytes, 'vmlinuz', 1 << 20).catch((error: Error) => error.message);
    const isSame = typeof found !== 'string' && createHash('sha256').update(found).digest('hex') === SHA256;
    const isOther = typeof found !== 'string' && found.equals(bytes);
    expect([at, typeof found === 'string' || isSame || isOther]).toEqual([at, true]);
  }
});
