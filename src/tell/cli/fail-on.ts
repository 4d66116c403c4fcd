// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, type Verdict } from '../../kernel/judge';
import { ModversionsError } from '../../problem';

/** What makes the exit status 1, the more of it the further on: all that breaks, that may, that changed. */
export const FAIL_ON = ['any', 'conditional', 'break'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/**
 * What counts where it is named, beside one of the others or beside `any`: what no export leads to, and rules that say why
 * and have expired, or are of no use.
 */
const MORE = ['beyond', 'expired', 'unused'];

export interface FailChoice {
  failOn: FailOn;
  isBeyondAsked: boolean;
  isExpiredAsked: boolean;
  isUnusedAsked: boolean;
}

/**
 * Reads `break`, `beyond` or `break,beyond,expired`.
 * @throws ModversionsError for what is none of them
 */
export function failChoiceNamed(given: string): FailChoice {
  const names = given.split(',');
  const others = names.filter((name) => !MORE.includes(name));
  return {
    failOn: others.length === 0 ? 'any' : failOnNamed(others.join(','), [...FAIL_ON, ...MORE]),
    isBeyondAsked: names.includes('beyond'),
    isExpiredAsked: names.includes('expired'),
    isUnusedAsked: names.includes('unused'),
  };
}

/**
 * @param names all that there are where it is given
 * @throws ModversionsError for what is none of them
 */
export function failOnNamed(given: string, names: readonly string[] = FAIL_ON): FailOn {
  const known = FAIL_ON.find((one) => one === given);
  if (known) return known;
  const beyond = names.includes('beyond')
    ? '; with beyond, also what changed in public headers, with expired and unused also such rules'
    : '';
  const remedy = `take any, conditional (what is not proved compatible) or break (what is not proved safe either)${beyond}`;
  throw new ModversionsError(`--fail-on '${given}': is none of ${names.join(', ')}`, remedy);
}

/** Whether a verdict is so bad that it counts. What is not known may be a break, so it counts like one. */
export function isAsBad(verdict: Verdict, failOn: FailOn): boolean {
  if (failOn === 'any') return true;
  return byVerdict(verdict, failOn === 'break' ? 'unknown' : failOn) <= 0;
}
