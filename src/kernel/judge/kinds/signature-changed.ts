import type { Kind } from './kind';

export const signatureChanged: Kind<'signature-changed'> = {
  id: 'signature-changed',
  title: 'signature changed',
  explanation: 'A function, or a pointer to one, takes other parameters or gives another result.',
  rule: 'Break: compiled modules pass the old parameters and take the old result. Unknown if one side does not tell its parameters.',
  advice: [
    'Keep the function as it is, and export one by a new name for the new signature.',
    'Put a new callback into a reserved slot, and call it where it is set.',
  ],
  macros: {
    redHat:
      'Keep the function and add a new one; for a callback RH_KABI_USE(n, declaration), and RH_KABI_DEPRECATE_FN(type, member, parameters) for the old one',
    suse: 'Keep the function and add a new one; a new callback in place of suse_kabi_padding',
  },
  page: 'docs/kinds/signature-changed.md',
  sample: 'samples/kinds/signature-changed',
};
