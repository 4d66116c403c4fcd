import type { Kind } from './kind';

export const memberAppended: Kind<'member-appended'> = {
  id: 'member-appended',
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
  page: 'docs/kinds/member-appended.md',
  sample: 'samples/kinds/member-appended',
};
