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
  const unread = base.isRaw || newMeaning.isRaw ? notRead([base, newMeaning], findings) : [];
  const untold = [...new Set([...before.keys(), ...after.keys()])]
    .filter((part) => before.get(part) !== after.get(part) && !isTold(part))
    .map((part) => {
      const was = before.get(part) ?? 'nothing';
      const is = after.get(part) ?? 'nothing';
      return difference('not-judged', 'unknown', `${part}: ${was} to ${is}, which no rule judges`);
    });
  return untold.length > 0 ? untold : unread;
}

/** What rules say of the rest proves nothing of a part that cannot be worked out. */
function notRead(sides: readonly Meaning[], findings: readonly Finding[]): Finding[] {
  if (findings.some(({ verdict }) => verdict === 'break' || verdict === 'unknown')) return [];
  const parts = sides.flatMap((side) => [...side.parts]).filter(([, text]) => text.startsWith('? '));
  const [part, why] = parts[0] ?? ['text', '? it cannot be read'];
  return [difference('not-judged', 'unknown', `${part} is not known: ${why.slice(2)}`)];
}
