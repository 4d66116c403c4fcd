// SPDX-License-Identifier: GPL-2.0-or-later
import type { Chain, ComparedSide } from '../../../kernel/compare';
import type { Fact, Finding, JudgedCause } from '../../../kernel/judge';
import type { Shown, Told } from '../../../text';
import { counted } from '../spelling';
import * as whole from '../wording';
import { short } from '../forms/short';
import type { ToleratedChanges } from './outline';

const KINDS: Readonly<Record<ComparedSide['kind'], string>> = {
  scan: 'scan',
  tree: 'kernel tree',
  symvers: 'Module.symvers',
  symtypes: 'symtypes',
  shipped: 'kernel as shipped',
};

/** What a side is: its path, and what was found there. */
export function sideText({
  path,
  kind,
  release,
  architecture,
  isWhole,
  exports,
}: Told<ComparedSide>): string {
  const what = [release, architecture].filter((one) => one !== null).join(' ');
  const found = `${KINDS[kind]}${what && ` of ${what}`}, ${counted(exports, 'export')}`;
  return `${path} (${found}${isWhole ? '' : ', not the whole kernel'})`;
}

/** `6.1.190`, or the path where no release is known. */
export const sideName = ({ release, path }: Told<ComparedSide>): string => release ?? path;

/** Where a cause stands in both trees, long paths cut; null where neither tells. */
export const placesText = ({ basePlace, newPlace }: Told<JudgedCause>): string | null =>
  whole.placesText(basePlace, newPlace, (file) => short(file));

/** A chain, long names cut. */
export const chainText = (chain: Told<Chain>): string => whole.chainText(chain, (step) => short(step));

/** Where a fact lies and what it is: `+16 u32 (4 bytes)`. */
export function factText(fact: Told<Fact> | null): string {
  if (!fact) return '–';
  const { type, offset, size, value } = fact;
  const parts: string[] = [];
  if (offset !== null) parts.push(`+${whole.bytesText(offset)}`);
  if (type !== null) parts.push(short(type, 60));
  if (size !== null) parts.push(`(${whole.sizeText(size)})`);
  if (value !== null) parts.push(`= ${value}`);
  return parts.join(' ') || '–';
}

/** What a finding is about. */
export const subjectText = ({ subject }: Told<Finding>): string => short(subject, 60) || 'the whole';

/** Why some changes do not count. @param show makes the text of a rule fit to be shown */
export function toleratedWhy(
  { by, rule }: Pick<ToleratedChanges, 'by' | 'rule'>,
  show: (text: Shown) => string = (text) => short(text),
): string {
  if (by === 'known') return 'known already';
  if (!rule) return 'implicitly';
  const why = whole.reasonsText(rule);
  return `by the rule in ${whole.rulePlace(rule)}, ${show(rule.rule)}${why && `: ${short(why, 400)}`}`;
}

/** The first of some names, and how many more there are. */
export function listed(names: readonly string[], shown = 5): string {
  const more = names.length - shown;
  const first = names
    .slice(0, shown)
    .map((name) => short(name))
    .join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}
