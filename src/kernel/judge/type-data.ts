// SPDX-License-Identifier: GPL-2.0-or-later
import type { KindId } from './kinds';
import type { Judgement } from './result';

const NOT_SEEN = 'type data do not show attributes, macros and inline functions, which may differ';
const EMBEDDED = 'type data do not tell which modules have it inside of types of their own';
/** What is safe only if nobody embeds the type. */
const GROWING: ReadonlySet<KindId> = new Set(['member-appended', 'size-changed']);
const PRIVATE =
  'type data do not tell whether modules are compiled with it: a source file may keep it to itself';

/** What a judgement comes to where a side is known by type data: that nothing else differs is never proved. */
export function asTypeDataTell(judgement: Judgement): Judgement {
  if (judgement.verdict === 'compatible') return unknown(judgement, NOT_SEEN);
  const grows = judgement.findings.some(({ kind }) => GROWING.has(kind));
  return judgement.verdict === 'conditional' && grows ? unknown(judgement, EMBEDDED) : judgement;
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
