import type { Kind } from './kind';

export const enumeratorRemoved: Kind<'enumerator-removed'> = {
  id: 'enumerator-removed',
  title: 'enumerator removed',
  explanation: 'An enumerator is gone, and none of its value took its place.',
  rule: 'Break: compiled modules may still pass its value, or wait for it.',
  advice: ['Keep the enumerator, and go on to accept its value.'],
  macros: { redHat: 'Keep the enumerator', suse: 'Keep the enumerator' },
  page: 'docs/kinds/enumerator-removed.md',
  sample: 'samples/kinds/enumerator-removed',
};
