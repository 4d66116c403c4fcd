import type { Kind } from './kind';

export const memberRenamed: Kind<'member-renamed'> = {
  id: 'member-renamed',
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
  page: 'docs/kinds/member-renamed.md',
  sample: 'samples/kinds/member-renamed',
};
