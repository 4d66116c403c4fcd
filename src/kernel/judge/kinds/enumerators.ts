// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId, KindText } from './kind';

/** Enumerators, their names and values. */
export const enumeratorKinds = {
  'enumerator-appended': {
    title: 'enumerator appended',
    explanation: 'There is a new enumerator; those before it keep their values.',
    rule: 'Compatible: compiled modules do not know it. If an enumerator that counts the others grew with it: break where another declaration uses the count, as the bound of an array, or else conditional.',
    advice: [
      'Make sure that compiled modules can live with the new value where they are given it; then hide it with #ifndef __GENKSYMS__.',
      'Keep the count as it was for arrays that modules share.',
    ],
    macros: {
      redHat: '#ifndef __GENKSYMS__ around the new enumerator',
      suse: '#ifndef __GENKSYMS__ around the new enumerator',
    },
  },
  'enumerator-renamed': {
    title: 'enumerator renamed',
    explanation: 'An enumerator has another name and the same value.',
    rule: 'Compatible: compiled code knows values, not names.',
    advice: ['Keep the old name under #ifdef __GENKSYMS__ and the new one under #else.'],
    macros: {
      redHat: 'The old name under #ifdef __GENKSYMS__, the new one under #else',
      suse: 'The old name under #ifdef __GENKSYMS__, the new one under #else',
    },
  },
  'enumerator-changed': {
    title: 'value changed',
    explanation: 'An enumerator has another value.',
    rule: 'Break: compiled modules have the old value built in.',
    advice: ['Add new enumerators at the end, or give them free values, so that those before keep theirs.'],
    macros: {
      redHat: 'New enumerators at the end, under #ifndef __GENKSYMS__',
      suse: 'New enumerators at the end, under #ifndef __GENKSYMS__',
    },
  },
  'enumerator-removed': {
    title: 'enumerator removed',
    explanation: 'An enumerator is gone, and none of its value took its place.',
    rule: 'Break: compiled modules may still pass its value, or wait for it.',
    advice: ['Keep the enumerator, and go on to accept its value.'],
    macros: { redHat: 'Keep the enumerator', suse: 'Keep the enumerator' },
  },
} satisfies Partial<Record<KindId, KindText>>;
