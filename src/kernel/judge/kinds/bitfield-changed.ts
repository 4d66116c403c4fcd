import type { Kind } from './kind';

export const bitfieldChanged: Kind<'bitfield-changed'> = {
  id: 'bitfield-changed',
  title: 'bit-field changed',
  explanation: 'A bit-field has another width or lies in other bits, or a member became one or no longer is.',
  rule: 'Break: compiled modules have its mask and shift built in.',
  advice: [
    'Add new bit-fields behind the last one of the same unit, where bits are free, and leave the others as they are.',
  ],
  macros: {
    redHat: 'RH_KABI_FILL_HOLE(declaration) for a new bit-field in free bits',
    suse: '#ifndef __GENKSYMS__ around a new bit-field in free bits',
  },
  page: 'docs/kinds/bitfield-changed.md',
  sample: 'samples/kinds/bitfield-changed',
};
