// SPDX-License-Identifier: GPL-2.0-or-later
/** Modules that are cut off, damaged or made to harm: each gives a right answer or one error of one line. */
import { gzipSync, constants } from 'node:zlib';
import { isSplitBtf, readBtf, structsOf } from '../../../src/formats/btf';
import { readDwarf } from '../../../src/formats/dwarf';
import { contentOf } from '../../../src/formats/content';
import { moduleElf, readModule, type KernelModule } from '../../../src/formats/module';
import { ModversionsError } from '../../../src/problem';
import { btfBytes } from '../btf/btf-writer';
import { elfFile, SHAPES, type Shape } from '../elf/elf-writer';
import { madeModule } from './made-up';

/** Bytes that are taken from a compressed file here. */
const LIMIT = 1 << 22;

/** A small generator of numbers (mulberry32): the same ones at every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

const sample = (shape: Shape): Buffer =>
  madeModule({
    ...shape,
    modinfo: ['alias=a', 'depends=pot', 'import_ns=POT'],
    imports: ['printk', '?maybe', 'pot_pour'],
    versions: { printk: 1, pot_pour: 2 },
    extended: { printk: 1, pot_pour: 2 },
    exports: [
      { name: 'one', crc: 1, isGplOnly: true, namespace: 'POT' },
      { name: 'two', crc: 2 },
    ],
    sections: [
      {
        name: '.BTF',
        flags: 0,
        content: btfBytes(
          [
            { kind: 'int', name: 'int', size: 4 },
            { kind: 'struct', name: 'pot', size: 4, members: [{ name: 'a', type: 1, bitOffset: 0 }] },
            { kind: 'ptr', type: 2 },
          ],
          shape,
        ),
      },
    ],
    isSigned: true,
  });

/** Reads all there is; null and a check of the error where it is refused. */
async function tried(bytes: Buffer): Promise<KernelModule | null> {
  try {
    const content = await contentOf(bytes, 'x.ko', LIMIT);
    const module = readModule(content, 'x.ko');
    const elf = moduleElf(content, 'x.ko');
    readDwarf(elf, 'x.ko');
    const section = elf.named('.BTF');
    const btf = section && elf.content(section);
    if (btf && !isSplitBtf(btf, 'x.ko')) {
      for (const { members } of structsOf(readBtf(btf, 'x.ko'))) expect(members).toBeDefined();
    }
    return module;
  } catch (error) {
    expect(error).toBeInstanceOf(ModversionsError);
    const { message, remedy } = error as ModversionsError;
    expect(message).toMatch(/^x\.ko: [^\n]+$/);
    expect(remedy).toMatch(/^[^\n]+$/);
    return null;
  }
}

test.each(SHAPES)('600 mutations of a module: %p', async (shape) => {
  const whole = sample(shape);
  const random = numbers(shape.width + (shape.isLittle ? 1 : 2));
  const below = (limit: number): number => random.next().value % limit;
  let read = 0;
  for (let round = 0; round < 600; round++) {
    const bytes = Buffer.from(whole);
    const kind = round % 4;
    if (kind === 0) {
      if (await tried(bytes.subarray(0, below(bytes.length)))) read++;
      continue;
    }
    for (let changes = 1 + below(6); changes > 0; changes--) {
      const at = below(bytes.length - 4);
      if (kind === 1) bytes[at] = bytes[at]! ^ (1 << below(8));
      // Numbers that a careless reader trips over, in headers and tables alike.
      else if (kind === 2) bytes.writeUInt32LE([0, 1, 0x7fffffff, 0xffffffff, 0x80000000][below(5)]!, at);
      else bytes.copy(bytes, at, below(bytes.length), below(bytes.length));
    }
    if (await tried(bytes)) read++;
  }
  // Most bits of a file are nothing to the loader.
  expect(read).toBeGreaterThan(60);
  expect(read).toBeLessThan(600);
});

test('200 mutations of a compressed module', async () => {
  const whole = gzipSync(sample(SHAPES[0]!));
  const random = numbers(5);
  const below = (limit: number): number => random.next().value % limit;
  for (let round = 0; round < 200; round++) {
    const bytes = Buffer.from(whole);
    if (round % 2 === 0) await tried(bytes.subarray(0, below(bytes.length)));
    else {
      bytes[below(bytes.length)] = below(256);
      await tried(bytes);
    }
  }
  expect(await tried(whole)).not.toBeNull();
});

test('a bomb is refused as soon as it has passed the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(LIMIT * 8), { level: constants.Z_BEST_COMPRESSION });
  expect(bomb.length).toBeLessThan(LIMIT / 64);
  expect(await tried(bomb)).toBeNull();
});

describe('made to take for ever', () => {
  const file = (name: string, content: Buffer, symbols = 0): Buffer =>
    elfFile({
      ...SHAPES[0]!,
      machine: 62,
      sections: [
        { name: '.gnu.linkonce.this_module', content: Buffer.alloc(64) },
        { name, content },
      ],
      symbols: Array.from({ length: symbols }, (_, index) => ({ name: `s${index % 7}`, section: 0 })),
    });

  test.each([
    ['imports', file('.text', Buffer.alloc(0), 100_001), /more than 100000 symbols/],
    ['versions', file('__versions', Buffer.alloc(64 * 100_001)), /__versions has 100001 records/],
    ['fields', file('.modinfo', Buffer.from('a=b\0'.repeat(100_001))), /\.modinfo is too large/],
    ['modinfo', file('.modinfo', Buffer.alloc((1 << 24) + 1)), /\.modinfo is too large/],
  ])('%s without end', (_, bytes, message) => {
    expect(() => readModule(bytes, 'x.ko')).toThrow(message);
  });

  test('a name without an end for each of many symbols', () => {
    const bytes = file('.text', Buffer.alloc(0), 50_000);
    const at = bytes.lastIndexOf('\0s0\0s1\0');
    const strings = Buffer.alloc(1 << 21, 'x');
    const long = elfFile({
      ...SHAPES[0]!,
      machine: 62,
      sections: [{ name: '.gnu.linkonce.this_module', content: Buffer.alloc(64) }],
      symbols: [{ name: strings.toString(), section: 0 }],
    });
    expect(at).toBeGreaterThan(0);
    expect(() => readModule(long, 'x.ko')).toThrow('x.ko: symbol 1 has no name in the strings');
  });
});
