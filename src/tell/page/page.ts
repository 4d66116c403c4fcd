// SPDX-License-Identifier: GPL-2.0-or-later
import { inUtf8, type RawText } from '../../text';
import { itemsJson, type ToldComparison, type ToldMatrix } from '../report';
import { frameOf } from './frame';

/** What is told of a comparison as one HTML file that carries it as JSON, a program to look at it, and nothing to fetch. */
export function* kernelsPage({ headline, names, saved }: ToldComparison): Generator<RawText> {
  const [base, next] = names;
  yield* pageOf(`kABI: ${base} → ${next}`, headline, saved());
}

/** The same of modules by kernels. */
export function matrixPage(matrix: ToldMatrix): Iterable<RawText> {
  return pageOf('Modules by kernels', matrix.headline, matrix);
}

function* pageOf(title: string, headline: string, data: object): Generator<RawText> {
  const { head, tail } = frameOf(title, headline);
  yield inUtf8(head);
  for (const piece of itemsJson(data, JSON.stringify)) yield inUtf8(inScript(piece));
  yield inUtf8(tail);
}

/** JSON in a script element, which `</script` or `<!--` would end or confuse; in JSON these stand in strings only. */
const inScript = (json: string): string =>
  json.replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
