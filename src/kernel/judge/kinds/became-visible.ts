import type { Kind } from './kind';

export const becameVisible: Kind<'became-visible'> = {
  id: 'became-visible',
  title: 'definition became visible',
  explanation: 'Units that knew the type by name only now see its definition, usually by a new #include.',
  rule: 'Compatible if the base had the same definition elsewhere; by its layout if that one differs; unknown if the base is not known to define it.',
  advice: [
    'Hide the new #include from the checksum: put it between #ifndef __GENKSYMS__ and #endif.',
    'Include the header only in the source files that need it.',
  ],
  macros: {
    redHat: '#include RH_KABI_HIDE_INCLUDE(<linux/header.h>)',
    suse: '#ifndef __GENKSYMS__ around the #include',
  },
  page: 'docs/kinds/became-visible.md',
  sample: 'samples/kinds/became-visible',
};
