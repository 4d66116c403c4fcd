import type { JudgedComparison } from '../../kernel/judge';
import { headlineOf, kernelReport, sideNames } from '../report';
import { frameOf } from './frame';

/**
 * A comparison as one HTML file that carries its JSON, a program to look at it, and nothing to fetch.
 * @returns pieces of one character a byte
 */
export function* kernelsPage(comparison: JudgedComparison): Generator<string> {
  const [base, next] = sideNames(comparison);
  const { head, tail } = frameOf(`Kernel module interface: ${base} → ${next}`, headlineOf(comparison));
  yield Buffer.from(head).toString('latin1');
  for (const piece of kernelReport(comparison, 'json', { color: false, width: null })) yield inScript(piece);
  yield Buffer.from(tail).toString('latin1');
}

/** JSON in a script element, which `</script` or `<!--` would end or confuse; in JSON these stand in strings only. */
const inScript = (json: string): string =>
  json.replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
