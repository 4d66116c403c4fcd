import type { Kind } from './kind';

export const becameOpaque: Kind<'became-opaque'> = {
  id: 'became-opaque',
  title: 'definition became invisible',
  explanation:
    'Units that saw the definition of the type now know it by name only, usually for want of an #include.',
  rule: 'Compatible if the new kernel has the same definition elsewhere; by its layout if that one differs; unknown if the new kernel is not known to define it.',
  advice: [
    'Restore the #include, for the checksum alone if the source does well without it: put it between #ifdef __GENKSYMS__ and #endif.',
  ],
  macros: {
    redHat: '#include RH_KABI_FAKE_INCLUDE(<linux/header.h>)',
    suse: '#ifdef __GENKSYMS__ around the #include',
  },
  page: 'docs/kinds/became-opaque.md',
  sample: 'samples/kinds/became-opaque',
};
