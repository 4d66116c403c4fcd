// SPDX-License-Identifier: GPL-2.0-or-later
/** Which declarations are behind changed exports, whatever their records look like. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKernel, SymtypesReader, writeScan, type Kernel } from '../../../src/formats/corpus';
import { compareKernels, type KernelComparison } from '../../../src/kernel/compare';
import { Progress } from '../../../src/progress';
import { corpusOf, facts, type MadeUnit } from '../../formats/corpus/made-up';

const folder = mkdtempSync(join(tmpdir(), 'modversions-causes-'));
afterAll(() => rmSync(folder, { recursive: true }));
let scans = 0;

type Unit = Pick<MadeUnit, 'exports' | 'records'>;

/** A unit from its records; every record without a mark is an export, whose CRC is given. */
const unit = (crcs: Record<string, number>, ...records: string[]): Unit => ({
  exports: Object.entries(crcs).map(([name, crc]) => ({ name, crc })),
  records,
});

function kernel(reader: SymtypesReader, units: readonly Unit[]): Promise<Kernel> {
  const path = join(folder, String(scans++));
  const named = units.map((one, at) => ({ name: `core/${'abc'[at]!}`, ...one }));
  writeScan(path, corpusOf(named), facts);
  return readKernel(path, reader, new Progress());
}

async function compared(before: readonly Unit[], after: readonly Unit[]): Promise<KernelComparison> {
  const reader = new SymtypesReader();
  const [base, next] = [await kernel(reader, before), await kernel(reader, after)];
  return compareKernels(base, next, {}, reader.records);
}

/** Name, change and exports of each cause. */
const causesOf = ({ causes }: KernelComparison): unknown[] =>
  causes.map(({ name, change, exports }) => [name, change, exports]);

describe('exports', () => {
  const comparison = compared(
    [
      unit({ same: 1, gone: 2 }, ...own('same', 'gone')),
      unit({ b: 0xffffffff, _z: 1, B: 3 }, ...own('b', '_z', 'B')),
    ],
    [unit({ come: 5, B: 4, b: 0, _z: 2 }, ...own('come', 'B', 'b', '_z')), unit({ same: 1 }, ...own('same'))],
  );

  test('are paired by name, wherever they stand, in the order of bytes', async () => {
    const { changes } = await comparison;
    expect(changes.map(({ kind, name, base, new: next }) => [kind, name, base?.crc, next?.crc])).toEqual([
      ['added', 'come', undefined, 5],
      ['removed', 'gone', 2, undefined],
      ['crc', 'B', 3, 4],
      ['crc', '_z', 1, 2],
      ['crc', 'b', 0xffffffff, 0],
    ]);
  });

  function own(...names: string[]): string[] {
    return names.map((name) => `${name} int ${name}`);
  }
});

describe('a cause', () => {
  /** The causes between two units that both export `f` and nothing else. */
  const between = async (before: string[], after: string[]): Promise<unknown[]> =>
    causesOf(await compared([unit({ f: 1 }, ...before)], [unit({ f: 2 }, ...after)]));

  test('is no type that merely contains a changed one', async () => {
    const rest = ['s#outer struct outer { s#inner i ; }', 'f void f ( s#outer * )'];
    expect(
      await between(
        ['s#inner struct inner { int a ; }', ...rest],
        ['s#inner struct inner { long a ; }', ...rest],
      ),
    ).toEqual([['s#inner', 'changed', ['f']]]);
  });

  test('is no type that came with the text that names it', async () => {
    expect(
      await between(
        ['s#s struct s { int a ; }', 'f void f ( s#s * )'],
        ['t#u8 typedef unsigned char u8', 's#s struct s { int a ; t#u8 b ; }', 'f void f ( s#s * )'],
      ),
    ).toEqual([['s#s', 'changed', ['f']]]);
  });

  test('is no changed type that the export does not reach', async () => {
    expect(
      await between(
        ['s#s struct s { }', 'f int f ( void )'],
        ['s#s struct s { int a ; }', 'f long f ( void )'],
      ),
    ).toEqual([['f', 'changed', ['f']]]);
  });

  test("may be the export's own declaration, but `extern` is no part of it", async () => {
    const before = ['s#s struct s { int a ; }', 'f extern s#s f'];
    expect(await between(before, ['s#s struct s { long a ; }', 'f s#s f'])).toEqual([
      ['s#s', 'changed', ['f']],
    ]);
    expect(await between(['f extern int f'], ['f long f'])).toEqual([['f', 'changed', ['f']]]);
  });

  test('may be an enumerator or a typedef', async () => {
    expect(
      await between(
        ['E#N 3', 't#t typedef int t', 'f t#t f [ E#N ]'],
        ['E#N 4', 't#t typedef long t', 'f t#t f [ E#N ]'],
      ),
    ).toEqual([
      ['E#N', 'changed', ['f']],
      ['t#t', 'changed', ['f']],
    ]);
  });

  test('became visible or opaque', async () => {
    const open = ['s#s struct s { int a ; }', 'f void f ( s#s * )'];
    const opaque = ['s#s struct s { UNKNOWN }', 'f void f ( s#s * )'];
    expect(await between(opaque, open)).toEqual([['s#s', 'became-visible', ['f']]]);
    expect(await between(open, opaque)).toEqual([['s#s', 'became-opaque', ['f']]]);
  });

  test('is found in circles', async () => {
    const rest = ['s#b struct b { s#a * up ; }', 'f void f ( s#b * )'];
    expect(
      await between(['s#a struct a { s#b b ; }', ...rest], ['s#a struct a { s#b b ; int c ; }', ...rest]),
    ).toEqual([['s#a', 'changed', ['f']]]);
  });

  test('is found behind a tag of another kind', async () => {
    const rest = ['f void f ( s#u * )'];
    expect(
      await between(['u#u union u { int a ; }', ...rest], ['u#u union u { int a ; int b ; }', ...rest]),
    ).toEqual([['s#u', 'changed', ['f']]]);
  });

  test('may hold strings with spaces and what looks like a type', async () => {
    const other = 's#s struct s { int a ; }';
    expect(
      await between(
        [other, 'f int f asm ( "a s#s \\"  b" )'],
        ['s#s struct s { }', 'f int f asm ( "a s#s \\"  c" )'],
      ),
    ).toEqual([['f', 'changed', ['f']]]);
  });
});

describe('causes', () => {
  const reach = (...names: string[]): string[] => names.map((name) => `${name} void ${name} ( s#s * )`);
  const own = 's#s struct s { long a ; }';
  const comparison = compared(
    [
      unit({ a: 1, b: 1 }, 's#s struct s { int a ; }', ...reach('a', 'b')),
      unit({ c: 1, d: 1 }, 's#s struct s { UNKNOWN }', ...reach('c'), 'd int d'),
    ],
    [unit({ a: 2, b: 2 }, own, ...reach('a', 'b')), unit({ c: 2, d: 2 }, own, ...reach('c'), 'd long d')],
  );

  test('come by impact, the same type as other units see it apart', async () => {
    expect(causesOf(await comparison)).toEqual([
      ['s#s', 'changed', ['a', 'b']],
      ['d', 'changed', ['d']],
      ['s#s', 'became-visible', ['c']],
    ]);
  });

  test('carry both texts', async () => {
    expect((await comparison).causes[0]).toMatchObject({
      baseText: 'struct s { int a ; }',
      newText: 'struct s { long a ; }',
    });
  });
});
