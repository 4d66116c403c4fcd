import type { Kind } from './kind';

export const exportAdded: Kind<'export-added'> = {
  id: 'export-added',
  title: 'export added',
  explanation: 'The new kernel exports the symbol, the base does not.',
  rule: 'Compatible: no module of the base can use it.',
  advice: ['Nothing has to be done.'],
  macros: null,
  page: 'docs/kinds/export-added.md',
  sample: 'samples/kinds/export-added',
};
