// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId } from './kind';

/** Found by hashing: a parameter or member that leads to the structure takes the old name over. */
const LAST_MEMBER =
  'Not as the last member of a structure: gendwarfksyms would write the old name for what refers to the structure, too.';

/**
 * Advice for kernels whose CRCs are made from debug data: no `__GENKSYMS__` is defined there. Its means are rules in the
 * object and names that begin with `__kabi_`, both of which --stable obeys (Documentation/kbuild/gendwarfksyms.rst).
 */
export const DEBUG_DATA_ADVICE: Readonly<Partial<Record<KindId, readonly string[]>>> = {
  'member-renamed': [
    'If the member still means the same, put it in a union with `struct { OLD_TYPE __kabi_renamedOLD; }`.',
    LAST_MEMBER,
  ],
  'member-retyped': [
    'If every value means the same to old modules, put the member in a union with `struct { OLD_TYPE __kabi_renamedNAME; }`.',
    LAST_MEMBER,
  ],
  'union-wrapped': ['Name the old member in the union __kabi_reserved…: the union then stands for its type.'],
  'union-member-added': [
    'Name the old member in the union __kabi_reserved…: the union then stands for its type.',
  ],
  'reserved-slot-used': [
    'Let zero mean "not set" in the new member, and put it in a union with the reserved one, under a name that begins with __kabi_reserved.',
  ],
  'member-added-in-hole': [
    'Make sure that the kernel sets it; then put it in a union with a member whose name begins with __kabi_ignored.',
  ],
  'member-appended': [
    'Make sure that only the kernel allocates objects of the type; then put the member in a union with one named __kabi_ignored0, and keep the size by the kABI rule byte_size.',
    'Reserve slots for the next time: members whose names begin with __kabi_reserved.',
  ],
  'enumerator-appended': [
    'Make sure that compiled modules can live with the new value; then hide it by the kABI rule enumerator_ignore, and keep the value of one that counts the others by enumerator_value.',
  ],
  'enumerator-renamed': [
    'Ignore the new name by the kABI rule enumerator_ignore, or keep the old text by type_string.',
  ],
  'became-visible': ['Keep the type a declaration by the kABI rule declonly.'],
};
