import type { Kind } from './kind';

export const exportRemoved: Kind<'export-removed'> = {
  id: 'export-removed',
  title: 'export removed',
  explanation: 'The base exports the symbol, the new kernel does not.',
  rule: 'Break: a module that uses it is not loaded.',
  advice: [
    'Keep the symbol exported, as a wrapper of what took its place if need be.',
    'If it has to go, let it go with a release of which no compiled module is expected to work.',
  ],
  macros: {
    redHat: 'Keep the export while the symbol is on the kABI stablelist',
    suse: 'Keep the export; a line in kabi/severities tolerates the change, which is right only where no module outside of the tree uses the export',
  },
  page: 'docs/kinds/export-removed.md',
  sample: 'samples/kinds/export-removed',
};
