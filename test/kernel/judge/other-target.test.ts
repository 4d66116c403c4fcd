// SPDX-License-Identifier: GPL-2.0-or-later
/** Sides that are compiled for other targets or with other options: refused in a sentence, or said of the sides. */
import type { Kernel, ScanFacts, Target } from '../../../src/formats/corpus';
import { judgeKernels } from '../../../src/kernel/judge';
import { kernelOf, removeKernels } from './scan-of';

afterAll(removeKernels);

const X86_64: Target = {
  machine: 'x86_64',
  byteOrder: 'little',
  pointerBytes: 8,
  longBytes: 8,
  charIsSigned: true,
  packStruct: 0,
  shortEnums: false,
  msBitfields: false,
  options: [],
};

const POT = `struct pot { char level; enum { COLD, HOT } state; };
int pour(struct pot *);
__GENKSYMS_EXPORT_SYMBOL(pour);`;

const compiledFor = (target: Partial<Target>, facts: Partial<ScanFacts> = {}): Promise<Kernel> =>
  kernelOf({ 'core/pot': POT }, { ...facts, target: { ...X86_64, ...target } });

const I386 = { machine: 'i386', pointerBytes: 4, longBytes: 4 };

describe.each([
  ['whole', {}],
  ['a part', { shard: { index: 1, of: 2 } }],
] as [string, Partial<ScanFacts>][])('scans of %s', (_, facts) => {
  test.each([
    ['-m32', I386, 'i386 (little-endian, pointers of 4, long of 4 bytes)'],
    ['x32', { machine: 'x32', pointerBytes: 4, longBytes: 4 }, 'x32 (little-endian'],
    ['another byte order', { machine: 's390x', byteOrder: 'big' }, 's390x (big-endian'],
    ['-mabi=', { options: ['-mabi=ms'] }, 'with -mabi=ms'],
    ['-mregparm=', { options: ['-mregparm=3'] }, 'with -mregparm=3'],
    ['-fpack-struct=', { packStruct: 2 }, 'with -fpack-struct=2'],
    ['-fshort-enums', { shortEnums: true }, 'with -fshort-enums'],
    ['-mms-bitfields', { msBitfields: true }, 'with -mms-bitfields'],
    ['kCFI on one side alone', { options: ['-fsanitize=kcfi'] }, 'with -fsanitize=kcfi'],
  ] as [string, Partial<Target>, string][])('%s', async (_option, target, told) => {
    const [plain, other] = [await compiledFor({}, facts), await compiledFor(target, facts)];
    expect(() => judgeKernels(plain, other)).toThrow('the kernels are compiled for different targets');
    expect(() => judgeKernels(other, plain)).toThrow(told);
    expect(() => judgeKernels(other, other)).not.toThrow();
  });
});

test('what only tells how sources are read is no other target', async () => {
  const other = await compiledFor({ options: ['-fms-extensions'] });
  expect(judgeKernels(await compiledFor({}), other).changes).toEqual([]);
});

test('another sign of char is said of the sides, and judged in each type that has one', async () => {
  const {
    base,
    new: next,
    missed,
  } = judgeKernels(await compiledFor({}), await compiledFor({ charIsSigned: false }));
  expect([base.target, next.target]).toEqual([
    'x86_64 (little-endian, pointers of 8, long of 8 bytes), char signed',
    'x86_64 (little-endian, pointers of 8, long of 8 bytes), char unsigned',
  ]);
  expect(missed.map(({ name, judgement }) => [name, judgement.verdict])).toEqual([['s#pot', 'conditional']]);
});

test('Clang heeds another pragma in a body than GCC: the same text on both sides means something else', async () => {
  const text = POT.replace('char level;', 'char level;\n#pragma pack(1)\n');
  const by = (compiler: Partial<Target>): Promise<Kernel> =>
    kernelOf({ 'core/pot': text }, { target: { ...X86_64, ...compiler } });
  const [gcc, clang] = [await by({}), await by({ compiler: 'clang' })];
  const { new: next, missed } = judgeKernels(gcc, clang);
  expect(next.target).toBe('x86_64 (little-endian, pointers of 8, long of 8 bytes), char signed, Clang');
  expect(missed.map(({ name, judgement }) => [name, judgement.verdict])).toEqual([['s#pot', 'break']]);
  expect(judgeKernels(clang, await by({ compiler: 'clang' })).missed).toEqual([]);
});

test('other architectures, where that is all that is known of a side', async () => {
  const [scan, untold] = [await compiledFor({}), await compiledFor({})];
  const old = { ...untold, target: null };
  expect(judgeKernels(scan, old).new.target).toBeNull();
  expect(() => judgeKernels(scan, { ...old, architecture: 'arm64' })).toThrow('different targets');
});

const CALLBACK = (parameter: string): string => `struct cup { int full; };
struct pot { int (*pour)(${parameter} *); };
int brew(struct pot *);
__GENKSYMS_EXPORT_SYMBOL(brew);`;

test.each([
  [[], 'compatible'],
  [['-fsanitize=kcfi'], 'break'],
] as const)('a qualifier in the parameter of a callback, with %p: %s', async (options, verdict) => {
  const target = { ...X86_64, options: [...options] };
  const [base, next] = [
    await kernelOf({ 'core/pot': CALLBACK('struct cup') }, { target }),
    await kernelOf({ 'core/pot': CALLBACK('const struct cup') }, { target }),
  ];
  const { causes } = judgeKernels(base, next);
  expect(causes.map(({ name, judgement }) => [name, judgement.verdict])).toEqual([['s#pot', verdict]]);
});
