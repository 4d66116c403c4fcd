import type { Kind } from './kind';

export const memberRetyped: Kind<'member-retyped'> = {
  id: 'member-retyped',
  title: 'member of another type',
  explanation: 'A member has another type of the same size at the same offset.',
  rule: 'Compatible if both types have one representation. Conditional if the sign differs, if only one is bool, or if it points to something else. Break if the types have nothing in common but the size.',
  advice: [
    'If every value means the same to old modules, keep the old type under #ifdef __GENKSYMS__ and the new one under #else.',
    'Otherwise keep the old member and add one of the new type in a hole or a reserved slot.',
  ],
  macros: {
    redHat: 'RH_KABI_REPLACE(old declaration, new declaration)',
    suse: 'The old type under #ifdef __GENKSYMS__, the new one under #else',
  },
  page: 'docs/kinds/member-retyped.md',
  sample: 'samples/kinds/member-retyped',
};
