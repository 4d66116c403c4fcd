// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName } from '../../record-name';
import { evidenceOfStruct, type Knowledge } from './knowledge';
import type { Evidence, Reach } from './result';
import type { SourceUnits } from './source-units';

const REACHES: Readonly<Record<Evidence, Reach>> = {
  own: 'yes',
  defined: 'yes',
  'name-only': 'no',
  absent: 'no',
  shared: 'maybe',
  'no-trace': 'maybe',
  partial: 'maybe',
  unseen: 'no',
  seen: 'maybe',
  'no-data': 'maybe',
  'same-code': 'no',
  record: 'no',
  used: 'yes',
  unused: 'maybe',
};

export const reachOf = (evidence: Evidence): Reach => REACHES[evidence];

/**
 * What source units add: where type data leave it open, a declaration that no unit sees cannot reach the module.
 * @param sources null where there are none
 */
export function withSources(evidence: Evidence, name: string, sources: SourceUnits | null): Evidence {
  if (!sources || reachOf(evidence) !== 'maybe') return evidence;
  if (!sources.sees(name)) return 'unseen';
  return evidence === 'no-data' ? 'seen' : evidence;
}

/**
 * How type data tell whether a declaration reaches a module that uses an export behind which it is.
 * @param name with its mark, as symtypes files have it: `s#pot`
 * @param knowledge null for a module without type data
 */
export function evidenceFor(name: string, knowledge: Knowledge | null): Evidence {
  const { mark, bare, isExport } = RecordName.parse(name);
  if (isExport) return 'own';
  if (!knowledge) return 'no-data';
  switch (mark) {
    case 's':
    case 'u':
      return evidenceOfStruct(bare, knowledge);
    case 'e':
      return knowledge.names.enums.has(bare) ? 'defined' : 'no-trace';
    case 't':
      return knowledge.names.typedefs.has(bare) ? 'defined' : 'no-trace';
    default:
      return 'no-trace';
  }
}
