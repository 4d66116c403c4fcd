// SPDX-License-Identifier: GPL-2.0-or-later
import { difference } from '../../c/abi';
import type { Meaning } from '../../c/meaning';
import type { Finding } from './result';

/** Parts of a meaning that stand for the whole declaration: any finding about it tells them. */
const WHOLE = /^(?:kind|size|alignment|extent|type|representation|parameters|text|value|unnamed [\d.]+)$/;

/** Names, of which a reason may tell more than the one it is about. */
const WORD = /[A-Za-z_$][\w$]*/g;

/**
 * What differs in two meanings and no finding tells: nothing is passed over for want of a rule.
 * @param findings all that rules have found
 */
export function findUntold(base: Meaning, newMeaning: Meaning, findings: readonly Finding[]): Finding[] {
  const [before, after] = [base.parts, newMeaning.parts];
  const told = new Set(
    findings.flatMap(({ subject, reason }) => [subject.split('.')[0]!, ...(reason.match(WORD) ?? [])]),
  );
  const isTold = (part: string): boolean => {
    if (WHOLE.test(part)) return findings.length > 0;
    if (part === 'attributes')
      return findings.some(({ kind, subject }) => kind === 'attribute-changed' && subject === '');
    const [, subject] = /^(?:member|size of|enumerator) (.*)$/.exec(part) ?? [];
    if (subject !== undefined) return told.has(subject);
    if (part.startsWith('parameter '))
      return findings.some((one) => one.subject === '' || one.subject.startsWith(part));
    return findings.some((one) => one.subject === part || one.subject === '');
  };
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((part) => before.get(part) !== after.get(part) && !isTold(part))
    .map((part) => {
      const was = before.get(part) ?? 'nothing';
      const is = after.get(part) ?? 'nothing';
      return difference('not-judged', 'unknown', `${part}: ${was} to ${is}, which no rule judges`);
    });
}
