// SPDX-License-Identifier: GPL-2.0-or-later
import type { Side } from './side';

/** Names that tools add after the compiler. */
const ADDED = /^__SCK__/;
/** Names that are told in one line. */
const TOLD = 5;

/**
 * Why the source may not be that of the module.
 * @param imports what the module's file needs of others
 * @param wanted what the units need; null where some could not be compiled
 */
export function doubts(
  imports: readonly string[],
  wanted: ReadonlySet<string> | null,
  [base, other]: readonly [Side, Side],
  module: string,
): string[] {
  const found: string[] = [];
  const strange = wanted ? imports.filter((name) => !wanted.has(name) && !ADDED.test(name)) : [];
  if (strange.length > 0) {
    const more = strange.length > TOLD ? ` and ${strange.length - TOLD} more` : '';
    found.push(`the module uses ${strange.slice(0, TOLD).join(', ')}${more}, which this source does not`);
  }
  const names = new Set((base.units.get(module) ?? []).map(({ name }) => name));
  const added = (other.units.get(module) ?? []).filter(({ name }) => !names.has(name));
  if (added.length > 0)
    found.push(`the build for the new kernel adds ${added.map(({ name }) => name).join(', ')}`);
  return found;
}
