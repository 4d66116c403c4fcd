import type { Kind } from './kind';

export const memberAddedInHole: Kind<'member-added-in-hole'> = {
  id: 'member-added-in-hole',
  title: 'member added in a hole',
  explanation: 'A new member lies where only padding was; the size and all other offsets are the same.',
  rule: 'Conditional: objects that compiled modules allocate or copy leave it uninitialised.',
  advice: [
    'Make sure that the kernel sets it, or that zero means "not set" and objects are cleared when they are made; then hide it with #ifndef __GENKSYMS__.',
    'See to it that the hole exists on every architecture: pahole, or modversions layout.',
  ],
  macros: { redHat: 'RH_KABI_FILL_HOLE(declaration)', suse: '#ifndef __GENKSYMS__ around the new member' },
  page: 'docs/kinds/member-added-in-hole.md',
  sample: 'samples/kinds/member-added-in-hole',
};
