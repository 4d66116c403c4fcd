import type { KindId, KindText } from './kind';

/** What a unit sees of a declaration, and how it is spelt. */
export const definitionKinds = {
  'became-visible': {
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
  },
  'became-opaque': {
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
  },
  respelled: {
    title: 'written otherwise',
    explanation: 'The text of the declaration differs, the type that it means does not.',
    rule: 'Compatible: types, offsets, values and signatures are proved equal.',
    advice: [
      'Restore the old spelling.',
      'If the new one has to stay, keep the old text under #ifdef __GENKSYMS__ and the new one under #else.',
    ],
    macros: {
      redHat: 'The old text under #ifdef __GENKSYMS__, the new one under #else',
      suse: 'The old text under #ifdef __GENKSYMS__, the new one under #else',
    },
  },
  'qualifier-changed': {
    title: 'const, volatile or an attribute',
    explanation: 'Only qualifiers differ, or attributes without effect on the layout.',
    rule: 'Compatible: compiled code reads and passes the same bits. Conditional for an exported variable that became const: modules that write to it fault.',
    advice: ['Keep the old text under #ifdef __GENKSYMS__ and the new one under #else.'],
    macros: {
      redHat: 'RH_KABI_CONST for a new const; RH_KABI_ADD_MODIFIER(modifier) for others',
      suse: 'The old text under #ifdef __GENKSYMS__, the new one under #else',
    },
  },
} satisfies Partial<Record<KindId, KindText>>;
