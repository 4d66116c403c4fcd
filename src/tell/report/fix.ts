// SPDX-License-Identifier: GPL-2.0-or-later
import { REFUSALS, type Fixes } from '../../kernel/fix';
import { toldOf, type RawText, type Shown, type Told } from '../../text';
import type { FixDocument } from '../documents';
import { short } from './forms/short';
import { itemsJson } from './items-json';
import { counted } from './spelling';
import { declarationName } from './wording';

/** What is mended and what is not, for people. */
export function fixText(fixes: Fixes): string {
  const told = toldOf(fixes);
  const lines = [...told.fixes.flatMap(fixLines), ...told.refused.map(refusedLine), sumLine(told)];
  return lines.map((line) => `${line}\n`).join('');
}

function fixLines({
  names,
  way,
  what,
  files,
  verdict,
  conditions,
  restored,
  others,
}: Told<Fixes>['fixes'][number]): string[] {
  const elsewhere = others > 0 ? `, ${others} more keep another for other causes` : '';
  return [
    `${names.map((name) => short(declarationName(name))).join(', ')}: ${way} (${verdict}), ${named(files)}`,
    `  ${what}`,
    ...conditions.map((condition) => `  only if: ${condition}`),
    `  ${counted(restored, 'export')} ${restored === 1 ? 'has' : 'have'} the base's CRC again${elsewhere}`,
  ];
}

/** Files that are named; of more the number is told. */
const SHOWN = 4;

function named(files: readonly Shown[]): string {
  const more = files.length - SHOWN;
  return `${files.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function refusedLine({ name, why, reason }: Told<Fixes>['refused'][number]): string {
  return `${short(declarationName(name))}: no fix (${why}): ${reason}`;
}

function sumLine({ fixes, refused, units, changed, overrides }: Told<Fixes>): string {
  const by = REFUSALS.map((why) => [why, refused.filter((one) => one.why === why).length] as const)
    .filter(([, count]) => count > 0)
    .map(([why, count]) => `${count} ${why}`);
  const without = refused.length > 0 ? `, ${refused.length} without (${by.join(', ')})` : '';
  const proof =
    fixes.length > 0
      ? `; ${counted(units, 'unit')} hashed with ${overrides.length > 0 ? 'them' : 'the patch'}, ${changed.without} exports with another CRC before and ${changed.with} after`
      : '';
  return `${fixes.length === 1 ? '1 fix' : `${fixes.length} fixes`}${without}${proof}`;
}

/** The patch with what it does before it, as `git apply` and `patch -p1` take it. */
export function fixPatch({ fixes, patch }: Fixes): RawText {
  const head = fixes.flatMap(({ names, what, conditions }) => [
    `* ${names.map((name) => declarationName(name)).join(', ')}: ${what}`,
    ...conditions.map((condition) => `  only if: ${condition}`),
  ]);
  const lines = [
    'kabi: hide changes from genksyms that compiled modules do not notice',
    '',
    ...head,
    '',
    'Proved for this configuration and machine alone, by modversions fix: applied to a copy, hashed, laid out.',
    '',
  ];
  return `${lines.map((line) => `${line.replace(/[\r\n]/g, ' ')}\n`).join('')}---\n${patch}`;
}

/** The same for programs. */
export function fixJson(fixes: Fixes): Iterable<RawText> {
  const document: FixDocument = { format: 'modversions-fix', version: 1, ...fixes };
  return itemsJson(document);
}
