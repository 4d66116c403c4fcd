// SPDX-License-Identifier: GPL-2.0-or-later
/** Plain and compressed files alike; damaged ones, and ones that hold too much, are told and named. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentOf, linesIn, readContent, readText } from '../../../src/formats/content';
import { SAMPLES, TEXT, UNCHECKED } from './samples';

const folder = mkdtempSync(join(tmpdir(), 'modversions-content-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function put(bytes: Buffer): string {
  const file = join(folder, String(files++));
  writeFileSync(file, bytes);
  return file;
}

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
};
const messageOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: Error) => error.message,
  );

describe.each(Object.entries(SAMPLES))('%s', (name, bytes) => {
  test('holds the text, whatever the file is called', async () => {
    expect(await readText(put(bytes))).toBe(TEXT);
  });

  test('twice in one file holds it twice', async () => {
    expect(await readText(put(Buffer.concat([bytes, bytes])))).toBe(TEXT + TEXT);
  });

  test('more than the limit is refused', async () => {
    const file = put(bytes);
    expect(await messageOf(readContent(file, { limit: TEXT.length - 1 }))).toBe(
      `${file}: holds more than 0 MiB`,
    );
    expect((await readContent(file, { limit: TEXT.length })).length).toBe(TEXT.length);
  });

  if (name === 'plain') return;
  const form = name.split(' ')[0]!;

  test.each([1, 5, Math.floor(bytes.length / 2)])('cut off by %d bytes', async (missing) => {
    const file = put(bytes.subarray(0, bytes.length - missing));
    expect(await messageOf(readContent(file))).toBe(`${file}: the ${form} data is cut off`);
  });

  test('a flipped bit is never read for the text', async () => {
    for (let at = 6; at < bytes.length; at++) {
      const read = contentOf(flipped(bytes, at), 'x', TEXT.length).then(
        (content) => content.toString('latin1'),
        (error: Error) => error.message,
      );
      // What a header tells of a file's making (the time, the system) is no content.
      expect([TEXT, expect.stringMatching(/^x: (the \w+ data |holds more than)/)]).toContainEqual(await read);
    }
  });

  test('text behind the data is no text', async () => {
    const message = await messageOf(contentOf(Buffer.concat([bytes, Buffer.from('0x12345678')]), 'x', 1e6));
    expect(message).toMatch(/^x: the \w+ data is (cut off|damaged)$/);
  });
});

describe.each(Object.entries(UNCHECKED))('%s, which has no checksum', (name, bytes) => {
  const form = name.split(' ')[0]!;

  test('holds the text', async () => expect(await readText(put(bytes))).toBe(TEXT));

  test('more than the limit is refused', async () => {
    expect(await messageOf(contentOf(bytes, 'x', TEXT.length - 1))).toBe('x: holds more than 0 MiB');
  });

  test.each([1, 5, Math.floor(bytes.length / 2)])('cut off by %d bytes', async (missing) => {
    const cut = bytes.subarray(0, bytes.length - missing);
    expect(await messageOf(contentOf(cut, 'x', 1e6))).toBe(`x: the ${form} data is cut off`);
  });

  test('a flipped bit gives some content within the limit, or one clear line', async () => {
    for (let at = 6; at < bytes.length; at++) {
      const message = await messageOf(contentOf(flipped(bytes, at), 'x', 1e6));
      expect(message).toMatch(/^(no error$|x: (the \w+ data |holds more than))/);
    }
  });
});

test('a dictionary of lzma that is larger than any tool writes is not made', async () => {
  const bytes = Buffer.from(UNCHECKED.lzma!);
  bytes.writeUInt32LE(0xfffff000, 1);
  expect(await messageOf(contentOf(bytes, 'x', 1e6))).toBe(
    'x: the lzma data needs a dictionary of more than 64 MiB',
  );
});

test.each([
  ['gzip', gzipSync(Buffer.alloc(1 << 22))],
  [
    'zstd',
    // A frame of 10,000 blocks that each repeat one byte 131,072 times.
    Buffer.concat([
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38]),
      ...Array.from({ length: 10_000 }, (_, block) => Buffer.from([block === 9_999 ? 3 : 2, 0, 0x10, 65])),
    ]),
  ],
])('a bomb of %s is put out', async (_form, bytes) => {
  expect(await messageOf(contentOf(bytes, 'bomb', 1 << 20))).toBe('bomb: holds more than 1 MiB');
});

test('a skippable frame of zstd is skipped', async () => {
  const skippable = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  const bytes = Buffer.concat([SAMPLES['zstd']!, skippable, SAMPLES['zstd']!]);
  expect((await contentOf(bytes, 'x', 1e6)).toString('latin1')).toBe(TEXT + TEXT);
});

test('what the system says names the file', async () => {
  expect(await messageOf(readContent(folder))).toBe(`${folder}: is a directory`);
  expect(await messageOf(readContent(join(folder, 'none')))).toBe(`${join(folder, 'none')}: no such file`);
});

test('standard input, from a pipe', () => {
  const script = `require(${JSON.stringify(require.resolve('../../../src/formats/content'))}).readText('-').then((text) => process.stdout.write(text))`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    input: SAMPLES['xz'],
    encoding: 'latin1',
  });
  expect(stdout).toBe(TEXT);
});

test.each([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['\n\nb', ['', '', 'b']],
])('lines in %j', (text, lines) => {
  expect([...linesIn(text)]).toEqual(lines.map((line, at) => ({ text: line, number: at + 1 })));
});
