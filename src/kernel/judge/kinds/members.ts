// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId, KindText } from './kind';

/** Members of structs and unions, and their place. */
export const memberKinds = {
  'member-renamed': {
    title: 'member renamed',
    explanation: 'A member has another name, at the same offset and of the same type.',
    rule: 'Compatible: compiled code knows offsets, not names. Whether the meaning stayed, no layout can tell.',
    advice: [
      'If the member still means the same, keep the old name under #ifdef __GENKSYMS__ and the new one under #else.',
      'If it means something else, let the CRC change.',
    ],
    macros: {
      redHat: 'RH_KABI_RENAME(old declaration, new declaration)',
      suse: 'The old name under #ifdef __GENKSYMS__, the new one under #else',
    },
  },
  'member-retyped': {
    title: 'member of another type',
    explanation: 'A member has another type of the same size at the same offset.',
    rule: 'Compatible if both types have one representation. Conditional if the sign differs, if only one is bool, or if it points to something else. Break if the types have nothing in common but the size.',
    advice: [
      'If every value means the same to old modules, keep the old type under #ifdef __GENKSYMS__ and the new one under #else.',
      'Otherwise keep the old member and add one of the new type in a hole or a reserved slot.',
    ],
    macros: {
      redHat: 'RH_KABI_REPLACE(old declaration, new declaration)',
      suse: 'The old type under #ifdef __GENKSYMS__, the new one under #else',
    },
  },
  'union-wrapped': {
    title: 'member wrapped',
    explanation: 'A member lies in an unnamed union or struct now, or no longer does; nothing moved.',
    rule: 'Compatible: the same bytes at the same offset. What else the union holds is judged by itself.',
    advice: ['Keep the member alone under #ifdef __GENKSYMS__ and the union under #else.'],
    macros: {
      redHat: 'RH_KABI_REPLACE(old declaration, new declaration)',
      suse: 'The member alone under #ifdef __GENKSYMS__, the union under #else',
    },
  },
  'union-member-added': {
    title: 'new alternative in a union',
    explanation: 'A new member shares its bytes with members that were there, and nothing moved.',
    rule: 'Conditional: safe as long as no object that holds the new member reaches code which reads the old ones.',
    advice: [
      'Make sure that compiled modules only get objects of the old alternatives; if so, hide the new one with #ifndef __GENKSYMS__.',
      'Otherwise put the new member in a hole or a reserved slot.',
    ],
    macros: {
      redHat: '#ifndef __GENKSYMS__ around the new alternative',
      suse: '#ifndef __GENKSYMS__ around the new alternative',
    },
  },
  'reserved-slot-used': {
    title: 'reserved slot used',
    explanation: 'A reserved or padding member was replaced at its place, and nothing moved.',
    rule: 'Conditional: modules compiled before leave the slot as it was, so the kernel has to take that, mostly zero, for "not set". Unknown if its name does not prove that no code uses it.',
    advice: [
      'Let zero mean "not set" in the new member, and see to it that whoever allocates the object clears it.',
      'Keep the reserved member under #ifdef __GENKSYMS__ and the new one under #else.',
    ],
    macros: {
      redHat: 'RH_KABI_USE(n, declaration) in place of RH_KABI_RESERVE(n)',
      suse: 'suse_kabi_padding under #ifdef __GENKSYMS__, the new member under #else',
    },
  },
  'member-added-in-hole': {
    title: 'member added in a hole',
    explanation: 'A new member lies where only padding was; the size and all other offsets are the same.',
    rule: 'Conditional: objects that compiled modules allocate or copy leave it uninitialised.',
    advice: [
      'Make sure that the kernel sets it, or that zero means "not set" and objects are cleared when they are made; then hide it with #ifndef __GENKSYMS__.',
      'See to it that the hole exists on every architecture: pahole, or modversions layout.',
    ],
    macros: { redHat: 'RH_KABI_FILL_HOLE(declaration)', suse: '#ifndef __GENKSYMS__ around the new member' },
  },
  'member-appended': {
    title: 'member added at the end',
    explanation: 'A new member lies behind all that was there, and the type grew.',
    rule: 'Conditional: safe as long as no module allocates, embeds, copies or indexes the type. Break if the scan shows that some declaration embeds it, has an array of it, passes it by value or exports an object of it, or if it is a table of callbacks that modules fill in.',
    advice: [
      'Make sure that only the kernel allocates objects of the type; then hide the new member with #ifndef __GENKSYMS__.',
      'Where modules make such objects, put the member in a hole or a reserved slot, or into a struct of its own that the kernel allocates.',
      'Reserve slots for the next time.',
    ],
    macros: {
      redHat: 'RH_KABI_EXTEND(declaration) behind the last member; RH_KABI_RESERVE(n) for the next time',
      suse: '#ifndef __GENKSYMS__ around the new member; suse_kabi_padding for the next time',
    },
  },
  'member-removed': {
    title: 'member removed',
    explanation: 'A member is gone.',
    rule: 'Break: compiled modules still read and write its bytes, whatever lies there now. Compatible if it took no room.',
    advice: [
      'Leave the member where it is, set to what old modules can live with, and mark it as deprecated.',
    ],
    macros: {
      redHat:
        'RH_KABI_DEPRECATE(type, member), or RH_KABI_DEPRECATE_FN(type, member, parameters) for a callback',
      suse: 'Leave the member in place; the new text under #ifndef __GENKSYMS__ must not move anything',
    },
  },
  'member-moved': {
    title: 'member moved',
    explanation: 'A member has another offset.',
    rule: 'Break: compiled modules look for it where it was.',
    advice: [
      'Put new members at the end, in a hole or in a reserved slot, so that none moves.',
      'Restore the order of the base.',
    ],
    macros: {
      redHat: 'RH_KABI_FILL_HOLE, RH_KABI_USE or RH_KABI_EXTEND for the new members, so that none moves',
      suse: 'Put new members in place of suse_kabi_padding or in a hole, so that none moves',
    },
  },
  'member-resized': {
    title: 'member resized',
    explanation: 'A member has another size.',
    rule: 'Break: compiled modules read and write the old number of bytes, and what is behind may have moved.',
    advice: [
      'Keep the member as it is and add one of the new type in a hole, in a reserved slot or at the end.',
    ],
    macros: {
      redHat: 'Keep the member; the new one by RH_KABI_FILL_HOLE, RH_KABI_USE or RH_KABI_EXTEND',
      suse: 'Keep the member; the new one in place of suse_kabi_padding',
    },
  },
  'bitfield-changed': {
    title: 'bit-field changed',
    explanation:
      'A bit-field has another width or lies in other bits, or a member became one or no longer is.',
    rule: 'Break: compiled modules have its mask and shift built in.',
    advice: [
      'Add new bit-fields behind the last one of the same unit, where bits are free, and leave the others as they are.',
    ],
    macros: {
      redHat: 'RH_KABI_FILL_HOLE(declaration) for a new bit-field in free bits',
      suse: '#ifndef __GENKSYMS__ around a new bit-field in free bits',
    },
  },
} satisfies Partial<Record<KindId, KindText>>;
