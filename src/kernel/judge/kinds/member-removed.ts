import type { Kind } from './kind';

export const memberRemoved: Kind<'member-removed'> = {
  id: 'member-removed',
  title: 'member removed',
  explanation: 'A member is gone.',
  rule: 'Break: compiled modules still read and write its bytes, whatever lies there now. Compatible if it took no room.',
  advice: ['Leave the member where it is, set to what old modules can live with, and mark it as deprecated.'],
  macros: {
    redHat:
      'RH_KABI_DEPRECATE(type, member), or RH_KABI_DEPRECATE_FN(type, member, parameters) for a callback',
    suse: 'Leave the member in place; the new text under #ifndef __GENKSYMS__ must not move anything',
  },
  page: 'docs/kinds/member-removed.md',
  sample: 'samples/kinds/member-removed',
};
