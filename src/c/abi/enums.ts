// SPDX-License-Identifier: GPL-2.0-or-later
import type { EnumSyntax } from '../syntax';
import { changed, difference, sizeFact, valueFact, type Difference } from './difference';
import { compareOwnAttributes } from './attributes';
import { onBoth, within, type Both, type Typed } from './sides';

/** Tells in which declaration besides its own an enumerator is used; null for none. */
export type UserOf = (enumerator: string) => string | null;

/** Names of enumerators that count the others or end them. */
const SENTINEL =
  /(?:^|_)(?:MAX|NR|NUM|NUMBER|COUNT|CNT|LAST|END|SIZE|TOTAL|SENTINEL|__LAST|LEN)(?:_|$)|^_+|^(?:NR|NUM|MAX)_|MAX$/i;

/** What differs between two enums. @throws Unknown */
export function compareEnums(sides: Both<Typed<EnumSyntax>>, userOf: UserOf): Difference[] {
  const enums = onBoth(sides, ({ syntax, types }) => types.enumOf(syntax));
  const objects = onBoth(enums, ({ type }) => type);
  const found: Difference[] = [];
  if (objects.base.size !== objects.new.size) {
    const sizes = onBoth(objects, ({ size }) => size);
    found.push(difference('size-changed', 'break', `size ${changed(sizes)}`, onBoth(sizes, sizeFact)));
  } else if (objects.base.isSigned !== objects.new.isSigned) {
    const reason = 'the sign of its type differs; safe for values that both hold';
    found.push(difference('typedef-changed', 'conditional', reason));
  }
  const values = onBoth(enums, (one) => one.values);
  const added = new Map([...values.new].filter(([name]) => !values.base.has(name)));
  for (const [name, base] of values.base) {
    const newValue = values.new.get(name);
    if (newValue === undefined) found.push(removal(name, base, added));
    else if (base !== newValue) found.push(revaluation(name, { base, new: newValue }, userOf));
  }
  for (const [subject, value] of added) {
    const reason = `${subject} is new; compiled modules never pass it`;
    const about = { subject, new: valueFact(value) };
    found.push(difference('enumerator-appended', 'compatible', reason, about));
  }
  found.push(...compareOwnAttributes(within(sides, ({ attributes }) => attributes)));
  return found;
}

/** What another value of an enumerator means that is looked at by itself. */
export function compareValues(name: string, values: Both<bigint>, userOf: UserOf): Difference[] {
  if (values.base === values.new) return [];
  const user = userOf(name);
  const reason = `${valuesText(name, values)}${user === null ? '' : `, and ${user} uses it`}`;
  return [difference('enumerator-changed', 'break', reason, { subject: name, ...onBoth(values, valueFact) })];
}

/** An enumerator that went; one that came with its value took its place. */
function removal(name: string, value: bigint, added: Map<string, bigint>): Difference {
  const base = valueFact(value);
  for (const [other, its] of added) {
    if (its !== value) continue;
    added.delete(other);
    const reason = `${name} is now ${other}, of the same value`;
    const about = { subject: other, base, new: valueFact(value) };
    return difference('enumerator-renamed', 'compatible', reason, about);
  }
  const reason = `${name} is gone, and compiled modules may still use its value`;
  return difference('enumerator-removed', 'break', reason, { subject: name, base });
}

function revaluation(name: string, values: Both<bigint>, userOf: UserOf): Difference {
  const about = { subject: name, ...onBoth(values, valueFact) };
  if (!SENTINEL.test(name) || values.new < values.base) {
    return difference('enumerator-changed', 'break', valuesText(name, values), about);
  }
  const user = userOf(name);
  const counts = `${name} counts the others: ${changed(values)}`;
  if (user !== null) {
    return difference('enumerator-appended', 'break', `${counts}, and ${user} uses it`, about);
  }
  const reason = `${counts}; safe for modules that do not use it`;
  return difference('enumerator-appended', 'conditional', reason, about);
}

function valuesText(name: string, values: Both<bigint>): string {
  return `${name} was ${values.base} and is ${values.new}`;
}
