import type { Member, RecordSyntax } from '../syntax';
import type { Typed } from './sides';

/** A member that has a name, wherever in unnamed structs and unions it lies. Offsets and sizes in bits. */
export interface Leaf {
  name: string;
  member: Member;
  offset: number;
  size: number;
  isBitField: boolean;
  /** Unnamed structs and unions around it, outermost first: `union/struct`. */
  around: string;
  /** Whether it is an array without a length, or of length zero. */
  isFlexible: boolean;
}

/** The named members of a struct or union, in the order of the source. @throws Unknown */
export function leavesOf({ syntax: record, types }: Typed<RecordSyntax>): Leaf[] {
  const leaves: Leaf[] = [];
  const enter = (one: RecordSyntax, start: number, around: string): void => {
    for (const { syntax, bits, size, width } of types.layoutOf(one).members) {
      const offset = start + bits;
      if (syntax.name !== null) {
        leaves.push({
          name: syntax.name,
          member: syntax,
          offset,
          size: width ?? 8 * size,
          isBitField: width !== null,
          around,
          isFlexible: width === null && size === 0 && types.core(syntax.type).kind === 'array',
        });
      } else if (width === null) {
        const inner = types.recordOf(syntax.type);
        enter(inner, offset, around === '' ? inner.tag : `${around}/${inner.tag}`);
      }
    }
  };
  enter(record, 0, '');
  return leaves;
}

/** Whether two stretches of bits share one. */
export function overlap(one: Pick<Leaf, 'offset' | 'size'>, other: Pick<Leaf, 'offset' | 'size'>): boolean {
  return one.offset < other.offset + other.size && other.offset < one.offset + one.size;
}

const RESERVED =
  /(?:^|_)(?:r?esv|rsv|rsvd|reserved|pad|padding|unused|spare|filler|kabi)\d*(?:_|$)|^_+(?:pad|res|reserved)\w*$|kabi_(?:reserved|padding)/i;
/** What a callback may be named that nobody replaces. */
const OF_CALLBACKS = /(?:^|_)(?:pad|unused|spare|filler)\d*(?:_|$)/i;

/** Whether a member is there to be replaced, by its name, as kernels and distributions name such members. */
export function isReserved({ name, member: { type } }: Leaf): boolean {
  if (!RESERVED.test(name)) return false;
  const isCallback = type.kind === 'pointer' && type.to.kind === 'function';
  return !(isCallback && OF_CALLBACKS.test(name));
}
