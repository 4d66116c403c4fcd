// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';

/** A package of RPM: this, a lead that tells nothing, two headers, and an archive. */
const LEAD = Buffer.from([0xed, 0xab, 0xee, 0xdb]);
const LEAD_SIZE = 96;
const MAGIC = Buffer.from([0x8e, 0xad, 0xe8]);
/** A header has entries of a size, and their content. */
const [HEADER, ENTRY] = [16, 16];
const [ENTRIES_AT, SIZE_AT] = [8, 12];

export const isRpm = (bytes: Buffer): boolean => bytes.subarray(0, LEAD.length).equals(LEAD);

/** The archive in a package of RPM, compressed as it is. @throws ModversionsError for one that is cut off */
export function rpmPayload(bytes: Buffer, file: string): Buffer {
  const signatures = behindHeader(bytes, LEAD_SIZE, file);
  const payload = behindHeader(bytes, Math.ceil(signatures / 8) * 8, file);
  return bytes.subarray(payload);
}

function behindHeader(bytes: Buffer, at: number, file: string): number {
  if (at + HEADER <= bytes.length && bytes.subarray(at, at + MAGIC.length).equals(MAGIC)) {
    const size = bytes.readUInt32BE(at + ENTRIES_AT) * ENTRY + bytes.readUInt32BE(at + SIZE_AT);
    if (at + HEADER + size < bytes.length) return at + HEADER + size;
  }
  throw new ModversionsError(
    `${file}: the RPM package is cut off or damaged`,
    'fetch or make the package again',
  );
}
