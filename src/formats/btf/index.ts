// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `btf`: the type data that a kernel build puts into vmlinux and modules, to structs with their layouts and to
 * types by number. All numbers in it are checked once, so that bytes of any origin give an answer or one error.
 */
export { Btf, QUALIFYING } from './btf';
export { btfFault, isSplitBtf, readBtf } from './read-btf';
export { Sizes } from './sizes';
export { Spelling } from './spelling';
export { structsOf, type MemberLayout, type StructLayout } from './structs';
export type { ToldTypes, TypeList, TypePlace } from './type-list';
export type { BtfKind, BtfMember, BtfType } from './types';
