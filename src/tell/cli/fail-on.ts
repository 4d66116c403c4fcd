import type { Verdict } from '../../kernel/judge';
import { ModversionsError } from '../../problem';

/** What `--fail-on` takes, with the verdicts that it counts. What is not proved may be a break, so it counts as one. */
const FAIL_ON = {
  any: ['compatible', 'conditional', 'unknown', 'break'],
  conditional: ['conditional', 'unknown', 'break'],
  break: ['unknown', 'break'],
} as const satisfies Record<string, readonly Verdict[]>;

export type FailOn = keyof typeof FAIL_ON;

/** @param remedy what to do about another word. @throws ModversionsError for one */
export function failOnNamed(given: string, remedy: string): FailOn {
  if (Object.hasOwn(FAIL_ON, given)) return given as FailOn;
  throw new ModversionsError(`--fail-on '${given}': is none of ${Object.keys(FAIL_ON).join(', ')}`, remedy);
}

/** Whether a verdict makes the exit status 1. */
export const failsOn = (failOn: FailOn, verdict: Verdict): boolean =>
  (FAIL_ON[failOn] as readonly Verdict[]).includes(verdict);
