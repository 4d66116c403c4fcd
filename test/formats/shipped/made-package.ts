// SPDX-License-Identifier: GPL-2.0-or-later
/** Packages of made-up files, as distributions make them. */
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';

export type Entry = Partial<Header> & { name: string; content?: Buffer | string };

export async function tarOf(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries) tar.entry(header, content ?? '');
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A Debian package of some files. */
export async function debOf(entries: readonly Entry[]): Promise<Buffer> {
  const member = (name: string, content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`${name.padEnd(48)}${String(content.length).padEnd(10)}\`\n`),
      content,
      Buffer.alloc(content.length % 2),
    ]);
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    member('debian-binary', Buffer.from('2.0\n')),
    member('data.tar.gz', gzipSync(await tarOf(entries))),
  ]);
}
