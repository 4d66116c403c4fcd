import type { Kind } from './kind';

export const respelled: Kind<'respelled'> = {
  id: 'respelled',
  title: 'written otherwise',
  explanation: 'The text of the declaration differs, the type that it means does not.',
  rule: 'Compatible: types, offsets, values and signatures are proved equal.',
  advice: [
    'Restore the old spelling.',
    'If the new one has to stay, keep the old text under #ifdef __GENKSYMS__ and the new one under #else.',
  ],
  macros: {
    redHat: 'The old text under #ifdef __GENKSYMS__, the new one under #else',
    suse: 'The old text under #ifdef __GENKSYMS__, the new one under #else',
  },
  page: 'docs/kinds/respelled.md',
  sample: 'samples/kinds/respelled',
};
