// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText } from '../../text';
import { printType, type TypeSyntax } from '../syntax';
import type { Leaf } from './leaves';
import type { Both } from './sides';
import type { Verdict } from './verdict';

/** What can differ between two declarations of C, in the order in which the docs tell of it. */
export const DIFFERENCE_KINDS = [
  'qualifier-changed',
  'attribute-changed',
  'member-renamed',
  'member-retyped',
  'union-wrapped',
  'union-member-added',
  'reserved-slot-used',
  'member-added-in-hole',
  'member-appended',
  'member-removed',
  'member-moved',
  'member-resized',
  'bitfield-changed',
  'size-changed',
  'alignment-changed',
  'packing-changed',
  'enumerator-appended',
  'enumerator-renamed',
  'enumerator-changed',
  'enumerator-removed',
  'typedef-changed',
  'signature-changed',
  'variable-changed',
] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** A type, member, enumerator or parameter on one side. */
export interface Fact {
  /** As the source spells it; null where there is none to tell. */
  type: RawText | null;
  /** From the start of the type, in bits. */
  offset: number | null;
  /** Its size, in bits. */
  size: number | null;
  /** Of an enumerator or a constant, as a decimal number. */
  value: RawText | null;
}

/** One thing that differs, and what it means. Those who know more than two declarations have kinds of their own. */
export interface Difference<Kind extends string = DifferenceKind> {
  kind: Kind;
  verdict: Verdict;
  /** The member by its path (`link.dev`), the enumerator, the parameter (`parameter 2`, `result`); empty for the whole. */
  subject: RawText;
  /** Why the verdict is what it is, in one sentence. */
  reason: RawText;
  /** Null where the side does not have it. */
  base: Fact | null;
  new: Fact | null;
}

/** What a difference is about: all of it but kind, verdict and reason. */
export type Subject = Partial<Pick<Difference, 'subject' | 'base' | 'new'>>;

/** @param about the whole declaration, where it is not given */
export function difference<Kind extends string>(
  kind: Kind,
  verdict: Verdict,
  reason: string,
  about: Subject = {},
): Difference<Kind> {
  return { kind, verdict, subject: '', reason, base: null, new: null, ...about };
}

export function areCompatible(differences: readonly Difference<string>[]): boolean {
  return differences.every(({ verdict }) => verdict === 'compatible');
}

/** A type, as a fact. */
export function typeFact(type: TypeSyntax): Fact {
  return { type: printType(type), offset: null, size: null, value: null };
}

/** A member, as a fact. */
export function leafFact({ member, offset, size }: Leaf): Fact {
  return { type: printType(member.type), offset, size, value: null };
}

/** A size in bytes, as a fact. */
export function sizeFact(bytes: number): Fact {
  return { type: null, offset: null, size: 8 * bytes, value: null };
}

/** A value, as a fact. */
export function valueFact(value: bigint): Fact {
  return { type: null, offset: null, size: null, value: String(value) };
}

/** How a reason tells of a number that is another: `size 8 to 16`. */
export function changed({ base, new: other }: Both<unknown>): string {
  return `${String(base)} to ${String(other)}`;
}

/** Bits as people count them: `8` for whole bytes, `4:2` for bit 2 of byte 4. */
export function place(bits: number): string {
  return bits % 8 === 0 ? `${bits / 8}` : `${Math.floor(bits / 8)}:${bits % 8}`;
}
