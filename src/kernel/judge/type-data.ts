// SPDX-License-Identifier: GPL-2.0-or-later
import type { Judgement } from './result';

const NOT_SEEN = 'type data do not show attributes, macros and inline functions, which may differ';
const PRIVATE =
  'type data do not tell whether modules are compiled with it: a source file may keep it to itself';

/** What a judgement comes to where a side is known by type data: that nothing else differs is never proved. */
export function asTypeDataTell(judgement: Judgement): Judgement {
  return judgement.verdict === 'compatible' ? unknown(judgement, NOT_SEEN) : judgement;
}

/**
 * The same for what changed under an export whose CRC did not. Where the CRC is the same, sources have mostly hidden the type from
 * all but one of their files, which type data do not tell.
 */
export function missedByTypeData(judgement: Judgement): Judgement {
  return unknown(judgement, PRIVATE);
}

function unknown(judgement: Judgement, why: string): Judgement {
  return { ...judgement, verdict: 'unknown', reason: `${judgement.reason}; ${why}` };
}
