// SPDX-License-Identifier: GPL-2.0-or-later
/** Bytes of the data objects of a relocatable ELF file, by the names of their symbols. */
export function dataObjects(file: Buffer): Map<string, Buffer> {
  const is64 = file[4] === 2;
  const isBig = file[5] === 2;
  const half = (at: number): number => (isBig ? file.readUInt16BE(at) : file.readUInt16LE(at));
  const word = (at: number): number => (isBig ? file.readUInt32BE(at) : file.readUInt32LE(at));
  const long = (at: number): number => {
    if (!is64) return word(at);
    return Number(isBig ? file.readBigUInt64BE(at) : file.readBigUInt64LE(at));
  };
  const table = long(is64 ? 0x28 : 0x20);
  const entrySize = half(is64 ? 0x3a : 0x2e);
  const count = half(is64 ? 0x3c : 0x30);
  const sections = Array.from({ length: count }, (_, index) => {
    const at = table + index * entrySize;
    return {
      type: word(at + 4),
      offset: long(at + (is64 ? 0x18 : 0x10)),
      size: long(at + (is64 ? 0x20 : 0x14)),
      link: word(at + (is64 ? 0x28 : 0x18)),
    };
  });
  const objects = new Map<string, Buffer>();
  const symbols = sections.find(({ type }) => type === 2);
  if (!symbols) return objects;
  const names = sections[symbols.link]!.offset;
  for (let at = symbols.offset; at < symbols.offset + symbols.size; at += is64 ? 24 : 16) {
    const start = names + word(at);
    const name = file.toString('latin1', start, file.indexOf(0, start));
    const section = sections[half(at + (is64 ? 6 : 14))];
    // Type 1 is data with its content in the file.
    if (name === '' || section?.type !== 1) continue;
    const value = long(at + (is64 ? 8 : 4));
    const from = section.offset + value;
    objects.set(name, file.subarray(from, from + long(at + (is64 ? 16 : 8))));
  }
  return objects;
}
