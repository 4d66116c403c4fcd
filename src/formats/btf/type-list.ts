// SPDX-License-Identifier: GPL-2.0-or-later
import type { BtfKind, BtfType } from './types';

/** Where a declaration begins: the file as the compiler was given it, and the line. */
export interface TypePlace {
  file: string;
  line: number;
}

/**
 * Types by number, whatever they were read from: BTF, or one unit of debug information. 0 is `void`; what is below `first`
 * is another list's.
 */
export interface TypeList {
  readonly first: number;
  /** Behind its last type. */
  readonly end: number;
  /** Of a type other than 0. `enum64` is a kind of its own. */
  kindOf(type: number): BtfKind;
  /** `''` for a type without a name. */
  nameOf(type: number): string;
  /** A type other than 0. */
  typeOf(type: number): BtfType;
  /** The members of a struct or union without their names. */
  forEachMember(type: number, take: (type: number, bitOffset: number, bitSize: number) => void): void;
  /** Whether a forward declaration is that of a union. */
  isUnion(type: number): boolean;
  /** Bytes of a struct or union. */
  sizeOf(type: number): number;
  /** The type that one of a kind that refers to one other refers to. */
  targetOf(type: number): number;
  /** What the source says of alignment, and where; absent where nothing tells, as in BTF. */
  readonly told?: ToldTypes;
}

/** What debug information tells beside sizes and places. */
export interface ToldTypes {
  /** Whether the compiler writes alignments. Else what is not told may be there all the same. */
  readonly hasAlignments: boolean;
  /** Bytes of the `aligned` that a type was declared with; 0 for none, or where the compiler does not write it. */
  alignmentOf(type: number): number;
  /** The same of a member, by its number in its struct or union. */
  memberAlignment(type: number, member: number): number;
  /** Null for what has no place of its own. */
  placeOf(type: number): TypePlace | null;
}
