import { printType, type TypeSyntax } from '../../c/syntax';
import type { Fact, Finding } from './judgement';
import type { KindId } from './kind-ids';
import type { Leaf } from './leaves';
import type { Verdict } from './verdict';

/** A finding about a whole declaration. */
export function finding(
  kind: KindId,
  verdict: Verdict,
  reason: string,
  facts: Partial<Finding> = {},
): Finding {
  return { kind, verdict, subject: '', reason, base: null, new: null, ...facts };
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

/** Bits as people count them: `8 bytes`, `3 bits`, `byte 4 bit 2`. */
export function place(bits: number): string {
  return bits % 8 === 0 ? `${bits / 8}` : `${Math.floor(bits / 8)}:${bits % 8}`;
}
