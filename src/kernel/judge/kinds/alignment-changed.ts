import type { Kind } from './kind';

export const alignmentChanged: Kind<'alignment-changed'> = {
  id: 'alignment-changed',
  title: 'alignment changed',
  explanation: 'The type has another alignment.',
  rule: 'Break: objects of compiled modules may be placed at addresses that the kernel does not expect, and structs that embed the type are laid out otherwise.',
  advice: ['Restore the alignment of the base, and align single objects where it is needed.'],
  macros: null,
  page: 'docs/kinds/alignment-changed.md',
  sample: 'samples/kinds/alignment-changed',
};
