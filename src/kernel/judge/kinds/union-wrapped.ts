import type { Kind } from './kind';

export const unionWrapped: Kind<'union-wrapped'> = {
  id: 'union-wrapped',
  title: 'member wrapped',
  explanation: 'A member lies in an unnamed union or struct now, or no longer does; nothing moved.',
  rule: 'Compatible: the same bytes at the same offset. What else the union holds is judged by itself.',
  advice: ['Keep the member alone under #ifdef __GENKSYMS__ and the union under #else.'],
  macros: {
    redHat: 'RH_KABI_REPLACE(old declaration, new declaration)',
    suse: 'The member alone under #ifdef __GENKSYMS__, the union under #else',
  },
  page: 'docs/kinds/union-wrapped.md',
  sample: 'samples/kinds/union-wrapped',
};
