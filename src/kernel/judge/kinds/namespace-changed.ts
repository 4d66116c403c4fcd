import type { Kind } from './kind';

export const namespaceChanged: Kind<'namespace-changed'> = {
  id: 'namespace-changed',
  title: 'namespace changed',
  explanation: 'The export is in another namespace, or in one for the first time.',
  rule: 'Break: a module that does not import the new namespace is refused, or only warned about if the kernel allows it. Compatible if the export is in none now.',
  advice: [
    'Export the symbol without a namespace, or in the old one, for as long as compiled modules have to load.',
  ],
  macros: { redHat: 'Keep the namespace of the base', suse: 'Keep the namespace of the base' },
  page: 'docs/kinds/namespace-changed.md',
  sample: 'samples/kinds/namespace-changed',
};
