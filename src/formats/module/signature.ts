// SPDX-License-Identifier: GPL-2.0-or-later
/** What ends a signed module (`include/linux/module_signature.h`). */
const MARKER = Buffer.from('~Module signature appended~\n', 'latin1');
/** Bytes of the block before it, whose last four are the length of the signature, big-endian. */
const BLOCK = 12;
/** The one kind of signature that the kernel knows. */
const PKCS7 = 2;

/** A module without its signature; the loader checks the rest of it by itself. */
export interface Unsigned {
  bytes: Buffer;
  isSigned: boolean;
  /**
   * What is wrong with the signature's own lengths; null for nothing. The loader refuses a file with such a
   * fault.
   */
  fault: string | null;
}

/** Takes an appended signature away. */
export function withoutSignature(bytes: Buffer): Unsigned {
  const end = bytes.length - MARKER.length;
  if (end <= 0 || !bytes.subarray(end).equals(MARKER)) return { bytes, isSigned: false, fault: null };
  const broken = (fault: string): Unsigned => ({ bytes: bytes.subarray(0, end), isSigned: true, fault });
  const block = end - BLOCK;
  if (block <= 0) return broken('the signature is cut off');
  const length = bytes.readUInt32BE(end - 4);
  if (length >= block) return broken('the signature is longer than the file');
  // Algorithm, digest and lengths of names are within the PKCS#7 message, and 0 here.
  const [algorithm, digest, kind, ...others] = bytes.subarray(block, end - 4);
  if (kind !== PKCS7) return broken(`the signature is of the unknown kind ${kind}`);
  if (algorithm !== 0 || digest !== 0 || others.some((byte) => byte !== 0)) {
    return broken('the block behind the signature is damaged');
  }
  return { bytes: bytes.subarray(0, block - length), isSigned: true, fault: null };
}
