// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions symvers IMAGE…`: a Module.symvers out of what was shipped. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { shippedSymvers } from '../../../src/formats/shipped';
import { modversions } from '../../support/program';
import { madeModule } from '../module/made-up';
import { kernelImage } from './made-kernel';
import { debOf } from './made-package';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'shipped-symvers-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const LID = madeModule({
  name: 'lid',
  exports: [
    { name: 'lid_shut', crc: 9, isGplOnly: true, namespace: 'KITCHEN' },
    { name: 'lid_open', crc: 8 },
  ],
});
const ROWS = [
  '0x00000003\tpot_count\tvmlinux\tEXPORT_SYMBOL\t',
  '0x00000002\tpot_empty\tvmlinux\tEXPORT_SYMBOL\t',
  '0x00000001\tpot_fill\tvmlinux\tEXPORT_SYMBOL\t',
  '0x00000008\tlid_open\tdrivers/lid\tEXPORT_SYMBOL\t',
  '0x00000009\tlid_shut\tdrivers/lid\tEXPORT_SYMBOL_GPL\tKITCHEN',
  '',
].join('\n');

test('rows of the image, then those of its modules', async () => {
  const deb = put(
    'image.deb',
    await debOf([
      { name: './lib/modules/6.1.0-pot/kernel/drivers/lid.ko.gz', content: gzipSync(LID) },
      { name: './boot/vmlinux-6.1.0-pot', content: kernelImage() },
    ]),
  );
  expect(await shippedSymvers([deb])).toEqual({ text: ROWS, count: 5, warnings: [] });
  const file = join(folder, 'Module.symvers');
  expect(modversions(['symvers', deb, '-o', file])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(file, 'utf8')).toBe(ROWS);
  expect(modversions(['symvers', deb]).stdout).toBe(ROWS);
});

test('what is missing is said, and what would be wrong is refused', async () => {
  const image = put('vmlinux', kernelImage());
  const { count, warnings } = await shippedSymvers([image]);
  expect([count, warnings.map(({ message }) => message)]).toEqual([
    3,
    ['no modules: what they export is missing'],
  ]);
  const zeros = await shippedSymvers([put('vmlinux-zero', kernelImage({ crcs: null }))]);
  expect(zeros.warnings.map(({ message }) => message)).toContainEqual(expect.stringMatching(/no CRCs/));
  await expect(shippedSymvers([image, put('bad.ko', Buffer.alloc(100, 1))])).rejects.toThrow(
    /could not be read/,
  );
  const other = put('vmlinux-other', kernelImage({ release: '6.2.0' }));
  await expect(shippedSymvers([image, other])).rejects.toThrow(/of another kernel/);
  const old = put('vmlinux-old', kernelImage({ release: '5.10.0' }));
  await expect(shippedSymvers([old])).rejects.toThrow(/before 5\.18/);
  const twice = put('twice.ko', madeModule({ name: 'twice', exports: [{ name: 'pot_fill', crc: 7 }] }));
  await expect(shippedSymvers([image, twice])).rejects.toThrow(/pot_fill: is exported by vmlinux and by /);
  await expect(shippedSymvers([join(folder, 'gone')])).rejects.toThrow(/no such file/);
});
