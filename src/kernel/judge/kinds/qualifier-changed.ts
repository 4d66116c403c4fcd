import type { Kind } from './kind';

export const qualifierChanged: Kind<'qualifier-changed'> = {
  id: 'qualifier-changed',
  title: 'const, volatile or an attribute',
  explanation: 'Only qualifiers differ, or attributes without effect on the layout.',
  rule: 'Compatible: compiled code reads and passes the same bits. Conditional for an exported variable that became const: modules that write to it fault.',
  advice: ['Keep the old text under #ifdef __GENKSYMS__ and the new one under #else.'],
  macros: {
    redHat: 'RH_KABI_CONST for a new const; RH_KABI_ADD_MODIFIER(modifier) for others',
    suse: 'The old text under #ifdef __GENKSYMS__, the new one under #else',
  },
  page: 'docs/kinds/qualifier-changed.md',
  sample: 'samples/kinds/qualifier-changed',
};
