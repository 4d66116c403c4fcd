// SPDX-License-Identifier: GPL-2.0-or-later
import type { Chain, Reasons, ToleratedBy } from '../../kernel/compare';
import type { Place } from '../../formats/corpus';
import type { RuleUse, ShownLayout } from '../../kernel/judge';
import { RecordName } from '../../record-name';
import type { Shown, Told } from '../../text';
import { short } from './forms/short';
import { counted } from './spelling';

type Spelt = (text: string) => string;
const asIs: Spelt = (text) => text;

/** `struct pot` for `s#pot`; an export's own declaration by its name. */
export function declarationName(name: string): string {
  return RecordName.parse(name).title;
}

/**
 * `netif_rx → s#sk_buff.dev → s#net_device`.
 * @param spelt how a step is
 */
export function chainText({ steps }: Told<Chain>, spelt = asIs): string {
  return steps.map(({ name, member }) => spelt(member === null ? name : `${name}.${member}`)).join(' → ');
}

/**
 * Where a declaration stands in both trees; null where neither tells.
 * @param spelt how a file is
 */
export function placesText(base: Told<Place> | null, next: Told<Place> | null, spelt = asIs): string | null {
  const [was, is] = [base, next].map((place) => place && `${spelt(place.file)}:${place.line}`);
  return was && is ? (was === is ? was : `${was} → ${is}`) : (was ?? is ?? null);
}

/** Where a rule stands: `line 3`, with its file where rules are of several. */
export function rulePlace({ line, file }: { line: number; file?: Shown }): string {
  return file === undefined ? `line ${line}` : `line ${line} of ${file}`;
}

/** Why a change does not count, in a line. */
export function toleratedText(tolerated: Told<ToleratedBy>): string {
  if (tolerated.by === 'known') return 'known already';
  if (tolerated.by === 'implicit') return 'tolerated implicitly';
  const { more = [], ...first } = tolerated;
  const rules = [first, ...more].map((rule) => {
    const why = reasonsText(rule);
    return `${rulePlace(rule)}: ${short(rule.rule)}${why && ` (${short(why, 400)})`}`;
  });
  return `tolerated by the rule in ${rules.join(', and in ')}`;
}

/** A rule that tolerates nothing, and why. */
export function ruleUseText(rule: Told<RuleUse>): string {
  const { state, until, matches } = rule;
  const what =
    state === 'expired' ? `expired (until ${until}), would decide about ${counted(matches, 'thing')}` : state;
  return `${what}: ${rulePlace(rule)}, ${short(rule.rule)}: ${short(reasonsText(rule), 400)}`;
}

/** Why a rule is there, in a line; empty for one that does not say. */
export function reasonsText({ reason, bug, owner, until }: Told<Reasons>): string {
  const more = [bug, owner && `owner ${owner}`, until && `until ${until}`].filter((one) => one !== undefined);
  return `${reason ?? ''}${more.length > 0 ? ` [${more.join(', ')}]` : ''}`;
}

/** Bits as bytes, and as `5:3` where they are no whole bytes. */
export function bytesText(bits: number): string {
  const bytes = Math.floor(bits / 8);
  return bits % 8 === 0 ? String(bytes) : `${bytes}:${bits % 8}`;
}

/** `4 bytes`, or `3 bits` where they are no whole bytes. */
export function sizeText(bits: number): string {
  return bits % 8 === 0 ? counted(bits / 8, 'byte') : counted(bits, 'bit');
}

/** A change of a number: `24 → 32`, or `24` where there is none. */
const changeText = (was: number, is: number): string => (was === is ? `${was}` : `${was} → ${is}`);

/** What both layouts take: `size 24 → 32, alignment 8`. */
export function extentText(base: Told<ShownLayout>, next: Told<ShownLayout>): string {
  return `size ${changeText(base.size, next.size)}, alignment ${changeText(base.align, next.align)}`;
}
