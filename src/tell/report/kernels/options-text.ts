// SPDX-License-Identifier: GPL-2.0-or-later
import type { ComparedConfiguration, OptionCause, OptionValues } from '../../../kernel/configuration';
import type { Told } from '../../../text';
import { short } from '../forms/short';
import { counted } from '../spelling';

/** Options that are named before the rest is counted. */
const SHOWN = 8;
/** Longest condition or value that is shown whole. */
const LONGEST = 120;

const valueText = (value: Told<OptionValues>['base']): string =>
  value === null ? 'off' : short(value, LONGEST);

/** What an option is set to on both sides: `CONFIG_SMP y → off`. */
export const optionText = ({ option, base, new: next }: Told<OptionValues>): string =>
  `${short(option)} ${valueText(base)} → ${valueText(next)}`;

/** An option behind a cause, with the evidence. */
export function optionCauseText(cause: Told<OptionCause>): string {
  const { way, side, place, text } = cause;
  const what = short(text, LONGEST);
  const where = `${short(place.file)}:${place.line} of ${side}`;
  const why = {
    lines: `lines stand under ${what}`,
    declaration: `the declaration stands under ${what}`,
    include: `an #include on the way to it stands under ${what}`,
    macro: `it hangs on ${what}`,
  }[way];
  return `by ${optionText(cause)}: ${why} (${where})`;
}

/** What became of the configuration, in a sentence or two. @param shown options that are named */
export function configurationText(
  { base, new: next, differing, bearing }: Told<ComparedConfiguration>,
  shown = SHOWN,
): string {
  if (differing === null) {
    const sides = [base === null && 'base', next === null && 'new'].filter(Boolean).join(' and ');
    return `not known for ${sides}: scans keep it since this version, so scan again`;
  }
  if (differing === 0) return 'no option differs';
  const all = `${counted(differing, 'option')} ${differing === 1 ? 'differs' : 'differ'}`;
  if (bearing.length === 0) return `${all}; none was seen behind a cause`;
  const named = bearing
    .slice(0, shown)
    .map((one) => `${optionText(one)} (${counted(one.causes, 'cause')})`)
    .join(', ');
  const more = bearing.length > shown ? ` and ${bearing.length - shown} more` : '';
  return `${all}; behind causes: ${named}${more}`;
}
