// SPDX-License-Identifier: GPL-2.0-or-later
import { dividing, LargestAlignments } from './largest-alignments';
import { QUALIFYING, type TypeList, type BtfMember, type BtfType } from '../btf';

type BtfRecord = Extract<BtfType, { kind: 'struct' | 'union' }>;

/** What C has to say beside the members so that a compiler places them as the type data do. */
export interface Fit {
  isPacked: boolean;
  /** Of the whole type, in bytes; 0 for its members' own. */
  aligned: number;
  members: MemberFit[];
  /** Bits without a name behind the last member. */
  endPadding: number;
}

export interface MemberFit {
  /** Bits without a name before it. */
  padding: number;
  /** Bytes; 0 for its type's own. */
  aligned: number;
}

interface Extent {
  size: number;
  align: number;
}

/** How the machine lays out what hangs on no declaration. */
export interface Basics {
  pointer: number;
  /** Most bytes that an integer is aligned to inside a struct. */
  widest: number;
}

/** Bits that are told as padding. More is no kernel's. */
const MOST_PADDING = 1 << 16;
const DEEPEST = 64;
const NOTHING: Extent = { size: 0, align: 1 };

/**
 * Finds `packed`, `aligned` and padding for types whose places are known and whose attributes are not. Alignments that
 * are told are taken where they give these places. Else, of those that place a member alike, the largest is taken: it is
 * that of a cache line oftener than by chance.
 */
export class Fitting {
  private readonly fits = new Map<number, Fit | null>();
  private readonly extents = new Map<number, Extent>();
  private largest: LargestAlignments | undefined;

  /** @param base of a module that of its vmlinux */
  constructor(
    private readonly btf: TypeList,
    private readonly basics: Basics,
    private readonly base: Fitting | null,
  ) {}

  /** Null where no declaration gives these places. @param type a struct or union */
  of(type: number): Fit | null {
    if (this.base && type < this.btf.first) return this.base.of(type);
    this.extentOf(type);
    return this.fits.get(type) ?? null;
  }

  /** The `aligned` that a typedef needs; 0 where it is as what it stands for is aligned anyhow. */
  ofTypedef(type: number, target: number): number {
    const aligned = this.btf.told?.alignmentOf(type) ?? 0;
    return aligned === 0 || this.extentOf(target).align === aligned ? 0 : aligned;
  }

  private extentOf(type: number): Extent {
    if (this.base && type < this.btf.first) return this.base.extentOf(type);
    const known = this.extents.get(type);
    if (known) return known;
    // What asks for itself on the way has no end in C.
    this.extents.set(type, NOTHING);
    const extent = this.find(type);
    this.extents.set(type, extent);
    return extent;
  }

  /** Most types need no guess. */
  private largestOf(type: number): number {
    // What else is in the list of one unit must not bear on what its types are called.
    if (this.btf.told) return dividing(this.btf.sizeOf(type)) || 1;
    return (this.largest ??= new LargestAlignments(this.btf)).of(type);
  }

  private find(start: number): Extent {
    const aligned = this.told(start);
    const extent = this.followed(start);
    return aligned > 0 ? { ...extent, align: aligned } : extent;
  }

  /** The alignment that a typedef or what it stands for was declared with; 0 for its own. */
  private told(start: number): number {
    const { told } = this.btf;
    for (let [type, depth] = [start, 0]; told && depth < DEEPEST && type >= this.btf.first; depth++) {
      const kind = this.btf.kindOf(type);
      if (kind === 'typedef' && told.alignmentOf(type) > 0) return told.alignmentOf(type);
      if (kind !== 'array' && !QUALIFYING.has(kind)) return 0;
      type = this.btf.targetOf(type);
    }
    return 0;
  }

  private followed(start: number): Extent {
    let [type, count] = [start, 1];
    for (let depth = 0; depth < DEEPEST && type !== 0; depth++) {
      const found = this.btf.typeOf(type);
      switch (found.kind) {
        case 'int':
        case 'float':
        case 'enum':
          return this.scalar(found.size, count);
        case 'ptr':
          return this.scalar(this.basics.pointer, count);
        case 'struct':
        case 'union':
          return this.sized(type, found, count);
        case 'array':
          count *= found.length;
          type = found.type;
          break;
        default:
          if (!QUALIFYING.has(found.kind)) return NOTHING;
          type = (found as Extract<BtfType, { type: number }>).type;
      }
    }
    return NOTHING;
  }

  private scalar(size: number, count: number): Extent {
    const isPower = size > 0 && (size & (size - 1)) === 0;
    // long double of 32-bit x86 has 12 bytes.
    const align = isPower ? Math.min(size, size > 8 ? 16 : this.basics.widest) : 4;
    return { size: size * count, align };
  }

  private sized(type: number, record: BtfRecord, count: number): Extent {
    const { told } = this.btf;
    const placed = place(
      record,
      (one) => this.extentOf(one),
      () => this.largestOf(type),
      told?.hasAlignments === true && {
        whole: told.alignmentOf(type),
        members: record.members.map((_, index) => told.memberAlignment(type, index)),
      },
    );
    this.fits.set(type, placed?.fit ?? null);
    const extent = { size: record.size, align: placed?.align ?? 1 };
    this.extents.set(type, extent);
    return { ...extent, size: record.size * count };
  }
}

interface Placed {
  fit: Fit;
  align: number;
}

/** The alignments that a type and its members were declared with; 0 for none. */
interface ToldAlignments {
  whole: number;
  members: readonly number[];
}

const NOTHING_TOLD: ToldAlignments = { whole: 0, members: [] };
const NO_GUESS = (): number => 1;

function place(
  record: BtfRecord,
  extentOf: (type: number) => Extent,
  largest: () => number,
  told: ToldAlignments | false,
): Placed | null {
  const asTold = (isPacked: boolean): Placed | null =>
    told ? placedBy(record, extentOf, isPacked, NO_GUESS, told) : null;
  const guessed = (isPacked: boolean): Placed | null => placedBy(record, extentOf, isPacked, largest);
  return asTold(false) ?? asTold(true) ?? guessed(false) ?? guessed(true);
}

/** Lays the members out one after the other, and says what that takes; null where it cannot be. */
function placedBy(
  { kind, size, members }: BtfRecord,
  extentOf: (type: number) => Extent,
  isPacked: boolean,
  largest: () => number,
  told = NOTHING_TOLD,
): Placed | null {
  const fit: Fit = { isPacked, aligned: 0, members: [], endPadding: 0 };
  let [at, end, align] = [0, 0, 1];
  for (const [index, member] of members.entries()) {
    const extent = extentOf(member.type);
    if (kind === 'union') at = 0;
    const own = isPacked ? 1 : extent.align;
    const asked = told.members[index] ?? 0;
    const found =
      member.bitSize > 0
        ? bitField(member, at, extent, isPacked)
        : asked > own
          ? alignedMember(member, at, asked)
          : wholeMember(member, at, own, forMember(member, extent, largest));
    if (!found) return null;
    fit.members.push(found);
    align = Math.max(align, own, found.aligned);
    at = member.bitOffset + (member.bitSize || extent.size * 8);
    end = Math.max(end, at);
  }
  const bytes = Math.ceil(end / 8);
  if (told.whole > 0) {
    // GCC tells the alignment of what is packed, too.
    if (told.whole < align || roundUp(bytes, told.whole) !== size) return null;
    return { fit: { ...fit, aligned: told.whole > align ? told.whole : 0 }, align: told.whole };
  }
  if (roundUp(bytes, align) === size) return { fit, align };
  if (roundUp(bytes, align) > size) return null;
  const whole = alignmentFor(bytes, size, align, largest);
  if (whole > 0) return { fit: { ...fit, aligned: whole }, align: whole };
  if (size * 8 - end > MOST_PADDING || kind === 'union') return null;
  return { fit: { ...fit, endPadding: size * 8 - end }, align };
}

function wholeMember(member: BtfMember, at: number, align: number, largest: () => number): MemberFit | null {
  if (member.bitOffset % 8 !== 0) return null;
  const [from, to] = [Math.ceil(at / 8), member.bitOffset / 8];
  const natural = roundUp(from, align);
  if (natural === to) return { padding: 0, aligned: 0 };
  if (natural > to) return null;
  const aligned = alignmentFor(from, to, align, largest);
  if (aligned > 0) return { padding: 0, aligned };
  const padding = to * 8 - at;
  return padding <= MOST_PADDING && to % align === 0 ? { padding, aligned: 0 } : null;
}

/** A member whose alignment is told. */
function alignedMember({ bitOffset }: BtfMember, at: number, aligned: number): MemberFit | null {
  return roundUp(Math.ceil(at / 8), aligned) * 8 === bitOffset ? { padding: 0, aligned } : null;
}

function bitField(
  member: BtfMember,
  at: number,
  { size, align }: Extent,
  isPacked: boolean,
): MemberFit | null {
  const unit = align * 8;
  const goesOver = Math.floor((at + member.bitSize - 1) / unit) - Math.floor(at / unit) >= size / align;
  const natural = isPacked || !goesOver ? at : roundUp(at, unit);
  if (natural === member.bitOffset) return { padding: 0, aligned: 0 };
  const padding = member.bitOffset - at;
  return natural > member.bitOffset || padding > MOST_PADDING ? null : { padding, aligned: 0 };
}

/** What stands behind a struct without a name is its own, and makes its size a multiple. */
function forMember({ name }: BtfMember, { size }: Extent, largest: () => number): () => number {
  return name === '' && size > 0 ? () => Math.min(largest(), size & -size) : largest;
}

/** The largest alignment by which what could begin at a byte begins at another; 0 for none. */
function alignmentFor(from: number, to: number, least: number, largest: () => number): number {
  for (let align = largest(); align > least; align /= 2) if (roundUp(from, align) === to) return align;
  return 0;
}

const roundUp = (at: number, unit: number): number => Math.ceil(at / unit) * unit;
