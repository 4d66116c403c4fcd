// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId, KindText } from './kind';

/** A struct or union as a whole. */
export const layoutKinds = {
  'size-changed': {
    title: 'size changed',
    explanation: 'The whole has another size, and no new member at its end explains it.',
    rule: 'Break: whoever allocates, embeds, copies or indexes the type uses the old size.',
    advice: [
      'Restore the size of the base.',
      'Where only a reserve shrank or grew, give it back its length.',
    ],
    macros: {
      redHat: 'RH_KABI_USE instead of another length of a reserved array',
      suse: 'Use suse_kabi_padding without changing its length',
    },
  },
  'alignment-changed': {
    title: 'alignment changed',
    explanation: 'The type has another alignment.',
    rule: 'Break: objects of compiled modules may be placed at addresses that the kernel does not expect, and structs that embed the type are laid out otherwise.',
    advice: ['Restore the alignment of the base, and align single objects where it is needed.'],
    macros: null,
  },
  'packing-changed': {
    title: 'packing changed',
    explanation:
      'The type is packed, or no longer is, by its attribute or by #pragma pack, and its layout differs.',
    rule: 'Break: members lie elsewhere, or the size or alignment differs.',
    advice: ['Restore the packing of the base.', 'Give the packed layout a type of its own.'],
    macros: null,
  },
} satisfies Partial<Record<KindId, KindText>>;
