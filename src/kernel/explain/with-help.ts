import type { JudgedCause } from '../judge';
import { KINDS } from '../judge';
import type { ExplainedCause } from './explanation';

/** A cause with what the table has of its kind. */
export function withHelp(cause: JudgedCause): ExplainedCause {
  const { title, explanation, rule, macros, page } = KINDS[cause.judgement.kind];
  return { ...cause, help: { title, explanation, rule, macros, page } };
}
