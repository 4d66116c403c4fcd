import type { Kind } from './kind';

export const packingChanged: Kind<'packing-changed'> = {
  id: 'packing-changed',
  title: 'packing changed',
  explanation:
    'The type is packed, or no longer is, by its attribute or by #pragma pack, and its layout differs.',
  rule: 'Break: members lie elsewhere, or the size or alignment differs.',
  advice: ['Restore the packing of the base.', 'Give the packed layout a type of its own.'],
  macros: null,
  page: 'docs/kinds/packing-changed.md',
  sample: 'samples/kinds/packing-changed',
};
