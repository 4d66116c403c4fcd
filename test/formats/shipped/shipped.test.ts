// SPDX-License-Identifier: GPL-2.0-or-later
import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SymtypesReader } from '../../../src/formats/corpus';
import { readSide } from '../../../src/formats/shipped';
import { judgeKernels, type JudgedComparison } from '../../../src/kernel/judge';
import { ModversionsError } from '../../../src/problem';
import { Progress } from '../../../src/progress';
import { CRCS, kernelImage, potTypes, type Made } from './made-kernel';
import { cpioOf, debOf, rpmOf, tarOf, type Entry } from './made-package';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'shipped-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function compared(base: string, next: string): Promise<JudgedComparison> {
  const reader = new SymtypesReader();
  const sides = [];
  for (const path of [base, next]) sides.push(await readSide(path, reader, new Progress()));
  return judgeKernels(sides[0]!, sides[1]!, {}, reader.records);
}

const images = (base: Made, next: Made): Promise<JudgedComparison> =>
  compared(file('base/vmlinux', kernelImage(base)), file('new/vmlinux', kernelImage(next)));

const changedCrcs = Object.fromEntries(Object.keys(CRCS).map((name) => [name, CRCS[name]! + 16]));

test('an image tells its exports, CRCs, release and machine', async () => {
  const side = await readSide(file('one/vmlinux', kernelImage()), new SymtypesReader(), new Progress());
  expect(side.release).toBe('6.1.0-pot');
  expect([side.architecture, side.target?.machine]).toEqual(['x86', 'x86_64']);
  expect([...side.rows!.values()].map(({ name, crc, module }) => [name, crc, module])).toEqual([
    ['pot_count', 3, 'vmlinux'],
    ['pot_empty', 2, 'vmlinux'],
    ['pot_fill', 1, 'vmlinux'],
  ]);
});

test('an image has not the exports of modules: it is not the whole kernel, and says so', async () => {
  const image = file('alone/vmlinux', kernelImage());
  const read = (path: string) => readSide(path, new SymtypesReader(), new Progress());
  const alone = await read(image);
  expect(alone.isWhole).toBe(false);
  expect(alone.warnings.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('has the exports of vmlinux alone'),
  );
  const rows = Object.keys(CRCS).map((name) => `0x00000001\t${name}\tvmlinux\tEXPORT_SYMBOL\t\n`);
  const joined = await read(`${image}+${file('alone/Module.symvers', rows.join(''))}`);
  expect([joined.isWhole, joined.warnings]).toEqual([true, []]);
});

test('a member that moved is a break, and what BTF does not have is unknown', async () => {
  const { causes, changes } = await images({}, { before: ['heat'], crcs: changedCrcs });
  expect(causes.map(({ name, judgement }) => [name, judgement.verdict])).toEqual([['s#pot', 'break']]);
  expect(changes.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['pot_count', 'unknown'],
    ['pot_empty', 'break'],
    ['pot_fill', 'break'],
  ]);
});

test('nothing is called compatible on the word of type data', async () => {
  const renamed = potTypes([]).map((type) =>
    type.kind === 'struct' ? { ...type, members: [{ ...type.members[0]!, name: 'cover' }] } : type,
  );
  const { causes } = await images({}, { types: renamed, crcs: changedCrcs });
  expect(causes.map(({ judgement }) => judgement.verdict)).toEqual(['unknown']);
  const { changes } = await images({}, { crcs: changedCrcs });
  expect(changes.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown']);
});

test('what changed under an equal CRC is unknown, and not passed over', async () => {
  const { missed, changes } = await images({}, { before: ['heat'] });
  expect(changes).toEqual([]);
  expect(missed.map(({ name, judgement }) => [name, judgement.verdict])).toEqual([['s#pot', 'unknown']]);
});

test('kernels without CRCs are compared by types', async () => {
  const { causes, changes } = await images({ crcs: null }, { crcs: null, before: ['heat'] });
  expect(causes.map(({ name, judgement }) => [name, judgement.verdict])).toEqual([['s#pot', 'break']]);
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
    ['declaration', 'pot_empty'],
    ['declaration', 'pot_fill'],
  ]);
});

test('without CRCs and types nothing passes for unchanged', async () => {
  const [base, next] = [
    file('c/vmlinux', kernelImage({ crcs: null })),
    file('c.symvers', '0x1\tpot_fill\tvmlinux\tEXPORT_SYMBOL\t\n'),
  ];
  await expect(compared(base, next)).rejects.toThrow(/there is nothing to compare but names/);
});

test('a Module.symvers joined with + says what is exported', async () => {
  const symvers = file('d/Module.symvers', '0x00000007\tpot_fill\tvmlinux\tEXPORT_SYMBOL_GPL\tKITCHEN\n');
  const path = `${symvers}+${file('d/a+b/vmlinux', kernelImage())}`;
  const side = await readSide(path, new SymtypesReader(), new Progress());
  expect([...side.rows!.values()].map(({ crc, namespace }) => [crc, namespace])).toEqual([[7, 'KITCHEN']]);
  await expect(readSide(`${symvers}+none`, new SymtypesReader(), new Progress())).rejects.toThrow(
    /none: no such file/,
  );
});

test('images of two kernels are refused', async () => {
  const base = file('e/vmlinux', kernelImage());
  const other = file('f/vmlinux', kernelImage({ release: '6.2.0' }));
  await expect(readSide(`${base}+${other}`, new SymtypesReader(), new Progress())).rejects.toThrow(
    /images of two kernels/,
  );
});

test('a package is read once and where it lies, links and foreign files passed over', async () => {
  const entries: Entry[] = [
    { name: './boot/vmlinux-6.1', content: kernelImage() },
    { name: './boot/vmlinuz', type: 'symlink', linkname: '/etc/passwd' },
    { name: '../../etc/passwd', content: 'root' },
  ];
  const data = gzipSync(await tarOf(entries));
  const deb = await debOf(entries);
  // The first one opens the program that reads such archives as well.
  await readSide(file('first.tar.gz', data), new SymtypesReader(), new Progress());
  for (const [name, content] of [
    ['k.tar.gz', data],
    ['k.deb', deb],
    ['k.rpm', rpmOf(entries)],
    ['k.cpio', cpioOf(entries)],
  ] as const) {
    const path = file(name, content);
    const opened = jest.spyOn(fs, 'openSync');
    const side = await readSide(path, new SymtypesReader(), new Progress());
    expect([side.kind, side.rows!.size]).toEqual(['shipped', 3]);
    expect(opened.mock.calls.map(([of]) => of)).toEqual([path]);
    opened.mockRestore();
  }
  await expect(
    readSide(file('cut.deb', deb.subarray(0, -20)), new SymtypesReader(), new Progress()),
  ).rejects.toThrow(/cut off or damaged/);
  const read = (name: string, content: Buffer): Promise<unknown> =>
    readSide(file(name, content), new SymtypesReader(), new Progress());
  await expect(read('cut.rpm', rpmOf(entries).subarray(0, 150))).rejects.toThrow(/cut off or damaged/);
  await expect(read('cut.cpio', cpioOf(entries).subarray(0, -140))).rejects.toThrow(
    /cpio archive is damaged/,
  );
  const lzo = Buffer.concat([rpmOf([]).subarray(0, 195), Buffer.from('894c5a4f', 'hex'), Buffer.alloc(90)]);
  await expect(read('lzo.rpm', lzo)).rejects.toThrow(/packed in a way that is not known/);
});

test('without CRCs, all that neither side has a declaration of is one entry', async () => {
  const types = potTypes([]).slice(0, 6);
  const { missed, changes } = await images(
    { crcs: null, types },
    { crcs: null, types, release: '6.1.1-pot' },
  );
  expect(changes).toEqual([]);
  expect(missed.map(({ exports, judgement }) => [exports, judgement.verdict])).toEqual([
    [['pot_count', 'pot_empty'], 'unknown'],
  ]);
});

test('damaged images give one error or an answer', async () => {
  const image = kernelImage({ before: ['heat', 'water'] });
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 0x7fffffff) % below;
  for (let round = 0; round < 400; round++) {
    const bytes = Buffer.from(image);
    for (let count = random(4) + 1; count > 0; count--) bytes[random(bytes.length)] = random(256);
    const path = file('damaged/vmlinux', random(5) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes);
    try {
      const side = await readSide(path, new SymtypesReader(), new Progress());
      const reader = new SymtypesReader();
      side.readTypes?.(reader.records);
    } catch (error) {
      expect(error).toBeInstanceOf(ModversionsError);
      expect((error as Error).message).not.toContain('\n');
    }
  }
});
