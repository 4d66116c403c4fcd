// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId, KindText } from './kind';

/** What happens to an export itself. */
export const exportKinds = {
  'export-removed': {
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
  },
  'export-added': {
    title: 'export added',
    explanation: 'The new kernel exports the symbol, the base does not.',
    rule: 'Compatible: no module of the base can use it.',
    advice: ['Nothing has to be done.'],
    macros: null,
  },
  'export-type-tightened': {
    title: 'now for GPL modules only',
    explanation: 'EXPORT_SYMBOL became EXPORT_SYMBOL_GPL.',
    rule: 'Break: a module under another licence that uses the symbol is not loaded.',
    advice: ['Keep EXPORT_SYMBOL for as long as compiled modules have to load.'],
    macros: {
      redHat: 'Keep EXPORT_SYMBOL while the symbol is on the kABI stablelist',
      suse: 'Keep EXPORT_SYMBOL; a line in kabi/severities tolerates the change, which is right only where no module outside of the tree uses the export',
    },
  },
  'export-type-relaxed': {
    title: 'no longer for GPL modules only',
    explanation: 'EXPORT_SYMBOL_GPL became EXPORT_SYMBOL.',
    rule: 'Compatible: every module that could use the symbol still can.',
    advice: ['Nothing has to be done.'],
    macros: null,
  },
  'namespace-changed': {
    title: 'namespace changed',
    explanation: 'The export is in another namespace, or in one for the first time.',
    rule: 'Break: a module that does not import the new namespace is refused, or only warned about if the kernel allows it. Compatible if the export is in none now.',
    advice: [
      'Export the symbol without a namespace, or in the old one, for as long as compiled modules have to load.',
    ],
    macros: { redHat: 'Keep the namespace of the base', suse: 'Keep the namespace of the base' },
  },
  'export-moved': {
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
  },
} satisfies Partial<Record<KindId, KindText>>;
