import type { Kind } from './kind';

export const enumeratorChanged: Kind<'enumerator-changed'> = {
  id: 'enumerator-changed',
  title: 'value changed',
  explanation: 'An enumerator has another value.',
  rule: 'Break: compiled modules have the old value built in.',
  advice: ['Add new enumerators at the end, or give them free values, so that those before keep theirs.'],
  macros: {
    redHat: 'New enumerators at the end, under #ifndef __GENKSYMS__',
    suse: 'New enumerators at the end, under #ifndef __GENKSYMS__',
  },
  page: 'docs/kinds/enumerator-changed.md',
  sample: 'samples/kinds/enumerator-changed',
};
