import type { Kind } from './kind';

export const exportTypeTightened: Kind<'export-type-tightened'> = {
  id: 'export-type-tightened',
  title: 'now for GPL modules only',
  explanation: 'EXPORT_SYMBOL became EXPORT_SYMBOL_GPL.',
  rule: 'Break: a module under another licence that uses the symbol is not loaded.',
  advice: ['Keep EXPORT_SYMBOL for as long as compiled modules have to load.'],
  macros: {
    redHat: 'Keep EXPORT_SYMBOL while the symbol is on the kABI stablelist',
    suse: 'Keep EXPORT_SYMBOL; a line in kabi/severities tolerates the change, which is right only where no module outside of the tree uses the export',
  },
  page: 'docs/kinds/export-type-tightened.md',
  sample: 'samples/kinds/export-type-tightened',
};
