// SPDX-License-Identifier: GPL-2.0-or-later
import type { Member } from '../syntax';

/** A member with its place. */
export interface PlacedMember {
  syntax: Member;
  /** From the start of the type, in bits. */
  bits: number;
  /** That it is placed by, in bytes; of a bit-field only what attributes ask for. */
  align: number;
  /** Of its type, in bytes; 0 for a flexible array. */
  size: number;
  /** Of a bit-field, in bits. */
  width: number | null;
}

/** A struct or union laid out. Sizes in bytes. */
export interface RecordLayout {
  size: number;
  align: number;
  /** Whether an attribute asked for the alignment. */
  isUserAligned: boolean;
  members: PlacedMember[];
}
