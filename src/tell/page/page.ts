// SPDX-License-Identifier: GPL-2.0-or-later
import { inUtf8, type RawText } from '../../text';
import { itemsJson, type ToldComparison } from '../report';
import { frameOf, type Maker } from './frame';

/** What a page says where nobody says more. */
const SOMEBODY: Maker = { program: 'modversions', day: null };

/**
 * What is told of a comparison as one HTML file that carries it as JSON, a program to look at it, and nothing to fetch.
 * @param maker stands on the page, and is all of it that does not follow from the comparison
 */
export function* kernelsPage(
  { headline, names, saved }: ToldComparison,
  maker = SOMEBODY,
): Generator<RawText> {
  const [base, next] = names;
  const { head, tail } = frameOf(`kABI: ${base} → ${next}`, headline, maker);
  yield inUtf8(head);
  for (const piece of itemsJson(saved(), JSON.stringify)) yield inUtf8(inScript(piece));
  yield inUtf8(tail);
}

/** JSON in a script element, which `</script` or `<!--` would end or confuse; in JSON these stand in strings only. */
const inScript = (json: string): string =>
  json.replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
