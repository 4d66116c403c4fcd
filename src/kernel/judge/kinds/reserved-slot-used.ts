import type { Kind } from './kind';

export const reservedSlotUsed: Kind<'reserved-slot-used'> = {
  id: 'reserved-slot-used',
  title: 'reserved slot used',
  explanation: 'A reserved or padding member was replaced at its place, and nothing moved.',
  rule: 'Conditional: modules compiled before leave the slot as it was, so the kernel has to take that, mostly zero, for "not set".',
  advice: [
    'Let zero mean "not set" in the new member, and see to it that whoever allocates the object clears it.',
    'Keep the reserved member under #ifdef __GENKSYMS__ and the new one under #else.',
  ],
  macros: {
    redHat: 'RH_KABI_USE(n, declaration) in place of RH_KABI_RESERVE(n)',
    suse: 'suse_kabi_padding under #ifdef __GENKSYMS__, the new member under #else',
  },
  page: 'docs/kinds/reserved-slot-used.md',
  sample: 'samples/kinds/reserved-slot-used',
};
