import type { Kind } from './kind';

export const enumeratorRenamed: Kind<'enumerator-renamed'> = {
  id: 'enumerator-renamed',
  title: 'enumerator renamed',
  explanation: 'An enumerator has another name and the same value.',
  rule: 'Compatible: compiled code knows values, not names.',
  advice: ['Keep the old name under #ifdef __GENKSYMS__ and the new one under #else.'],
  macros: {
    redHat: 'The old name under #ifdef __GENKSYMS__, the new one under #else',
    suse: 'The old name under #ifdef __GENKSYMS__, the new one under #else',
  },
  page: 'docs/kinds/enumerator-renamed.md',
  sample: 'samples/kinds/enumerator-renamed',
};
