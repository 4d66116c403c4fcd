// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, type Verdict } from '../../kernel/judge';
import { ModversionsError } from '../../problem';

/** What makes the exit status 1. */
const FAIL_ON = ['any', 'conditional', 'break'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** @throws ModversionsError for what is none of them */
export function failOnNamed(given: string): FailOn {
  const known = FAIL_ON.find((one) => one === given);
  if (known) return known;
  const remedy =
    'take any, conditional (what is not proved compatible) or break (what is not proved safe either)';
  throw new ModversionsError(`--fail-on '${given}': is none of ${FAIL_ON.join(', ')}`, remedy);
}

/** Whether a verdict is so bad that it counts. What is not known may be a break, so it counts like one. */
export function isAsBad(verdict: Verdict, failOn: FailOn): boolean {
  if (failOn === 'any') return true;
  return byVerdict(verdict, failOn === 'break' ? 'unknown' : failOn) <= 0;
}
