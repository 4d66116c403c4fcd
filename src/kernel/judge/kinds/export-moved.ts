import type { Kind } from './kind';

export const exportMoved: Kind<'export-moved'> = {
  id: 'export-moved',
  title: 'exported by another module',
  explanation: 'The same symbol is exported by another module than before, or by the kernel itself.',
  rule: 'Conditional: a compiled module works if the module that now has the symbol is loaded before it, which modprobe sees to after depmod.',
  advice: [
    'Make sure that the module that exports it now is installed wherever the old one was, and run depmod.',
    'Let the old module depend on the new one if other packages require it by name.',
  ],
  macros: {
    redHat:
      'Keep both modules in the same package (kernel-core, kernel-modules), so that dependencies still hold',
    suse: 'Keep both modules in the same package; kabi/severities can name the module by its path',
  },
  page: 'docs/kinds/export-moved.md',
  sample: 'samples/kinds/export-moved',
};
