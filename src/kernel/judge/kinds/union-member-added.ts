import type { Kind } from './kind';

export const unionMemberAdded: Kind<'union-member-added'> = {
  id: 'union-member-added',
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
  page: 'docs/kinds/union-member-added.md',
  sample: 'samples/kinds/union-member-added',
};
