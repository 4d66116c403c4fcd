// SPDX-License-Identifier: GPL-2.0-or-later
import { inUtf8, type RawText } from '../../text';
import { itemsJson, type ToldCheck, type ToldComparison, type ToldMatrix, type ToldPairs } from '../report';
import { frameOf, type Maker, type PageProgram } from './frame';

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
  yield* pageOf(`kABI: ${base} → ${next}`, headline, saved(), maker, 'main');
}

/** The same of several pairs. */
export function pairsPage(pairs: ToldPairs, maker = SOMEBODY): Iterable<RawText> {
  return pageOf('kABI of several pairs', pairs.headline, pairs, maker);
}

/** The same of modules by kernels. */
export function matrixPage(matrix: ToldMatrix, maker = SOMEBODY): Iterable<RawText> {
  return pageOf('Modules by kernels', matrix.headline, matrix, maker);
}

/** The same of modules before one kernel. */
export function checkPage(check: ToldCheck, maker = SOMEBODY): Iterable<RawText> {
  // Those in trouble are among the modules already.
  return pageOf('Modules before a kernel', check.headline, { ...check, troubled: [] }, maker);
}

function* pageOf(
  title: string,
  headline: string,
  data: object,
  maker: Maker,
  program: PageProgram = 'tables',
): Generator<RawText> {
  const { head, tail } = frameOf(title, headline, maker, program);
  yield inUtf8(head);
  for (const piece of itemsJson(data, JSON.stringify)) yield inUtf8(inScript(piece));
  yield inUtf8(tail);
}

/** JSON in a script element, which `</script` or `<!--` would end or confuse; in JSON these stand in strings only. */
const inScript = (json: string): string =>
  json.replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
