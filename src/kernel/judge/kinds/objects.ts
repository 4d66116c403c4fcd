// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId, KindText } from './kind';

/** Typedefs, functions and variables. */
export const objectKinds = {
  'typedef-changed': {
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
  },
  'signature-changed': {
    title: 'signature changed',
    explanation: 'A function, or a pointer to one, takes other parameters or gives another result.',
    rule: 'Break: compiled modules pass the old parameters and take the old result. Compatible if every part has the same representation and meaning; conditional if a part only has another sign or points to something else. Unknown if one side does not tell its parameters.',
    advice: [
      'Keep the function as it is, and export one by a new name for the new signature.',
      'Put a new callback into a reserved slot, and call it where it is set.',
    ],
    macros: {
      redHat:
        'Keep the function and add a new one; for a callback RH_KABI_USE(n, declaration), and RH_KABI_DEPRECATE_FN(type, member, parameters) for the old one',
      suse: 'Keep the function and add a new one; a new callback in place of suse_kabi_padding',
    },
  },
  'variable-changed': {
    title: 'exported variable changed',
    explanation: 'The type or the size of an exported variable differs.',
    rule: 'By layout: compatible if both types have one representation, conditional if the sign differs, if only one is bool, if less of it is const or aligned, or if it points to something else, break otherwise.',
    advice: [
      'Keep the variable as it is, and export one by a new name.',
      'Export a function that gives the value instead of the variable.',
    ],
    macros: {
      redHat: 'Keep the variable and export a new one',
      suse: 'Keep the variable and export a new one',
    },
  },
} satisfies Partial<Record<KindId, KindText>>;
