// SPDX-License-Identifier: GPL-2.0-or-later
import type { TypeSyntax } from '../syntax';
import type { Leaf } from './leaves';

/** Names that kernels and distributions give to nothing but reserves: their macros make them, or two underscores say so. */
const SURE =
  /^_*(?:(?:rh|suse|android|oem|vendor|backport)_*)?kabi_(?:reserved|padding)\w*$|^(?:rh|android|oem|vendor)_reserved\w*$|^__+(?:reserved|rsvd|resv|pad|padding|unused|spare|filler|res)_?\d*$/i;
/** Names that may be a reserve's, and may be a member's that is used. */
const POSSIBLE =
  /^_*(?:reserved|resv|rsv|rsvd|pad|padding|unused|spare|filler|kabi)_?\d*$|^\w+_(?:reserved|padding)\d*$/i;

/**
 * Whether a member is there to be replaced: `conditional` where its name and type leave no doubt, `unknown` where code may
 * use it, which no type tells; null for one that is none. A reserve holds no type that means anything.
 */
export function reserveOf({ name, member: { type } }: Leaf): 'conditional' | 'unknown' | null {
  if (SURE.test(name)) return isMeaningless(type) || isCallback(type) ? 'conditional' : null;
  return POSSIBLE.test(name) && isMeaningless(type) ? 'unknown' : null;
}

/** Whether a member is named as a reserve, whatever its type is: one that is named so now means nothing any more. */
export function isNamedReserve({ name }: Pick<Leaf, 'name'>): boolean {
  return SURE.test(name) || POSSIBLE.test(name);
}

/** What a reason adds where it is not sure. */
export function unproved(verdict: 'conditional' | 'unknown'): string {
  return verdict === 'unknown' ? '; whether code uses it, its name does not prove' : '';
}

/** Integers, arrays of them, and pointers to nothing certain. */
function isMeaningless(type: TypeSyntax): boolean {
  switch (type.kind) {
    case 'base':
    // By its name: u64 and the like; one of a struct is told apart by what replaces it.
    case 'typedef':
      return true;
    case 'array':
      return isMeaningless(type.of);
    case 'qualified':
    case 'attributed':
      return isMeaningless(type.of);
    case 'pointer':
      return type.to.kind === 'base' && type.to.name === 'void';
    default:
      return false;
  }
}

function isCallback(type: TypeSyntax): boolean {
  return type.kind === 'pointer' && type.to.kind === 'function';
}
