// SPDX-License-Identifier: GPL-2.0-or-later
import { ReadableStream } from 'node:stream/web';
import { BROKEN, CUT_OFF, Damaged, TooMuch } from './damaged';
import { Gathering } from './gathering';
import { x86Filtered } from './x86-filter';

/** What XZ Embedded, which is inside the package, answers; the package puts the number into its message. */
const WRONG: Readonly<Record<string, string>> = {
  '3': 'needs more memory than can be had',
  '4': 'needs more memory than can be had',
  '6': 'uses a filter or a check that this program does not know; compress it with `xz --check=crc64`',
  '8': CUT_OFF,
};

/** The content of one or more xz streams, their checks held against it. @throws Damaged, TooMuch */
export async function fromXz(bytes: Buffer, limit: number): Promise<Buffer> {
  const filtered = x86Filtered(bytes);
  return filtered ? filtered.finish(await unpack(filtered.plain, limit)) : unpack(bytes, limit);
}

async function unpack(bytes: Buffer, limit: number): Promise<Buffer> {
  const { XzReadableStream } = await import('./xz-library');
  const content = new Gathering(limit);
  // The package uses the web stream of the program that it runs in.
  const stream = new XzReadableStream(streamOf(bytes) as ConstructorParameters<typeof XzReadableStream>[0]);
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) content.add(next.value);
  } catch (error) {
    if (error instanceof TooMuch) {
      await reader.cancel();
      throw error;
    }
    const number = /error code (\d+)/.exec((error as Error).message)?.[1];
    // XZ Embedded is not asked about a stream without any input left: that fails here.
    throw new Damaged(number === undefined ? CUT_OFF : (WRONG[number] ?? BROKEN));
  }
  return content.whole();
}

function streamOf(bytes: Buffer): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
