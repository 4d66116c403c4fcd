import type { JudgedComparison } from '../../../kernel/judge';
import { headline, outlineOf } from './outline';
import { readable, short } from '../forms/readable';
import { sideName } from './wording';

/** What a comparison comes to, in one line that may be shown. */
export function headlineOf(comparison: JudgedComparison): string {
  const shown = readable(comparison);
  return headline(shown, outlineOf(shown));
}

/** What its sides are called: their releases, or their paths. */
export function sideNames(comparison: JudgedComparison): [string, string] {
  const { base, new: next } = readable(comparison);
  return [short(sideName(base)), short(sideName(next))];
}
