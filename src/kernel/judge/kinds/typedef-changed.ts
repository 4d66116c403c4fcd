import type { Kind } from './kind';

export const typedefChanged: Kind<'typedef-changed'> = {
  id: 'typedef-changed',
  title: 'typedef changed',
  explanation: 'A typedef stands for another type.',
  rule: 'By layout: compatible if both types have one representation, conditional if the sign differs, if only one is bool, or if it points to something else, break otherwise.',
  advice: [
    'If every value means the same to old modules, keep the old type under #ifdef __GENKSYMS__ and the new one under #else.',
    'Otherwise leave the typedef and give the new type a name of its own.',
  ],
  macros: {
    redHat: 'The old typedef under #ifdef __GENKSYMS__, the new one under #else',
    suse: 'The old typedef under #ifdef __GENKSYMS__, the new one under #else',
  },
  page: 'docs/kinds/typedef-changed.md',
  sample: 'samples/kinds/typedef-changed',
};
