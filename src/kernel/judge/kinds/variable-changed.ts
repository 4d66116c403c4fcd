import type { Kind } from './kind';

export const variableChanged: Kind<'variable-changed'> = {
  id: 'variable-changed',
  title: 'exported variable changed',
  explanation: 'The type or the size of an exported variable differs.',
  rule: 'By layout: compatible if both types have one representation, conditional if the sign differs, if only one is bool, or if it points to something else, break otherwise. Unknown if the length of an array is not known.',
  advice: [
    'Keep the variable as it is, and export one by a new name.',
    'Export a function that gives the value instead of the variable.',
  ],
  macros: {
    redHat: 'Keep the variable and export a new one',
    suse: 'Keep the variable and export a new one',
  },
  page: 'docs/kinds/variable-changed.md',
  sample: 'samples/kinds/variable-changed',
};
