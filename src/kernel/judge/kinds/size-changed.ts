import type { Kind } from './kind';

export const sizeChanged: Kind<'size-changed'> = {
  id: 'size-changed',
  title: 'size changed',
  explanation: 'The whole has another size, and no new member at its end explains it.',
  rule: 'Break: whoever allocates, embeds, copies or indexes the type uses the old size.',
  advice: ['Restore the size of the base.', 'Where only a reserve shrank or grew, give it back its length.'],
  macros: {
    redHat: 'RH_KABI_USE instead of another length of a reserved array',
    suse: 'Use suse_kabi_padding without changing its length',
  },
  page: 'docs/kinds/size-changed.md',
  sample: 'samples/kinds/size-changed',
};
