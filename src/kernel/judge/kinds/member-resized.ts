import type { Kind } from './kind';

export const memberResized: Kind<'member-resized'> = {
  id: 'member-resized',
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
  page: 'docs/kinds/member-resized.md',
  sample: 'samples/kinds/member-resized',
};
