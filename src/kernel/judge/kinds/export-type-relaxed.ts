import type { Kind } from './kind';

export const exportTypeRelaxed: Kind<'export-type-relaxed'> = {
  id: 'export-type-relaxed',
  title: 'no longer for GPL modules only',
  explanation: 'EXPORT_SYMBOL_GPL became EXPORT_SYMBOL.',
  rule: 'Compatible: every module that could use the symbol still can.',
  advice: ['Nothing has to be done.'],
  macros: null,
  page: 'docs/kinds/export-type-relaxed.md',
  sample: 'samples/kinds/export-type-relaxed',
};
