// SPDX-License-Identifier: GPL-2.0-or-later
/** A type, decoded: plain data. Types are known by number, 0 is `void`; names are one character a byte, `''` for none. */
export type BtfType =
  | { kind: 'int'; name: string; size: number; bits: number; bitOffset: number; isSigned: boolean }
  | { kind: 'float'; name: string; size: number }
  | { kind: 'ptr' | 'volatile' | 'const' | 'restrict'; type: number }
  | { kind: 'typedef' | 'type-tag' | 'decl-tag' | 'var'; name: string; type: number }
  | { kind: 'array'; type: number; index: number; length: number }
  | { kind: 'struct' | 'union'; name: string; size: number; members: BtfMember[] }
  | { kind: 'fwd'; name: string; isUnion: boolean }
  | { kind: 'enum'; name: string; size: number; isSigned: boolean; values: { name: string; value: bigint }[] }
  | { kind: 'func'; name: string; type: number }
  | { kind: 'proto'; returns: number; parameters: { name: string; type: number }[] }
  | { kind: 'datasec'; name: string; size: number; variables: number[] };

/** A member of a struct or union. */
export interface BtfMember {
  /** `''` for an unnamed struct or union. */
  name: string;
  type: number;
  /** From the beginning of the struct. */
  bitOffset: number;
  /** 0 where it is no bit-field. */
  bitSize: number;
}

/** Bytes that each type begins with: `name_off`, `info`, and `size` or `type`. */
export const TYPE = 12;
/** Where two of them stand. */
export const [INFO, SIZE_OR_TYPE] = [4, 8] as const;

/** `BTF_INFO_KIND`. */
export const kindNumber = (info: number): number => (info >>> 24) & 0x1f;
/** `BTF_INFO_VLEN`. */
export const itemCount = (info: number): number => info & 0xffff;

/** The number of each `BTF_KIND_…`, and the bytes that follow the first 12: some once, some for each of its items. */
export const KINDS = {
  int: { number: 1, once: 4, each: 0 },
  ptr: { number: 2, once: 0, each: 0 },
  array: { number: 3, once: 12, each: 0 },
  struct: { number: 4, once: 0, each: 12 },
  union: { number: 5, once: 0, each: 12 },
  enum: { number: 6, once: 0, each: 8 },
  fwd: { number: 7, once: 0, each: 0 },
  typedef: { number: 8, once: 0, each: 0 },
  volatile: { number: 9, once: 0, each: 0 },
  const: { number: 10, once: 0, each: 0 },
  restrict: { number: 11, once: 0, each: 0 },
  func: { number: 12, once: 0, each: 0 },
  proto: { number: 13, once: 0, each: 8 },
  var: { number: 14, once: 4, each: 0 },
  datasec: { number: 15, once: 0, each: 12 },
  float: { number: 16, once: 0, each: 0 },
  'decl-tag': { number: 17, once: 4, each: 0 },
  'type-tag': { number: 18, once: 0, each: 0 },
  enum64: { number: 19, once: 0, each: 12 },
} as const;

export type BtfKind = keyof typeof KINDS;

/** By number; what is not there is no kind. Kind 12 has its linkage where others have the number of items. */
export const KIND_OF: readonly (BtfKind | undefined)[] = Object.entries(KINDS).reduce<
  (BtfKind | undefined)[]
>(
  (kinds, [kind, { number }]) => {
    kinds[number] = kind as BtfKind;
    return kinds;
  },
  [undefined],
);
