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

/** A cpio archive of some files. */
export function cpioOf(entries: readonly Entry[]): Buffer {
  const aligned = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  const member = ({ name, content = '', type }: Entry): Buffer => {
    const body = Buffer.from(content);
    const mode = type === 'symlink' ? 0o120777 : 0o100644;
    const numbers = [1, mode, 0, 0, 1, 0, body.length, 0, 0, 0, 0, name.length + 1, 0];
    const header = `070701${numbers.map((one) => one.toString(16).padStart(8, '0')).join('')}`;
    return Buffer.concat([aligned(Buffer.from(`${header}${name}\0`)), aligned(body)]);
  };
  return Buffer.concat([...entries, { name: 'TRAILER!!!' }].map(member));
}

/** A package of RPM with some files; its headers tell nothing. */
export function rpmOf(entries: readonly Entry[]): Buffer {
  const header = (entry: number, size: number): Buffer => {
    const head = Buffer.alloc(16 + entry * 16 + size);
    head.set([0x8e, 0xad, 0xe8, 1]);
    head.writeUInt32BE(entry, 8);
    head.writeUInt32BE(size, 12);
    return head;
  };
  const lead = Buffer.alloc(96);
  lead.set([0xed, 0xab, 0xee, 0xdb]);
  // The first header ends where the second one may not begin.
  const signatures = Buffer.concat([header(1, 5), Buffer.alloc(3)]);
  return Buffer.concat([lead, signatures, header(2, 11), gzipSync(cpioOf(entries))]);
}
