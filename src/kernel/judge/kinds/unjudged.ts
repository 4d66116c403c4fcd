// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId, KindText } from './kind';

/** What no CRC tells, and what no layout can. */
export const unjudgedKinds = {
  'missed-by-crc': {
    title: 'missed by the CRC',
    explanation:
      'The binary interface differs, and the CRC does not: the difference stands in text that genksyms leaves out.',
    rule: 'Break: a compiled module is loaded and misbehaves.',
    advice: [
      'Undo the change, as for the kind that the layouts show.',
      'If it has to stay, change the text too, so that the CRC tells: rename a member or the type.',
    ],
    macros: {
      redHat: 'RH_KABI_FORCE_CHANGE(n), which changes the checksum and nothing else',
      suse: 'Change the text as well; no line of kabi/severities is needed to refuse what the checksum shows',
    },
  },
  'not-judged': {
    title: 'not judged',
    explanation: 'The declaration differs, and nothing tells its layout on both sides.',
    rule: 'Unknown: verdicts need the texts of declarations, which only scans hold.',
    advice: ['Compare scans: modversions scan TREE for both kernels.'],
    macros: null,
    hasSample: false,
  },
} satisfies Partial<Record<KindId, KindText>>;
