import type { JudgedCause } from '../judgement';
import { KINDS } from '../kinds';
import type { ExplainedCause } from './explanation';

/** A cause with what the table has of its kind. */
export function withHelp(cause: JudgedCause): ExplainedCause {
  const { title, explanation, rule, macros, page } = KINDS[cause.judgement.kind];
  return { ...cause, help: { title, explanation, rule, macros, page } };
}
