import type { Kind } from './kind';

export const memberMoved: Kind<'member-moved'> = {
  id: 'member-moved',
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
  page: 'docs/kinds/member-moved.md',
  sample: 'samples/kinds/member-moved',
};
