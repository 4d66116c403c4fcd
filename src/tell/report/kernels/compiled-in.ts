// SPDX-License-Identifier: GPL-2.0-or-later
import type { CompiledIn } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { short } from '../forms/short';
import { linesDiff } from '../type-diff';
import { declarationName, placesText } from '../wording';
import { listed } from './wording';

/** What is to be said of a changed function or macro: no type tells what it means. */
export const CANNOT_BE_JUDGED = 'compiled into modules: cannot be judged by type';

/** Tabs that a line is given at most. */
const DEEPEST = 20;

/** `function pot_level, removed`. */
export function compiledInTitle({ what, name, change }: Told<CompiledIn>): string {
  return `${what} ${short(name)}${change === 'removed' ? ', removed' : ''}`;
}

/** Where it stands in both trees. */
export const compiledInPlaces = ({ basePlace, newPlace }: Told<CompiledIn>): string =>
  placesText(basePlace, newPlace, (file) => short(file))!;

/** The exports and types that it uses; empty for none. @param most of each that are named */
export function usesText({ uses: { exports, types } }: Told<CompiledIn>, most: number): string {
  const parts: string[] = [];
  if (exports.length > 0) parts.push(`exports ${listed(exports, most)}`);
  if (types.length > 0) parts.push(`types ${listed(types.map(declarationName), most)}`);
  return parts.length > 0 ? `uses ${parts.join('; ')}` : '';
}

/** What became of its lines, as a unified diff without the names of files. */
export const compiledInDiff = ({ baseLines, newLines }: Told<CompiledIn>): string =>
  linesDiff(indented(baseLines), indented(newLines));

/** Lines with a tab for each level of braces, and one more for a line that goes on with what the one before began. */
function indented(lines: readonly string[]): string[] {
  let depth = 0;
  let before = ';';
  return lines.map((line) => {
    const closes = /^[}\s]*/.exec(line)![0].split('}').length - 1;
    const goesOn = !/[;{}:]$|^#(?!define)/.test(before) && !line.startsWith('{');
    const level = line.startsWith('#') ? 0 : depth - closes + (goesOn ? 1 : 0);
    depth = Math.max(0, depth + line.split('{').length - line.split('}').length);
    before = line;
    return '\t'.repeat(Math.min(Math.max(0, level), DEEPEST)) + line;
  });
}
