// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedCause } from './result';

/**
 * A cause as it is told: whatever its text means elsewhere, exports that are proved the same lose nothing by it.
 * @param same exports that lead to nothing that means anything else
 */
export function unlessSame(cause: JudgedCause, same: ReadonlySet<string>): JudgedCause {
  const { exports, judgement } = cause;
  if (judgement.verdict === 'compatible' || !exports.every((name) => same.has(name))) return cause;
  const reason = 'the words differ, and nothing that an export which names it leads to means anything else';
  return {
    ...cause,
    judgement: { ...judgement, kind: 'respelled', verdict: 'compatible', reason, findings: [] },
  };
}
