import type { Kind } from './kind';

export const enumeratorAppended: Kind<'enumerator-appended'> = {
  id: 'enumerator-appended',
  title: 'enumerator appended',
  explanation: 'There is a new enumerator; those before it keep their values.',
  rule: 'Compatible: compiled modules do not know it. If an enumerator that counts the others grew with it: break where another declaration uses the count, as the bound of an array, or else conditional.',
  advice: [
    'Make sure that compiled modules can live with the new value where they are given it; then hide it with #ifndef __GENKSYMS__.',
    'Keep the count as it was for arrays that modules share.',
  ],
  macros: {
    redHat: '#ifndef __GENKSYMS__ around the new enumerator',
    suse: '#ifndef __GENKSYMS__ around the new enumerator',
  },
  page: 'docs/kinds/enumerator-appended.md',
  sample: 'samples/kinds/enumerator-appended',
};
