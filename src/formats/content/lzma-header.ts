// SPDX-License-Identifier: GPL-2.0-or-later
/** Properties, the size of the dictionary, and the size of the content, of which nothing is known where all its bits are set. */
export const [DICTIONARY_AT, SIZE_AT, HEADER] = [1, 5, 13];
export const UNKNOWN = 0xffffffffffffffffn;

/** Whether bytes are a file of the form before xz, which has no magic: properties that all tools write, and sound sizes. */
export function isLzma(bytes: Buffer): boolean {
  if (bytes.length <= HEADER || bytes[0] !== 0x5d || bytes[HEADER] !== 0) return false;
  const dictionary = bytes.readUInt32LE(DICTIONARY_AT);
  const size = bytes.readBigUInt64LE(SIZE_AT);
  return (dictionary & 0xfff) === 0 && dictionary > 0 && (size === UNKNOWN || size < 1n << 40n);
}
