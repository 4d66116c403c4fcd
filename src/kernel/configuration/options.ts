// SPDX-License-Identifier: GPL-2.0-or-later
import type { Both } from '../../c/abi';
import { byBytes, type Kernel } from '../../formats/corpus';
import type { OptionValues } from './result';

/** What an option is set to, by its name with `CONFIG_`; undefined where it is off. */
export type Options = (option: string) => string | undefined;

/** The options of which two configurations differ, by name. */
export function differingOptions({
  base,
  new: next,
}: Both<NonNullable<Kernel['configuration']>>): OptionValues[] {
  const names = new Set([...Object.keys(base), ...Object.keys(next)]);
  return [...names]
    .filter((name) => base[name] !== next[name])
    .sort(byBytes)
    .map((option) => ({ option, base: base[option] ?? null, new: next[option] ?? null }));
}

export const optionsOf =
  (configuration: NonNullable<Kernel['configuration']>): Options =>
  (option) =>
    Object.hasOwn(configuration, option) ? configuration[option] : undefined;
